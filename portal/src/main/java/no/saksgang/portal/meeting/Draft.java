package no.saksgang.portal.meeting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.saksgang.events.AgendaItem;
import org.jspecify.annotations.Nullable;

/**
 * An agenda while it is edited. An item is named by its number, {@code 3} or {@code 3.2}; every
 * change numbers anew. A number that nothing has changes nothing.
 */
record Draft(List<AgendaItem> items) {
    Draft {
        items = numbered(items);
    }

    Draft add(AgendaItem item) {
        return add("", item);
    }

    /** Puts an item last on the agenda, or last below another; there is one such level. */
    Draft add(String below, AgendaItem item) {
        if (below.isEmpty()) {
            var more = new ArrayList<>(items);
            more.add(item);
            return new Draft(more);
        }
        return new Draft(
                items.stream()
                        .map(it -> it.number().equals(below) ? with(it, appended(it, item)) : it)
                        .toList());
    }

    /** Says an item anew; what is below it stays. */
    Draft replace(String number, AgendaItem item) {
        return onLevelOf(number, (level, at) -> level.set(at, with(item, level.get(at).items())));
    }

    Draft remove(String number) {
        return onLevelOf(number, (level, at) -> level.remove(at));
    }

    Draft up(String number) {
        return onLevelOf(number, (level, at) -> swap(level, at, at - 1));
    }

    Draft down(String number) {
        return onLevelOf(number, (level, at) -> swap(level, at, at + 1));
    }

    /** Puts an item into the place of another on its level; those between move by one. */
    Draft move(String number, String to) {
        var target = indexOn(number, to);
        return target < 0
                ? this
                : onLevelOf(number, (level, at) -> level.add(target, level.remove(at)));
    }

    @Nullable AgendaItem find(String number) {
        return all().filter(it -> it.number().equals(number)).findFirst().orElse(null);
    }

    /** The first on the upper level that is called so. */
    Optional<AgendaItem> titled(String title) {
        return items.stream().filter(it -> it.title().equals(title)).findFirst();
    }

    /** Every item, each before those below it. */
    Stream<AgendaItem> all() {
        return items.stream()
                .mapMulti((it, all) -> {
                    all.accept(it);
                    it.items().forEach(all);
                });
    }

    /** The body of a request that sets the agenda. */
    Map<String, Object> request() {
        return Form.body("agenda", items.stream().map(Draft::request).toList());
    }

    private static Map<String, Object> request(AgendaItem it) {
        return Form.body(
                "title", it.title(),
                "kind", it.kind(),
                "caseId", it.caseId(),
                "caseNumber", it.caseNumber(),
                "presenter", it.presenter(),
                "minutes", it.minutes(),
                "papers",
                        it.papers().stream()
                                .map(paper -> Form.body("title", paper.title(), "url", paper.url()))
                                .toList(),
                "approves", it.approves(),
                "visibility", it.visibility(),
                "items", it.items().stream().map(Draft::request).toList());
    }

    /** What is done with one item among those on its level. */
    private interface Change {
        void on(List<AgendaItem> level, int at);
    }

    private Draft onLevelOf(String number, Change change) {
        var dot = number.indexOf('.');
        if (dot < 0) {
            return new Draft(changed(items, number, change));
        }
        var parent = number.substring(0, dot);
        return new Draft(
                items.stream()
                        .map(it ->
                                it.number().equals(parent)
                                        ? with(it, changed(it.items(), number, change))
                                        : it)
                        .toList());
    }

    private static List<AgendaItem> changed(List<AgendaItem> level, String number, Change change) {
        var at = index(level, number);
        var changed = new ArrayList<>(level);
        if (at >= 0) {
            change.on(changed, at);
        }
        return changed;
    }

    private int indexOn(String number, String to) {
        var dot = number.indexOf('.');
        var parent = dot < 0 ? null : find(number.substring(0, dot));
        return index(dot < 0 ? items : parent == null ? List.of() : parent.items(), to);
    }

    private static int index(List<AgendaItem> level, String number) {
        for (var n = 0; n < level.size(); n++) {
            if (level.get(n).number().equals(number)) {
                return n;
            }
        }
        return -1;
    }

    private static void swap(List<AgendaItem> level, int at, int with) {
        if (with >= 0 && with < level.size()) {
            Collections.swap(level, at, with);
        }
    }

    private static List<AgendaItem> appended(AgendaItem parent, AgendaItem item) {
        var more = new ArrayList<>(parent.items());
        more.add(item);
        return more;
    }

    private static List<AgendaItem> numbered(List<AgendaItem> items) {
        var numbered = new ArrayList<AgendaItem>();
        for (var item : items) {
            var number = String.valueOf(numbered.size() + 1);
            var below = new ArrayList<AgendaItem>();
            for (var it : item.items()) {
                below.add(numbered(it, number + "." + (below.size() + 1), List.of()));
            }
            numbered.add(numbered(item, number, below));
        }
        return List.copyOf(numbered);
    }

    private static AgendaItem with(AgendaItem it, List<AgendaItem> below) {
        return numbered(it, it.number(), below);
    }

    private static AgendaItem numbered(AgendaItem it, String number, List<AgendaItem> below) {
        return new AgendaItem(
                number,
                it.caseId(),
                it.caseNumber(),
                it.title(),
                it.kind(),
                it.presenter(),
                it.minutes(),
                it.papers(),
                it.approves(),
                it.visibility(),
                below);
    }
}
