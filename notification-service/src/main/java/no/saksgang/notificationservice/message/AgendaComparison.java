package no.saksgang.notificationservice.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import no.saksgang.events.AgendaItem;
import no.saksgang.notificationservice.message.Change.Point;

/**
 * Which item of an agenda is which of another: items have no ids. The same case is the same item,
 * then the same title, then one so like it that it must be meant.
 */
final class AgendaComparison {
    private static final int LONG_WORD = 4;
    private static final int NONE = -1;

    private final List<Placed> before;
    private final List<Placed> now;
    private final Map<Placed, Placed> wasBefore = new LinkedHashMap<>();

    /**
     * @param above the position of the item that it stands below, or {@link #NONE}
     */
    private record Placed(AgendaItem item, int above, int position) {
        boolean isTop() {
            return above == NONE;
        }

        /** What of its number is its own: {@code 2} of {@code 3.2}. */
        String ordinal() {
            return item.number().substring(item.number().lastIndexOf('.') + 1);
        }
    }

    private AgendaComparison(List<AgendaItem> before, List<AgendaItem> now) {
        this.before = placed(before);
        this.now = placed(now);
    }

    static AgendaComparison of(List<AgendaItem> before, List<AgendaItem> now) {
        var comparison = new AgendaComparison(before, now);
        comparison.match((it, was) ->
                it.item().caseId() != null && it.item().caseId().equals(was.item().caseId()));
        comparison.match((it, was) -> sameTitle(it, was) && sameNumber(it, was));
        comparison.match(AgendaComparison::sameTitle);
        comparison.match((it, was) -> alike(it, was) && sameNumber(it, was));
        comparison.match(AgendaComparison::alike);
        return comparison;
    }

    private static List<Placed> placed(List<AgendaItem> agenda) {
        var placed = new ArrayList<Placed>();
        for (var item : agenda) {
            var above = placed.size();
            placed.add(new Placed(item, NONE, above));
            for (var below : item.items()) {
                placed.add(new Placed(below, above, placed.size()));
            }
        }
        return placed;
    }

    private void match(BiPredicate<Placed, Placed> same) {
        for (var it : now) {
            if (!wasBefore.containsKey(it)) {
                before.stream()
                        .filter(was -> !wasBefore.containsValue(was))
                        .filter(was -> same.test(it, was))
                        .findFirst()
                        .ifPresent(was -> wasBefore.put(it, was));
            }
        }
    }

    private static boolean sameNumber(Placed it, Placed was) {
        return it.item().number().equals(was.item().number());
    }

    private static boolean sameTitle(Placed it, Placed was) {
        return it.item().title().strip().equalsIgnoreCase(was.item().title().strip());
    }

    /** Half of the longer words of the title that has fewer of them stand in the other. */
    private static boolean alike(Placed it, Placed was) {
        var some = words(it.item().title());
        var others = words(was.item().title());
        var swapped = some.size() > others.size();
        var fewer = swapped ? others : some;
        var more = swapped ? some : others;
        var shared =
                fewer.stream()
                        .filter(word -> more.stream().anyMatch(other -> kin(word, other)))
                        .count();
        return !fewer.isEmpty() && 2 * shared >= fewer.size();
    }

    /** «budsjett» and «budsjettet». */
    private static boolean kin(String one, String other) {
        return one.startsWith(other) || other.startsWith(one);
    }

    private static List<String> words(String title) {
        return Arrays.stream(title.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(it -> it.length() >= LONG_WORD)
                .toList();
    }

    List<Point> points() {
        var points = new ArrayList<Point>();
        for (var it : now) {
            if (!wasBefore.containsKey(it)) {
                points.add(new Point.ItemAdded(it.item()));
            }
        }
        for (var was : before) {
            if (!wasBefore.containsValue(was)) {
                points.add(new Point.ItemRemoved(was.item()));
            }
        }
        wasBefore.forEach((it, was) -> {
            if (!it.item().title().equals(was.item().title())
                    || !Objects.equals(it.item().caseNumber(), was.item().caseNumber())) {
                points.add(new Point.ItemRetitled(was.item(), it.item()));
            }
        });
        var moved = moved();
        moved.forEach(it -> points.add(new Point.ItemMoved(was(it).item(), it.item())));
        wasBefore.forEach((it, was) -> {
            if (!Objects.equals(it.item().presenter(), was.item().presenter())) {
                points.add(new Point.ItemPresented(it.item(), it.item().presenter()));
            }
            if (!Objects.equals(it.item().minutes(), was.item().minutes())) {
                points.add(new Point.ItemTimed(was.item(), it.item()));
            }
        });
        if (wasBefore.entrySet().stream()
                .anyMatch(it ->
                        !moved.contains(it.getKey())
                                && !it.getKey().ordinal().equals(it.getValue().ordinal()))) {
            points.add(new Point.Renumbered());
        }
        return points;
    }

    private Placed was(Placed it) {
        return Objects.requireNonNull(wasBefore.get(it));
    }

    /**
     * Those that stand elsewhere than among the same others: below another item, or out of the
     * order that most have kept.
     */
    private List<Placed> moved() {
        var moved = new ArrayList<Placed>();
        var siblings = new TreeMap<Integer, List<Placed>>();
        for (var it : wasBefore.keySet()) {
            if (staysBelow(it)) {
                siblings.computeIfAbsent(it.above(), _ -> new ArrayList<>()).add(it);
            } else {
                moved.add(it);
            }
        }
        siblings.values().forEach(it -> moved.addAll(outOfOrder(it)));
        return moved.stream().sorted(Comparator.comparingInt(Placed::position)).toList();
    }

    /** Whether what it stands below is what it stood below. */
    private boolean staysBelow(Placed it) {
        var was = was(it);
        if (it.isTop() || was.isTop()) {
            return it.isTop() == was.isTop();
        }
        return wasBefore.entrySet().stream()
                .anyMatch(pair ->
                        pair.getKey().position() == it.above()
                                && pair.getValue().position() == was.above());
    }

    /** The fewest that have to be taken out for the rest to stand in the old order. */
    private List<Placed> outOfOrder(List<Placed> inNoOrder) {
        var siblings =
                inNoOrder.stream().sorted(Comparator.comparingInt(Placed::position)).toList();
        var longest = new int[siblings.size()];
        var previous = new int[siblings.size()];
        var last = -1;
        for (var i = 0; i < siblings.size(); i++) {
            longest[i] = 1;
            previous[i] = -1;
            for (var j = 0; j < i; j++) {
                if (was(siblings.get(j)).position() < was(siblings.get(i)).position()
                        && longest[j] + 1 > longest[i]) {
                    longest[i] = longest[j] + 1;
                    previous[i] = j;
                }
            }
            if (last < 0 || longest[i] > longest[last]) {
                last = i;
            }
        }
        var kept = new ArrayList<Placed>();
        for (var i = last; i >= 0; i = previous[i]) {
            kept.add(siblings.get(i));
        }
        return siblings.stream().filter(it -> !kept.contains(it)).toList();
    }
}
