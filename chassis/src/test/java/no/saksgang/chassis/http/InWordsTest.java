package no.saksgang.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class InWordsTest {
    private final InWords words = new InWords(ZoneId.of("Europe/Oslo"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nb | 1. juli 2026 kl. 00.30 | 1. juli 2026 | 09.05 | 15
                    nn | 1. juli 2026 kl. 00.30 | 1. juli 2026 | 09.05 | 15
                    en | 1 July 2026, 00:30     | 1 July 2026  | 09:05 | 15
                    """)
    void tell_when_something_is_as_people_write_it(
            String language, String moment, String day, String time, String number) {
        var locale = Locale.of(language);
        assertThat(words.of(Instant.parse("2026-06-30T22:30:12.345Z"), locale)).isEqualTo(moment);
        assertThat(words.of(LocalDate.parse("2026-07-01"), locale)).isEqualTo(day);
        assertThat(words.of(LocalTime.parse("09:05"), locale)).isEqualTo(time);
        assertThat(words.of(15, locale)).isEqualTo(number);
    }
}
