package no.saksgang.local.store;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The way to a query's documents that looks at the fewest: by {@code _id} if the filter names it,
 * whatever else it has; else by the index of which it fixes most fields, and from the first that it
 * does not, a range and the order. What a plan yields holds every match and may hold more: the
 * filter is always applied to it.
 *
 * @param places distinct, and where {@code sorted} in the order asked for
 */
record Plan(Stream<Key> places, boolean sorted) {

    /** So many ranges of an index are tried before a field is left to the filter. */
    private static final int MOST_POINTS = 50_000;

    /**
     * @param limit how many documents are wanted, or 0 for all
     * @return empty if all documents have to be looked at
     */
    static Optional<Plan> of(
            Document filter,
            @Nullable Document sort,
            int limit,
            Collection<? extends Lookup> indexes) {
        var wanted = Condition.of(filter);
        var best =
                indexes.stream()
                        .map(index -> Candidate.of(index, wanted, sort))
                        .filter(it -> it.narrows() || (it.sorted() && limit > 0))
                        .max(Comparator.comparingInt(Candidate::score));
        if (best.isEmpty() || !best.get().narrows()) {
            var either = either(filter, indexes);
            if (either.isPresent()) {
                return either;
            }
        }
        return best.map(Candidate::plan);
    }

    /** For {@code $or}: the places of its branches, if each of them has an index. */
    private static Optional<Plan> either(Document filter, Collection<? extends Lookup> indexes) {
        if (!(filter.get("$or") instanceof List<?> branches)) {
            return Optional.empty();
        }
        var places = Stream.<Key>empty();
        for (var branch : branches) {
            if (!(branch instanceof Document document)) {
                return Optional.empty();
            }
            var plan = of(document, null, 0, indexes);
            if (plan.isEmpty()) {
                return Optional.empty();
            }
            places = Stream.concat(places, plan.get().places());
        }
        return Optional.of(new Plan(places.distinct(), false));
    }

