package no.saksgang.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DueTest {
    @ParameterizedTest
    @CsvSource({
        "2025-Q1, 2025-03-31",
        "2025-Q4, 2025-12-31",
        "2025-10, 2025-10-31",
        "2024-02, 2024-02-29"
    })
    void in_a_period_is_due_on_its_last_day(String period, LocalDate lastDay) {
        assertThat(new Due(null, period, null).lastDay()).contains(lastDay);
    }

    @Test
    void on_a_date_is_due_on_that_day() {
        var day = LocalDate.of(2025, 11, 3);
        assertThat(new Due(day, null, null).lastDay()).contains(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"når e-kurset lanseres", "2025-Q4"})
    void in_words_has_no_last_day_whatever_they_are(String words) {
        assertThat(new Due(null, null, words).lastDay()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025", "2025-Q5", "2025-13", "høsten 2025"})
    void in_a_period_that_is_written_otherwise_has_none_either(String period) {
        assertThat(new Due(null, period, null).lastDay()).isEmpty();
    }
}
