package no.saksgang.portal.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.ItemKind;
import no.saksgang.events.Visibility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TimetableTest {
    private static final LocalDateTime NINE = LocalDateTime.parse("2026-02-05T09:00");

    @Test
    void begins_each_item_when_those_before_it_have_taken_their_time() {
        assertThat(starts(item(5), item(40), item(null)))
                .containsExactly("09:00", "09:05", "09:45");
    }

    @Test
    void lets_what_is_below_an_item_run_within_it() {
        assertThat(starts(item(30, item(10), item(20)), item(5)))
                .containsExactly("09:00", "09:00", "09:10", "09:30");
    }

    @Test
    void gives_an_item_without_minutes_those_of_what_is_below_it() {
        assertThat(starts(item(null, item(10), item(20)), item(5)))
                .containsExactly("09:00", "09:00", "09:10", "09:30");
    }

    @Test
    void says_by_how_much_the_agenda_is_too_long_and_what_is_left_open() {
        var table = of(item(100), item(30), item(null));
        assertThat(table.minutes()).isEqualTo(130);
        assertThat(table.room()).isEqualTo(120);
        assertThat(table.over()).isEqualTo(10);
        assertThat(table.open()).isEqualTo(1);
    }

    private static Timetable of(AgendaItem... items) {
        return Timetable.of(NINE, NINE.plusHours(2), new Draft(Arrays.asList(items)).items());
    }

    private static List<String> starts(AgendaItem... items) {
        return of(items).rows().stream()
                .map(Timetable.Row::from)
                .map(LocalDateTime::toLocalTime)
                .map(LocalTime::toString)
                .toList();
    }

    private static AgendaItem item(@Nullable Integer minutes, AgendaItem... below) {
        return new AgendaItem(
                "",
                null,
                null,
                "Item",
                ItemKind.DISCUSSION,
                null,
                minutes,
                List.of(),
                List.of(),
                Visibility.PUBLIC,
                Arrays.asList(below));
    }
}
