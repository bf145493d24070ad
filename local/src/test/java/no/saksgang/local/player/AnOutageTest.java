package no.saksgang.local.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import no.saksgang.local.scenario.Expectation;
import no.saksgang.local.scenario.Expectation.CalendarMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnOutageTest {
    private final Window outage = Window.opening(0, 0);

    @Test
    void is_judged_by_what_its_end_expects() {
        outage.add(Set.of("meeting/m1"), expecting(3, null, "AgendaApproved"));
        outage.add(Set.of(), expecting(15, null, "AgendaApproved", "PaperAdded"));
        assertThat(outage.expectation())
                .isEqualTo(expecting(15, null, "AgendaApproved", "PaperAdded"));
    }

    @Test
    void adds_up_what_its_steps_expect_where_its_end_says_nothing() {
        outage.add(Set.of("meeting/m1"), expecting(15, CalendarMethod.REQUEST, "AgendaApproved"));
        outage.add(Set.of("meeting/m2"), expecting(8, CalendarMethod.REQUEST, "AgendaApproved"));
        outage.add(Set.of(), Expectation.NONE);
        assertThat(outage.expectation())
                .isEqualTo(
                        expecting(23, CalendarMethod.REQUEST, "AgendaApproved", "AgendaApproved"));
        assertThat(outage.subjects()).containsExactly("meeting/m1", "meeting/m2");
    }

    @Test
    void does_not_put_unlike_calendars_together() {
        outage.add(Set.of(), expecting(15, CalendarMethod.REQUEST));
        outage.add(Set.of(), expecting(8, CalendarMethod.CANCEL));
        outage.add(Set.of(), Expectation.NONE);
        assertThat(outage.expectation().calendar()).isNull();
    }

    private static Expectation expecting(
            int mails, @Nullable CalendarMethod calendar, String... events) {
        return new Expectation(
                mails,
                null,
                calendar,
                null,
                events.length == 0 ? null : List.of(events),
                null,
                null,
                null);
    }
}
