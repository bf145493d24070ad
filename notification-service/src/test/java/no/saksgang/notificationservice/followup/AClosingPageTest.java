package no.saksgang.notificationservice.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import no.saksgang.events.directory.Language;
import no.saksgang.notificationservice.page.Pages;
import no.saksgang.testing.AFollowUp;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Leaves the pages under {@code target/pages}, to be looked at. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AClosingPageTest {
    private static final Path LOOK = Path.of("target/pages/closing");

    private final Pages pages = new Pages();

    @ParameterizedTest
    @EnumSource(Language.class)
    void has_words_for_all_that_can_be(Language language) throws IOException {
        for (var status : ClosingPage.Status.values()) {
            write(status.name().toLowerCase(Locale.ROOT), language, page(status, language, false));
        }
        var tooLong = page(ClosingPage.Status.OPEN, language, true);
        write("too-long", language, tooLong);
        assertThat(tooLong).contains("role=\"alert\"", "Mye å si", "aria-invalid=\"true\"");
    }

    @ParameterizedTest
    @EnumSource(ClosingPage.Status.class)
    void asks_only_where_there_is_something_to_say(ClosingPage.Status status) {
        assertThat(page(status, Language.NB, false).contains("<form"))
                .isEqualTo(status == ClosingPage.Status.OPEN);
    }

    private String page(ClosingPage.Status status, Language language, boolean tooLong) {
        return pages.html(
                "closing",
                language,
                ClosingPage.of(
                        "token",
                        status,
                        "Eli Vik",
                        AFollowUp.saying("Sende <brevet>").details(),
                        tooLong ? "Mye å si" : "",
                        tooLong,
                        language));
    }

    private static void write(String name, Language language, String html) throws IOException {
        Files.createDirectories(LOOK);
        Files.writeString(LOOK.resolve(name + "." + language.tag() + ".html"), html);
        assertThat(html)
                .as(name)
                .contains("<html lang=\"" + language.tag() + "\"", "Sende &lt;brevet&gt;")
                .doesNotContain("??", "{0}", "th:", "null");
    }
}
