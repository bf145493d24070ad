package no.saksgang.portal.meeting;

import static no.saksgang.events.ItemKind.APPROVAL_OF_REFERAT;
import static no.saksgang.events.ItemKind.ROUND_TABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import no.saksgang.events.GroupId;
import no.saksgang.events.Place;
import no.saksgang.portal.services.Template;
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
    void begins_as_the_groups_template_says_with_the_items_that_are_kept() {
        var template =
                new Template(
                        "Fagmøte",
                        LocalTime.of(9, 30),
                        90,
                        Place.named("Rådhuset"),
                        5,
                        List.of(
                                new Template.Item("Referat 1. mai", APPROVAL_OF_REFERAT, 5),
                                new Template.Item("A|B", ROUND_TABLE, null)));
        var group = new GroupId("energi");
        var form = NewMeetingForm.by(template, group, List.of(), TODAY);
        assertThat(form.of("endTime")).isEqualTo("11:00");
        assertThat(form.offered())
                .extracting(NewMeetingForm.TemplateItem::title)
                .containsExactly("Referat 1. mai", "A|B");
        form.typed().put("item", List.of(form.offered().get(1).toString()));
        assertThat(form.request(kind -> kind, null))
                .containsEntry("title", "Fagmøte")
                .containsEntry("agenda", List.of(Map.of("title", "A|B", "kind", "round-table")));
        assertThat(form.offered()).hasSize(2);
    }

    @Test
    void approves_the_last_referat_and_not_that_of_the_template() {
        var item = new Template.Item("Referat 1. mai", APPROVAL_OF_REFERAT, 5);
        var template = new Template("Fagmøte", LocalTime.NOON, 60, null, 5, List.of(item));
        var form = NewMeetingForm.by(template, new GroupId("energi"), List.of(), TODAY);
        var last = AMeeting.aMeeting().called("m1").seen();
        assertThat(form.request(_ -> "Referat 3. juni", last).get("agenda"))
                .asString()
                .contains("Referat 3. juni", "m1")
                .doesNotContain("1. mai");
    }

    @Test
    void begins_with_the_standing_items_that_are_chosen() {
        var form = NewMeetingForm.empty(null, List.of(), TODAY);
        assertThat(form.request(kind -> kind, null).get("agenda"))
                .asString()
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
