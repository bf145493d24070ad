package no.saksgang.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import no.saksgang.events.Due;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingADueDateTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-09-25",
                "25.9.2025",
                "25.09.2025",
                " 25. 9. 2025",
                "25. september 2025",
                "25 September 2025",
                "25. sep. 2025"
            })
    void a_day_is_a_day_however_it_is_written(String written) {
        assertThat(DueText.read(written)).isEqualTo(new Due(LocalDate.of(2025, 9, 25), null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-Q4,2025-Q4",
        "Q4 2025,2025-Q4",
        "4. kvartal 2025,2025-Q4",
        "4th quarter of 2025,2025-Q4",
        "K2 2026,2026-Q2",
        "2025-10,2025-10",
        "oktober 2025,2025-10",
        "Oct 2025,2025-10"
    })
    void a_period_is_a_quarter_or_a_month(String written, String period) {
        assertThat(DueText.read(written)).isEqualTo(new Due(null, period, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"når e-kurset lanseres", "neste møte", "31.2.2025", "våren 2026"})
    void all_else_is_words(String written) {
        assertThat(DueText.read(written)).isEqualTo(new Due(null, null, written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"25.9.2025", "2025-Q4", "2025-10", "når det lanseres"})
    void what_is_shown_is_read_as_the_same(String written) {
        assertThat(DueText.written(DueText.read(written))).isEqualTo(written);
    }

    @Test
    void nothing_is_nothing() {
        assertThat(DueText.read("  ")).isNull();
        assertThat(DueText.read(null)).isNull();
    }
}