    private record Candidate(
            Lookup index,
            List<Key> points,
            int fixed,
            @Nullable Range range,
            boolean complete,
            boolean sorted,
            boolean descending) {

        static Candidate of(Lookup index, Map<String, Condition> wanted, @Nullable Document sort) {
            var points = List.of(Key.NOTHING);
            var fixed = 0;
            var onlyNulls = true;
            for (var field : index.fields()) {
                var values = wanted.getOrDefault(field, Condition.NONE).points();
                if (values == null || (long) points.size() * values.size() > MOST_POINTS) {
                    break;
                }
                points =
                        points.stream().flatMap(point -> values.stream().map(point::then)).toList();
                onlyNulls &= values.contains(Key.NULL);
                fixed++;
            }
            var fields = new ArrayList<>(index.fields());
            if (!fields.getLast().equals(PrimaryIndex.ID)) {
                fields.add(PrimaryIndex.ID);
            }
            var range =
                    fixed < fields.size()
                            ? wanted.getOrDefault(fields.get(fixed), Condition.NONE).range()
                            : null;
            if (range != null && index.isMultikey()) {
                // One element may be above the one bound and another below the other.
                range = range.one();
            }
            var complete =
                    !index.leavesOut()
                            || !onlyNulls
                            || (range != null && fixed < index.fields().size());
            var order = order(sort, fields, fixed);
            var sorted = complete && order != 0 && points.size() == 1 && !index.isMultikey();
            return new Candidate(index, points, fixed, range, complete, sorted, order < 0);
        }

        /** 1 or -1 if the index is in the order asked for, forwards or backwards, or else 0. */
        private static int order(@Nullable Document sort, List<String> fields, int fixed) {
            if (sort == null || sort.isEmpty()) {
                return 1;
            }
            var order = 0;
            var next = fixed;
            for (var by : sort.entrySet()) {
                if (fields.subList(0, fixed).contains(by.getKey())) {
                    continue; // all the same
                }
                if (next > fixed && fields.get(next - 1).equals(PrimaryIndex.ID)) {
                    continue; // no two the same before it
                }
                if (next == fields.size() || !fields.get(next).equals(by.getKey())) {
                    return 0;
                }
                if (!(by.getValue() instanceof Number direction)) {
                    return 0;
                }
                var sign = Integer.signum(direction.intValue());
                if (order != 0 && order != sign) {
                    return 0;
                }
                order = sign;
                next++;
            }
            return order == 0 ? 1 : order;
        }

        boolean narrows() {
            return complete && (fixed > 0 || range != null);
        }

        int score() {
            var byId = fixed == 1 && index.fields().equals(List.of(PrimaryIndex.ID));
            return (byId ? 1000 : 0)
                    + 10 * fixed
                    + (range == null ? 0 : 5)
                    + (sorted ? 3 : 0)
                    - (points.size() > 1 ? 1 : 0);
        }

        Plan plan() {
            if (points.size() == 1) {
                var places = places(points.getFirst());
                return new Plan(index.isMultikey() ? places.distinct() : places, sorted);
            }
            var places = points.stream().flatMap(this::places);
            return new Plan(index.isMultikey() ? places.distinct() : places, false);
        }

        private Stream<Key> places(Key point) {
            var from = point;
            var to = point.end();
            if (range != null) {
                from = point.then(range.from());
                to = point.then(range.to());
            }
            var iterator = index.places(from, to, descending);
            return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, 0), false);
        }
    }

    /** Keys of one kind from {@code from} to before {@code to}. */
    private record Range(Key from, Key to, boolean below, boolean above) {

        Range and(Range other) {
            return new Range(
                    from.compareTo(other.from) > 0 ? from : other.from,
                    to.compareTo(other.to) < 0 ? to : other.to,
                    below || other.below,
                    above || other.above);
        }

        Range one() {
            return below && above ? new Range(from, from.endOfKind(), true, false) : this;
        }
    }

    /** What a filter says of one field, as far as an index can use it. */
    private record Condition(@Nullable Set<Key> points, @Nullable Range range) {

        static final Condition NONE = new Condition(null, null);

        static Map<String, Condition> of(Document filter) {
            var conditions = new HashMap<String, Condition>();
            collect(filter, conditions);
            return conditions;
        }

        private static void collect(Document filter, Map<String, Condition> into) {
            filter.forEach((field, value) -> {
                if (field.equals("$and") && value instanceof Collection<?> all) {
                    for (var one : all) {
                        if (one instanceof Document document) {
                            collect(document, into);
                        }
                    }
                } else if (!field.startsWith("$")) {
                    into.merge(field, on(value), Condition::and);
                }
            });
        }

        private static Condition on(@Nullable Object value) {
            if (!(value instanceof Document operators)
                    || operators.isEmpty()
                    || !operators.keySet().iterator().next().startsWith("$")) {
                return isPlain(value) ? at(Set.of(Key.of(value))) : NONE;
            }
            if (BsonRegularExpression.isRegularExpression(value)) {
                return NONE;
            }
            var condition = NONE;
            for (var operator : operators.entrySet()) {
                condition = condition.and(on(operator.getKey(), operator.getValue()));
            }
            return condition;
        }

        private static Condition on(String operator, @Nullable Object value) {
            return switch (operator) {
                case "$eq" -> isPlain(value) ? at(Set.of(Key.of(value))) : NONE;
                case "$in" -> {
                    if (!(value instanceof Collection<?> values)
                            || !values.stream().allMatch(Condition::isPlain)) {
                        yield NONE;
                    }
                    var keys = new LinkedHashSet<Key>();
                    values.forEach(each -> keys.add(Key.of(each)));
                    yield at(keys);
                }
                // The bounds themselves are the filter's to judge.
                case "$gt", "$gte" -> {
                    if (!hasOrder(value)) {
                        yield NONE;
                    }
                    var key = Key.of(value);
                    yield within(new Range(key, key.endOfKind(), true, false));
                }
                case "$lt", "$lte" -> {
                    if (!hasOrder(value)) {
                        yield NONE;
                    }
                    var key = Key.of(value);
                    yield within(new Range(key.firstOfKind(), key.end(), false, true));
                }
                default -> NONE;
            };
        }

        private Condition and(Condition other) {
            return new Condition(
                    points != null ? points : other.points,
                    range == null
                            ? other.range
                            : other.range == null ? range : range.and(other.range));
        }

        private static Condition at(Set<Key> points) {
            return new Condition(points, null);
        }

        private static Condition within(Range range) {
            return new Condition(null, range);
        }

        /**
         * Whether documents with this very value are found under it. An array is under its
         * elements.
         */
        private static boolean isPlain(@Nullable Object value) {
            return !(value instanceof Collection)
                    && !BsonRegularExpression.isRegularExpression(value);
        }

        private static boolean hasOrder(@Nullable Object value) {
            return value instanceof Number
                    || value instanceof String
                    || value instanceof Instant
                    || value instanceof ObjectId;
        }
    }
}
