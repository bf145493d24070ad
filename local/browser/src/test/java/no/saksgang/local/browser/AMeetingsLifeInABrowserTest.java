package no.saksgang.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static no.saksgang.local.browser.Visitor.PATIENCE;
import static no.saksgang.local.browser.Visitor.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A meeting's life as people live it; when it is over, every page is looked at. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class AMeetingsLifeInABrowserTest {
    private final Pictures pictures = new Pictures(Stage.HOME.resolve("docs"));
    private final Stage stage;
    private final Visitor secretariat;
    private final Visitor wall;
    private final AMeetingsLife life;

    AMeetingsLifeInABrowserTest(@TempDir Path directory) throws Exception {
        stage = Stage.set(directory.resolve("data"));
        secretariat = stage.visitor().as("sekretariatet");
        wall = stage.visitor().as("sekretariatet");
        life = new AMeetingsLife(stage, secretariat, wall, pictures);
        life.live();
        new LookingAfterMail(stage, secretariat, life.group()).live();
    }

    @AfterAll
    void everybody_goes_home() {
        secretariat.close();
        wall.close();
        stage.close();
    }

    @Test
    void ends_in_the_archive_and_before_the_public() {
        await().atMost(PATIENCE)
                .until(() -> {
                    secretariat.open("/archive?q=klimaplanen");
                    return secretariat.link(AMeetingsLife.TITLE).isVisible();
                });
        pictures.take("arkiv", secretariat.page());
        try (var anybody = stage.visitor()) {
            assertThat(anybody.open("/public/minutes/" + life.meeting())).isEqualTo(200);
            assertThat(anybody.page().locator("main")).containsText("klimaplanen");
            assertThat(anybody.open("/public/meetings/" + life.meeting())).isEqualTo(200);
            assertThat(anybody.page().locator("main")).containsText("Klimaplanen");
            assertThat(anybody.barriers()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nn", "en"})
    void leaves_no_page_with_a_barrier_in(String language) {
        for (var path : pages()) {
            secretariat.open(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
            assertThat(secretariat.page().locator("html")).hasAttribute("lang", language);
            assertThat(secretariat.barriers()).as(path).isEmpty();
        }
        secretariat.open("/?lang=nb");
    }

    /** By Tab alone one comes to everything that can be pressed or filled in, and away again. */
    @Test
    void leaves_no_page_with_a_barrier_in_bokmaal_or_to_a_keyboard() {
        for (var path : pages()) {
            secretariat.open(path);
            assertThat(secretariat.page().locator("html")).hasAttribute("lang", "nb");
            assertThat(secretariat.barriers()).as(path).isEmpty();
            assertThat(secretariat.outOfReach()).as(path).isEmpty();
        }
    }

    @Test
    void fits_a_telephone_in_the_dark() {
        try (var pocket = stage.visitorWithTelephone().as("sekretariatet")) {
            for (var path : pages()) {
                pocket.open(path);
                assertThat(pocket.barriers()).as(path).isEmpty();
            }
        }
    }

    private String mailing() {
        secretariat.open("/mailings");
        return secretariat
                .page()
                .locator("main tbody a[href^='/mailings/']")
                .first()
                .getAttribute("href");
    }

    private List<String> pages() {
        var one = "/meetings/" + life.meeting();
        return List.of(
                "/",
                "/meetings",
                "/meetings/calendar",
                "/meetings/new",
                one,
                one + "/print",
                one + "/attendance",
                one + "/referat",
                one + "/referat/correction",
                one + "/template",
                life.nextMeeting(),
                life.nextMeeting() + "/agenda",
                life.nextMeeting() + "/preview",
                life.nextMeeting() + "/schedule",
                life.nextMeeting() + "/cancellation",
                life.nextMeeting() + "/papers",
                "/followups",
                "/cases",
                life.oneCase(),
                "/archive?q=klimaplanen",
                "/archive/" + life.meeting(),
                "/archive/" + life.meeting() + "/comparison",
                "/groups",
                "/groups/" + life.group(),
                "/groups/" + life.group() + "?edit=kari",
                "/people/kari",
                "/conferences",
                life.conference(),
                life.news(),
                "/conferences/new",
                "/conferences/announcements/new",
                "/mailings",
                mailing(),
                "/mailings/people/anna",
                "/mailings/unreachable",
                "/mailings/held",
                "/mailings/left-behind",
                "/stream",
                "/public/",
                "/no-such-page");
    }

    @Test
    void is_closed_to_who_may_not_see_it() {
        var secretariats =
                List.of(
                        "/meetings/new",
                        "/meetings/HELD/attendance",
                        "/meetings/HELD/referat/correction",
                        "/meetings/HELD/template",
                        "/meetings/NEXT/agenda",
                        "/meetings/NEXT/preview",
                        "/meetings/NEXT/schedule",
                        "/meetings/NEXT/cancellation",
                        "/meetings/NEXT/papers",
                        "/people/kari",
                        "/conferences/new",
                        "/conferences/announcements/new",
                        "/conferences/ONE",
                        "/conferences/announcements/ONE",
                        "/mailings/ONE",
                        "/mailings/people/anna",
                        "/mailings/unreachable",
                        "/mailings/held",
                        "/mailings/left-behind");
        try (var anna = stage.visitor().as("anna")) {
            assertThat(closedTo(anna)).containsAll(secretariats).contains("/mailings");
            anna.open("/mailings");
            assertThat(anna.barriers()).isEmpty();
        }
        // Who leads a meeting sees to its agenda and attendance, and neither plans nor moves one.
        try (var kari = stage.visitor().as("kari")) {
            assertThat(closedTo(kari))
                    .contains(
                            "/meetings/new",
                            "/meetings/HELD/template",
                            "/meetings/NEXT/schedule",
                            "/meetings/NEXT/cancellation",
                            "/conferences/new")
                    .doesNotContain(
                            "/meetings/HELD/attendance",
                            "/meetings/NEXT/agenda",
                            "/meetings/NEXT/preview",
                            "/meetings/NEXT/papers");
        }
        try (var screen = stage.visitor().as("tavle")) {
            assertThat(closedTo(screen))
                    .containsAll(secretariats)
                    .contains("/meetings", "/groups", "/groups/ONE", "/followups", "/archive/HELD")
                    .doesNotContain("/", "/mailings");
        }
        try (var nobody = stage.visitor()) {
            assertThat(closedTo(nobody)).hasSize(pages().size() - 1).doesNotContain("/public/");
            nobody.open("/meetings");
            // At the provider's, who asks who it is.
            assertThat(nobody.page().url()).doesNotStartWith(stage.portal().toString());
        }
    }

    /** The pages that somebody is not let into, or not yet, without the ids of this run. */
    private List<String> closedTo(Visitor somebody) {
        return pages().stream()
                .filter(it -> List.of(302, 401, 403).contains(somebody.statusOf(it)))
                .map(it ->
                        it.replace(life.meeting(), "HELD")
                                .replace(life.nextMeeting(), "/meetings/NEXT")
                                .replace(life.group(), "ONE")
                                .replace(life.conference(), "/conferences/ONE")
                                .replace(life.news(), "/conferences/announcements/ONE")
                                .replaceAll("/mailings/.*[.].*", "/mailings/ONE"))
                .toList();
    }

    @Test
    void forgets_a_person_who_asks_for_it() {
        secretariat.open("/people/marit");
        assertThat(secretariat.heading("Personen finnes ikke her")).isVisible(patiently());
        secretariat.open("/people/jon");
        secretariat.press(secretariat.page().locator("#erase ~ details summary"));
        secretariat.press("Slett Jon Aleksander Moe for godt");
        assertThat(secretariat.heading("Personen finnes ikke her")).isVisible(patiently());
    }
}
