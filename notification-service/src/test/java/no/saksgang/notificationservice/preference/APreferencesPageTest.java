package no.saksgang.notificationservice.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import no.saksgang.events.directory.Language;
import no.saksgang.notificationservice.page.Pages;
import no.saksgang.notificationservice.preference.Preference.Announcements;
import no.saksgang.notificationservice.preference.Preference.Declinable;
import no.saksgang.notificationservice.token.CalendarLinks.CalendarLink;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Leaves the pages under {@code target/pages}, to be looked at. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class APreferencesPageTest {
    private static final Path LOOK = Path.of("target/pages/preferences");

    private static final CalendarLink CALENDAR =
            new CalendarLink(
                    "https://svar.fjordregionen.example/calendars/Y2Fs.ics",
                    "webcal://svar.fjordregionen.example/calendars/Y2Fs.ics");

    private final Pages pages = new Pages();

    @ParameterizedTest
    @EnumSource(Language.class)
    void has_words_for_all_that_can_be(Language language) throws IOException {
        write(
                "chosen",
                language,
                pages.html(
                        "preferences",
                        language,
                        PreferencesPage.of(
                                "token",
                                "kept",
                                "Eli Vik",
                                "15.00",
                                language,
                                new Preference(language, Announcements.DIGEST, true),
                                CALENDAR)));
        write(
                "replaced",
                language,
                pages.html(
                        "preferences",
                        language,
                        PreferencesPage.of(
                                "token",
                                "replaced",
                                "Eli Vik",
                                "15.00",
                                language,
                                Preference.USUAL,
                                CALENDAR)));
        for (var list : Declinable.values()) {
            for (var done : new boolean[] {false, true}) {
                var name = list.name().toLowerCase(Locale.ROOT);
                write(
                        "unsubscribe-" + name + (done ? "-done" : ""),
                        language,
                        pages.html(
                                "unsubscribe",
                                language,
                                Map.of(
                                        "token", "token", "leave", name, "done", done, "name",
                                        "Eli Vik")));
            }
        }
    }

    private static void write(String name, Language language, String html) throws IOException {
        Files.createDirectories(LOOK);
        Files.writeString(LOOK.resolve(name + "." + language.tag() + ".html"), html);
        assertThat(html)
                .as(name)
                .contains("<html lang=\"" + language.tag() + "\"")
                .doesNotContain("??", "{0}", "th:", "null");
    }
}
