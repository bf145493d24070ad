package no.saksgang.local.player;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import no.saksgang.local.scenario.Expectation;
import org.jspecify.annotations.Nullable;

/**
 * What is counted together: a step; or, while something is away, all steps from the {@code stop} to
 * the {@code start}, since only then what they caused can be seen.
 *
 * @param mails how many mails there had been when it opened
 * @param events how many events there had been
 * @param subjects what its steps are about
 * @param expectations theirs, in order
 */
record Window(int mails, int events, Set<String> subjects, List<Expectation> expectations) {
    static Window opening(int mails, int events) {
        return new Window(mails, events, new LinkedHashSet<>(), new ArrayList<>());
    }

    void add(Set<String> about, Expectation expectation) {
        subjects.addAll(about);
        expectations.add(expectation);
    }

    /**
     * What must have come over all. What the last step expects it expects of the whole; where it
     * says nothing, what the others expected of mail and events is put together.
     */
    Expectation expectation() {
        var last = expectations.getLast();
        if (expectations.size() == 1) {
            return last;
        }
        var earlier = expectations.subList(0, expectations.size() - 1);
        return new Expectation(
                last.mails() != null
                        ? last.mails()
                        : given(earlier, Expectation::mails).stream()
                                .reduce(Integer::sum)
                                .orElse(null),
                last.to() != null ? last.to() : all(given(earlier, Expectation::to)),
                last.calendar() != null
                        ? last.calendar()
                        : same(given(earlier, Expectation::calendar)),
                last.sequence() != null
                        ? last.sequence()
                        : same(given(earlier, Expectation::sequence)),
                last.events() != null ? last.events() : all(given(earlier, Expectation::events)),
                last.minutes(),
                last.answers(),
                last.refused());
    }

    private static <T> List<T> given(
            List<Expectation> of, Function<Expectation, @Nullable T> what) {
        var given = new ArrayList<T>();
        for (var expectation : of) {
            var value = what.apply(expectation);
            if (value != null) {
                given.add(value);
            }
        }
        return given;
    }

    private static @Nullable List<String> all(List<List<String>> lists) {
        return lists.isEmpty() ? null : lists.stream().flatMap(List::stream).toList();
    }

    private static <T> @Nullable T same(List<T> values) {
        return values.stream().distinct().count() == 1 ? values.getFirst() : null;
    }
}
