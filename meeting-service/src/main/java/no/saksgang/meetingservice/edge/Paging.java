package no.saksgang.meetingservice.edge;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import no.saksgang.chassis.http.Page;
import no.saksgang.chassis.outbox.Stored;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param cursor where the page begins: the {@code next} of the one before
 * @param limit how many at most, {@value #USUAL} if not said
 */
public record Paging(
        @Nullable @Line(max = 100) String cursor, @Nullable @Positive @Max(MOST) Integer limit) {
    public static final int MOST = 200;
    static final int USUAL = 50;

    public int size() {
        return Objects.requireNonNullElse(limit, USUAL);
    }

    /**
     * The page of a list in the order of its ids.
     *
     * @param query what lies after an id, as many as said
     */
    public <A, V> Page<V> of(
            BiFunction<String, Integer, List<Stored<A>>> query, Function<Stored<A>, V> view) {
        var found = query.apply(Objects.requireNonNullElse(cursor, ""), size() + 1);
        return page(found, view, Stored::id);
    }

    /**
     * The page that begins a list of which one more was read than is asked for.
     *
     * @param next the cursor after an item
     */
    public <S, V> Page<V> page(List<S> found, Function<S, V> view, Function<S, String> next) {
        var shown = found.subList(0, Math.min(size(), found.size()));
        return new Page<>(
                shown.stream().map(view).toList(),
                found.size() > size() ? next.apply(shown.getLast()) : null);
    }
}
