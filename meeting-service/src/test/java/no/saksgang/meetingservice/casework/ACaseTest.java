package no.saksgang.meetingservice.casework;

import static no.saksgang.meetingservice.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import no.saksgang.events.CaseId;
import no.saksgang.events.GroupId;
import no.saksgang.events.casework.CaseClosed;
import no.saksgang.events.casework.CaseOpened;
import no.saksgang.events.casework.CaseRenamed;
import no.saksgang.events.casework.CaseReopened;
import no.saksgang.meetingservice.casework.CaseRefusal.CaseIsClosed;
import no.saksgang.meetingservice.casework.CaseRefusal.CaseIsOpen;
import no.saksgang.meetingservice.casework.CaseRefusal.TooManyCases;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ACaseTest {
    private static final CaseId PLAN = new CaseId("plan");
    private static final GroupId ENERGI = new GroupId("energi");
    private static final Instant NOW = Instant.parse("2025-10-01T08:00:00Z");

    private static Case opened() {
        return Case.open(PLAN, ENERGI, "12/25", "Næringsplan", NOW);
    }

    @Test
    void is_opened_under_its_groups_number() {
        assertThat(opened().recorded())
                .containsExactly(new CaseOpened(PLAN, ENERGI, "12/25", "Næringsplan"));
    }

    @Test
    void is_called_something_else_and_keeps_its_number() {
        var plan = opened();
        plan.rename("Strategisk næringsplan", NOW);
        plan.rename("Strategisk næringsplan", NOW);
        assertThat(plan.recorded())
                .hasSize(2)
                .last()
                .isEqualTo(new CaseRenamed(PLAN, "Strategisk næringsplan"));
        assertThat(plan.number()).isEqualTo("12/25");
    }

    @Test
    void is_closed_and_then_left_alone_until_it_is_opened_again() {
        var plan = opened();
        refuses(plan, new CaseIsOpen(), () -> plan.reopen(NOW));
        plan.close(NOW);
        refuses(plan, new CaseIsClosed(NOW), () -> plan.close(NOW.plusSeconds(1)));
        refuses(plan, new CaseIsClosed(NOW), () -> plan.rename("Noe", NOW));
        plan.reopen(NOW);
        assertThat(plan.recorded())
                .endsWith(new CaseClosed(PLAN), new CaseReopened(PLAN))
                .hasSize(3);
    }

    @Test
    void gets_the_next_number_of_the_year_once() {
        var numbers = Numbering.of(2025);
        numbers.give(new CaseId("en"));
        numbers.give(new CaseId("to"));
        numbers.give(new CaseId("en"));
        assertThat(numbers.numberOf(new CaseId("en"))).isEqualTo("1/25");
        assertThat(numbers.numberOf(new CaseId("to"))).isEqualTo("2/25");
        var later = Numbering.of(2105);
        later.give(PLAN);
        assertThat(later.numberOf(PLAN)).isEqualTo("1/05");
    }

    @Test
    void is_not_numbered_when_the_group_has_as_many_as_a_year_holds() {
        var numbers = Numbering.of(2025);
        IntStream.range(0, Numbering.MOST).forEach(it -> numbers.give(new CaseId("c" + it)));
        refuses(numbers, new TooManyCases(Numbering.MOST), () -> numbers.give(PLAN));
    }
}
