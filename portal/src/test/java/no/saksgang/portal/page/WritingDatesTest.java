package no.saksgang.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WritingDatesTest {
    @ParameterizedTest
    @CsvSource({
        "nb, tirsdag 8. desember 2026",
        "nn, tysdag 8. desember 2026",
        "en, Tuesday 8 December 2026"
    })
    void names_the_day_of_the_week_in_the_language_of_the_page(String language, String written) {
        assertThat(
                        new Dates(Locale.of(language))
                                .weekday(LocalDateTime.parse("2026-12-08T09:00:00")))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nb | 8. desember 2026 kl. 09.05",
                "nn | 8. desember 2026 kl. 09.05",
                "en | 8 December 2026, 09:05"
            })
    void tells_a_moment_by_the_clocks_of_Oslo(String language, String written) {
        assertThat(new Dates(Locale.of(language)).moment(Instant.parse("2026-12-08T08:05:00Z")))
                .isEqualTo(written);
    }
}
