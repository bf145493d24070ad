package no.saksgang.notificationservice.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import no.saksgang.events.MemberId;
import no.saksgang.events.Place;
import no.saksgang.events.directory.Language;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.notificationservice.answer.Invited.Given;
import no.saksgang.notificationservice.answer.Invited.Status;
import no.saksgang.notificationservice.answer.Invited.Way;
import no.saksgang.notificationservice.message.Examples;
import no.saksgang.notificationservice.page.Pages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Leaves the pages under {@code target/pages}, to be looked at. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnAnswerPageTest {
    private static final Path LOOK = Path.of("target/pages/replies");
    private static final Instant ANSWERED = Instant.parse("2025-09-01T07:12:00Z");

    private final Pages pages = new Pages();

    static Stream<Language> languages() {
        return Arrays.stream(Language.values());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void has_words_for_all_that_can_be(Language language) throws Exception {
        var open = invited(Status.OPEN, null);
        page("open", open, AnswerForm.blank(open, "accepted"), null, List.of(), language);
        for (var way : Way.values()) {
            var answered = invited(Status.OPEN, given(way, way != Way.LINK));
            page(
                    "answered-" + way,
                    answered,
                    AnswerForm.blank(answered, null),
                    "noted",
                    List.of(),
                    language);
        }
        for (var status : List.of(Status.STARTED, Status.CANCELLED, Status.NOT_INVITED)) {
            var closed = invited(status, given(Way.LINK, true));
            var html =
                    page(
                            "closed-" + status,
                            closed,
                            AnswerForm.blank(closed, null),
                            null,
                            List.of(),
                            language);
            assertThat(html).doesNotContain("<form");
        }
        page("moved", open, AnswerForm.blank(open, "declined"), "moved", List.of(), language);
        write("no-such-page", language, pages.noSuchPage(language).getBody());
        write("come-again", language, pages.comeAgain(language).getBody());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void leads_from_every_fault_to_its_field(Fault fault) throws Exception {
        var open = invited(Status.OPEN, null);
        for (var language : Language.values()) {
            var html =
                    page(
                            "fault-" + fault,
                            open,
                            AnswerForm.blank(open, "declined"),
                            null,
                            List.of(fault),
                            language);
            assertThat(html)
                    .contains("href=\"#" + fault.field() + "\"", "id=\"" + fault.field() + "\"");
        }
    }

    @Test
    void is_right_with_a_title_that_wants_to_be_more() throws Exception {
        var wicked =
                new Invited(
                        new MemberId("jorn"),
                        Examples.invitation(
                                1,
                                "<script>alert(1)</script> \"x\" ".repeat(6),
                                new Place("<b>Her</b>", "javascript:alert(1)", null)),
                        1,
                        Status.OPEN,
                        "<i>Jørn</i>",
                        null,
                        null,
                        null);
        assertThat(
                        page(
                                "wicked",
                                wicked,
                                AnswerForm.blank(wicked, "\"><script>"),
                                null,
                                List.of(),
                                Language.NB))
                .doesNotContain("<script", "<b>", "<i>", "javascript:");
    }

    private String page(
            String name,
            Invited invited,
            AnswerForm form,
            @Nullable String notice,
            List<Fault> faults,
            Language language)
            throws IOException {
        var html =
                pages.html(
                        "answer",
                        language,
                        AnswerPage.of("token", "", notice, invited, form, faults, language, pages));
        return write(name.toLowerCase(Locale.ROOT), language, html);
    }

    private static String write(String name, Language language, @Nullable String html)
            throws IOException {
        var text = String.valueOf(html);
        Files.createDirectories(LOOK);
        Files.copy(
                Path.of("src/main/resources/static/pages.css"),
                LOOK.resolveSibling("pages.css"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(LOOK.resolve(name + "." + language.tag() + ".html"), text);
        assertThat(text)
                .as(name)
                .contains("<html lang=\"" + language.tag() + "\"")
                .doesNotContain("??", "{0}", "{1}", "th:", "style=\"", ">null<");
        return text;
    }

    private static Invited invited(Status status, @Nullable Given given) {
        return new Invited(
                new MemberId("jorn"),
                Examples.invitation(
                        1,
                        "Møte i faggruppe for næring",
                        new Place("Teams", "https://teams.example/l/1", null)),
                1,
                status,
                "Jørn Vik",
                "jorn.vik@storfjord.example",
                Language.NB,
                given);
    }

    private static Given given(Way way, boolean noted) {
        return new Given(
                way == Way.SECRETARIAT ? AnswerKind.DECLINED : AnswerKind.ACCEPTED,
                ANSWERED,
                way,
                noted,
                true,
                noted ? null : "Kommer rett fra toget",
                way == Way.SECRETARIAT ? "Kari Vik" : null,
                way == Way.SECRETARIAT ? "kari.vik@storfjord.example" : null,
                null,
                way == Way.LINK ? LocalTime.of(11, 30) : null,
                way == Way.LINK ? List.of("2.1") : List.of());
    }
}
