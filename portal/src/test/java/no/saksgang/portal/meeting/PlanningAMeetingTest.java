package no.saksgang.portal.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlanningAMeetingTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final LocalDate TODAY = LocalDate.parse("2026-02-17");

    @Test
    void counts_on_from_the_last_meetings_number() {
        assertThat(NewMeetingForm.next("3/2026", 2026)).isEqualTo("4/2026");
        assertThat(NewMeetingForm.next("9/2025", 2026)).isEqualTo("1/2026");
        assertThat(NewMeetingForm.next("spring", 2026)).isEmpty();
        assertThat(NewMeetingForm.next(null, 2026)).isEmpty();
    }

    @Test
    void takes_times_on_the_wall_clock_of_the_meeting() {
        assertThat(Command.at("2026-01-15", "09:00", OSLO))
                .isEqualTo(Instant.parse("2026-01-15T08:00:00Z"));
        assertThat(Command.at("2026-06-15", "09:00", OSLO))
                .isEqualTo(Instant.parse("2026-06-15T07:00:00Z"));
    }

    @Test
    void says_nothing_where_no_time_is_typed() {
        assertThat(Command.at("", "09:00", OSLO)).isNull();
        assertThat(Command.at("2026-01-15", "nine", OSLO)).isNull();
        assertThat(Command.at(null, null, OSLO)).isNull();
    }

    @Test
    void asks_for_answers_at_noon_some_days_before() {
        var form = NewMeetingForm.empty(null, List.of(), TODAY);
        form.typed().set("startsAt", "2026-03-19");
        assertThat(form.request(kind -> kind, null))
                .containsEntry("answerBy", Instant.parse("2026-03-12T11:00:00Z"))
                .containsEntry("startsAt", Instant.parse("2026-03-19T08:00:00Z"));
        form.typed().set("answerDays", "");
        assertThat(form.request(kind -> kind, null)).doesNotContainKey("answerBy");
    }

    @Test
    void begins_with_the_standing_items_that_are_chosen() {
        var form = NewMeetingForm.empty(null, List.of(), TODAY);
        assertThat(String.valueOf(form.request(kind -> kind, null).get("agenda")))
                .containsSubsequence(
                        "approval-of-agenda", "approval-of-referat", "round-table", "other");
        form.typed().set("standard", "OTHER");
        assertThat(form.request(kind -> kind, null).get("agenda"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }

    @Test
    void shows_a_month_in_whole_weeks_from_monday() {
        var weeks = Plan.grid(YearMonth.of(2026, 2), TODAY, List.of());
        assertThat(weeks).hasSize(5);
        assertThat(weeks.getFirst().number()).isEqualTo(5);
        assertThat(weeks.getFirst().days().getFirst().date())
                .isEqualTo(LocalDate.parse("2026-01-26"));
        assertThat(weeks.getFirst().days().getFirst().inMonth()).isFalse();
        assertThat(weeks.getLast().days().getLast().date())
                .isEqualTo(LocalDate.parse("2026-03-01"));
        assertThat(weeks.stream().flatMap(it -> it.days().stream()).filter(Plan.Day::today))
                .hasSize(1);
    }
}
