package no.saksgang.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static no.saksgang.local.browser.Visitor.inTime;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A meeting's life as people live it: the secretariat at a desk, one member without scripts, one
 * with a telephone, a dashboard on the wall that nobody reloads. What it leaves can be looked at
 * afterwards.
 */
final class AMeetingsLife {
    static final String TITLE = "Klimamøte i januar";
    private static final String MEMBERS =
            """
            medlemsid;navn;e-post;rolle;representerer
            kari;Kari Nordbø;kari.nordbo@storvidda.example;leder;Storvidda kommune
            anna;Anna Lysgård;anna.lysgard@lillevatn.example;medlem;Lillevatn kommune
            jon;Jon Aleksander Moe;jon.moe@bekkedal.example;medlem;Bekkedal kommune
            siri;Siri Holm;siri.holm@viddaregionen.example;sekretariat;Viddaregionen
            """;

    private final Stage stage;
    private final Visitor secretariat;
    private final Visitor wall;
    private final Pictures pictures;
    private String group = "";
    private String meeting = "";
    private String nextMeeting = "";
    private String oneCase = "";
    private String news = "";
    private String conference = "";

    AMeetingsLife(Stage stage, Visitor secretariat, Visitor wall, Pictures pictures) {
        this.stage = stage;
        this.secretariat = secretariat;
        this.wall = wall;
        this.pictures = pictures;
    }

    /** From the founding of the group until the meeting after this one is planned. */
    void live() {
        foundsAGroup();
        plansAMeeting();
        invites();
        somebodyComesAndLeaves();
        papersAreRead();
        answersComeIn();
        theMeetingIsHeld();
        theReferatIsWritten();
        theReferatIsApproved();
        theReferatIsCorrected();
        newsGoesOut();
        theNextMeetingBeginsLikeIt();
        theNextMeetingIsMoved();
        anotherIsCalledToAndCalledOff();
        somethingIsFollowedUp();
    }

    String group() {
        return group;
    }

    String meeting() {
        return meeting;
    }

    /** The path of its page. */
    String nextMeeting() {
        return nextMeeting;
    }

    /** The path of its page. */
    String oneCase() {
        return oneCase;
    }

    /** The path of its page. */
    String news() {
        return news;
    }

    /** The path of its page. */
    String conference() {
        return conference;
    }

    private void foundsAGroup() {
        var page = secretariat.page();
        secretariat.open("/groups");
        secretariat.type("#name", "Klimagruppen");
        secretariat.type("#contactName", "Viddaregionen");
        secretariat.type("#contactEmail", "post@viddaregionen.example");
        secretariat.press("Opprett gruppen");
        page.waitForURL(Pattern.compile(".*/groups/[^/]+$"));
        group = page.url().substring(page.url().lastIndexOf('/') + 1);
        // As Excel in Norway still saves it.
        page.setInputFiles(
                "#file",
                new FilePayload(
                        "medlemmer.csv",
                        "text/csv",
                        MEMBERS.getBytes(Charset.forName("windows-1252"))));
        secretariat.press("Se hva listen endrer");
        assertThat(page.locator("main")).containsText("4 kommer inn i gruppen");
        secretariat.press("Les inn listen");
        assertThat(page.locator("main")).containsText("Kari Nordbø");
    }

    private void plansAMeeting() {
        var page = secretariat.page();
        secretariat.open("/cases");
        secretariat.type("#caseTitle", "Sykkelveier");
        secretariat.choose("#group", "Klimagruppen");
        secretariat.press("Opprett saken");
        page.waitForURL(Pattern.compile(".*/cases/[^/]+$"));
        oneCase = secretariat.path();
        secretariat.open("/meetings/new?empty=1&group=" + group);
        secretariat.type("#title", TITLE);
        secretariat.type("#startsAt", "2026-01-29");
        secretariat.type("#startTime", "09:00");
        secretariat.type("#endTime", "11:30");
        secretariat.type("input[name=name]", "Rådhuset");
        secretariat.choose("#leaderId", "Kari Nordbø");
        secretariat.choose("#secretaryId", "Siri Holm");
        secretariat.tick("#group-" + group);
        secretariat.press("Planlegg møtet");
        // Where the next step is.
        page.waitForURL(Pattern.compile(".*/meetings/[^/]+/agenda$"));
        assertThat(page.locator("main")).containsText("09.00–11.30, Rådhuset");
        meeting = page.url().replaceAll(".*/meetings/|/agenda", "");
        for (var title : List.of("Klimaplanen", "Sommermøtet")) {
            secretariat.type("#title-new", title);
            if (title.equals("Klimaplanen")) {
                page.setInputFiles(
                        "#file-new",
                        new FilePayload(
                                "Utkast til klimaplan.pdf",
                                "application/pdf",
                                Pdf.saying("Utslippene skal halveres innen 2030.")));
            }
            var items = page.locator("[data-item]");
            var before = items.count();
            page.locator("#title-new").press("Enter");
            assertThat(items).hasCount(before + 1);
            assertThat(items.last()).containsText(title);
            secretariat.assertFocusIsSomewhere();
        }
        // By drag, and back by keyboard.
        page.locator("[data-item]").last().dragTo(page.locator("[data-item]").first());
        assertThat(page.locator("[data-item]").first()).containsText("Sommermøtet", inTime());
        page.locator("[data-item]").first().locator("button").first().focus();
        page.keyboard().press("Alt+ArrowDown");
        assertThat(page.locator("[data-item]").nth(1)).containsText("Sommermøtet", inTime());
        secretariat.assertFocusIsSomewhere();
        // What waits in the group is at hand.
        secretariat.press(page.locator("#waiting-CASES"));
        secretariat.tick("#waiting-CASES-0");
        secretariat.press(page.locator("button[value=CASES]"));
        assertThat(page.locator("[data-item]").last()).containsText("Sykkelveier");
        pictures.take("saksliste", page);
        // Neither a program that is called a paper, nor what was typed beside it, is lost silently.
        secretariat.type("#title-new", "Referatsaker");
        page.setInputFiles(
                "#file-new", new FilePayload("plan.exe", "application/pdf", new byte[] {77, 90}));
        page.locator("#title-new").press("Enter");
        assertThat(page.locator("#refusal")).containsText("Slike filer kan ikke legges ved");
        assertThat(page.locator("#title-kept")).hasValue("Referatsaker");
    }

    /**
     * A paper's address opens for everybody once its agenda is approved, and all are in one file.
     */
    private void papersAreRead() {
        secretariat.open("/meetings/" + meeting);
        var paper = secretariat.page().locator(".sg-papers a").first().getAttribute("href");
        try (var nobody = stage.visitor()) {
            var opened = nobody.page().request().get(paper);
            assertThat(opened.status()).isEqualTo(200);
            assertThat(Pdf.textOf(opened.body())).contains("Utslippene skal halveres");
        }
        var whole =
                secretariat
                        .page()
                        .request()
                        .get(
                                stage.portal()
                                        .resolve("/meetings/" + meeting + "/papers.pdf")
                                        .toString(),
                                RequestOptions.create().setHeader("Accept-Language", "nb"));
        assertThat(whole.status()).isEqualTo(200);
        assertThat(Pdf.textOf(whole.body()))
                .contains(TITLE, "Utkast til klimaplan, side 2", "Utslippene skal halveres");
    }

    private void invites() {
        wall.open("/");
        assertThat(wall.page().locator("#ahead")).containsText(TITLE);
        var page = secretariat.page();
        secretariat.open("/meetings/" + meeting + "/preview");
        assertThat(page.locator("#mails")).containsText("Innkalling: straks, 4 mottakere");
        assertThat(page.frameLocator("iframe[name=letter]").locator("body"))
                .containsText("Kommer du?", inTime());
        pictures.take("forhaandsvisning", page);
        secretariat.press(page.locator("#do"));
        assertThat(page.locator("#done")).containsText("innkallingen sendes nå");
        // Nobody has loaded it anew.
        assertThat(wall.page().locator("#ahead")).containsText("4 har ikke svart", inTime());
        var approved =
                wall.page()
                        .locator("[data-stream] li")
                        .filter(new Locator.FilterOptions().setHasText("Sakslisten er godkjent"));
        assertThat(approved).containsText(TITLE, inTime());
    }

    /** Who comes in late gets the invitation, who leaves is told; both are seen before. */
    private void somebodyComesAndLeaves() {
        var page = secretariat.page();
        secretariat.open("/groups/" + group);
        secretariat.type("#name", "Per Sen");
        secretariat.type("#email", "per@dalen.example");
        secretariat.type("#represents", "Dalen");
        secretariat.press("Lagre");
        assertThat(page.locator("#mails")).containsText("Innkalling til nye: straks, en mottaker");
        assertThat(page.locator("#mails li").first()).containsText("Per Sen");
        assertThat(page.frameLocator("iframe[name=letter]").locator("body"))
                .containsText("Kommer du?", inTime());
        secretariat.press("Rediger videre");
        assertThat(page.locator("#represents")).hasValue("Dalen");
        secretariat.press("Lagre");
        assertThat(page.locator("#mails")).isVisible();
        assertThat(secretariat.barriersInEveryLanguage()).isEmpty();
        secretariat.press("Ta inn og send");
        secretariat.press(secretariat.link("Endre Per Sen"));
        // Nobody is mailed about another address, so nothing is asked.
        secretariat.type("#email", "per.sen@dalen.example");
        secretariat.press("Lagre");
        assertThat(page.locator("main")).containsText("per.sen@dalen.example");
        secretariat.press(secretariat.link("Endre Per Sen"));
        secretariat.press("Ta Per Sen ut av gruppen");
        assertThat(page.locator("#mails")).containsText("straks, en mottaker", inTime());
        assertThat(secretariat.barriersInEveryLanguage()).isEmpty();
        secretariat.press("Ta ut og send");
        assertThat(page.locator("main")).not().containsText("Per Sen");
    }

    private void answersComeIn() {
        try (var kari = stage.visitorWithoutScript().as("kari")) {
            kari.open("/");
            kari.press(kari.link("Svar på innkallingen: " + TITLE));
            kari.press("Jeg kommer");
            assertThat(kari.page().locator("#answer")).containsText("Du kommer");
        }
        assertThat(wall.page().locator("#ahead")).containsText("1 kommer", inTime());
        try (var anna = stage.visitorWithTelephone().as("anna")) {
            anna.open("/meetings/" + meeting);
            anna.page().locator("#answer summary").click();
            anna.type("#comment", "Er på kurs.");
            anna.button("Jeg kommer ikke").click();
            assertThat(anna.page().locator("#answer")).containsText("Du kommer ikke");
            assertThat(anna.page().locator("#answer .ds-tag")).hasAttribute("data-color", "danger");
            assertThat(anna.barriers()).isEmpty();
            pictures.take("telefon", anna.page());
        }
        assertThat(wall.page().locator("#ahead")).containsText("1 kommer ikke", inTime());
        // The screen on the wall loses the network, and catches up when it is back.
        wall.context().setOffline(true);
        try (var jon = stage.visitor().as("jon")) {
            jon.open("/meetings/" + meeting);
            jon.press("Jeg kommer");
            assertThat(jon.page().locator("#answer")).containsText("Du kommer");
        }
        wall.context().setOffline(false);
        assertThat(wall.page().locator("#ahead")).containsText("2 kommer,", inTime());
        pictures.take("oversikt", wall.page());
    }

    private void theMeetingIsHeld() {
        stage.suite().clock().moveTo(Stage.at("2026-01-29T12:00"));
        var page = secretariat.page();
        secretariat.open("/meetings/" + meeting + "/attendance");
        for (var present : List.of("kari", "jon", "siri")) {
            page.locator("#row-" + present + " input[value=PRESENT]").focus();
            page.keyboard().press("t");
        }
        page.locator("#row-anna input[value=APOLOGY]").focus();
        page.keyboard().press("f");
        assertThat(page.locator("[data-count=PRESENT]")).hasText("3");
        pictures.take("frammoete", page);
        secretariat.press("Lagre frammøtet");
        assertThat(page.locator("#saved")).isVisible();
    }

    private void theReferatIsWritten() {
        var page = secretariat.page();
        secretariat.open("/meetings/" + meeting + "/referat");
        var body = page.locator("#item-1 textarea[name=body]").first();
        secretariat.type(body, "Kari Nordbo sa at **klimaplanen** er ferdig. Planen sendes ut.");
        assertThat(page.locator("#status-1")).containsText("Lagret", inTime());
        secretariat.open("/meetings/" + meeting + "/referat");
        assertThat(page.locator("#findings")).containsText("Mente du Kari Nordbø?", inTime());
        secretariat.type("#commentsBy", "2026-02-05T12:00");
        secretariat.tick("#acknowledged");
        pictures.take("referat", page);
        secretariat.press(page.locator("#circulate-form button"));
        assertThat(page.locator("#mails")).containsText("4 mottakere");
        // Who goes on writing finds what was typed.
        secretariat.press("Rediger videre");
        assertThat(page.locator("#commentsBy")).hasValue("2026-02-05T12:00");
        secretariat.tick("#acknowledged");
        secretariat.press(page.locator("#circulate-form button"));
        assertThat(secretariat.barriersInEveryLanguage()).isEmpty();
        secretariat.press("Send til alle");
        assertThat(page.locator("main")).containsText("På merknadsrunde", inTime());
        try (var anna = stage.visitor().as("anna")) {
            anna.open("/meetings/" + meeting + "/referat");
            anna.press(anna.page().locator("#say-1 summary"));
            anna.type("#comment-text-1", "Jeg hadde meldt forfall.");
            anna.press(anna.page().locator("#say-1 button"));
            assertThat(anna.page().locator("main")).containsText("Takk.", inTime());
        }
    }

    private void theReferatIsApproved() {
        var page = secretariat.page();
        secretariat.open("/meetings/" + meeting + "/referat");
        var comment = page.locator(".sg-remarks li").first();
        secretariat.press(comment.locator("summary"));
        secretariat.type(comment.locator("textarea"), "Det står under forfall.");
        secretariat.press(comment.locator("button"));
        assertThat(page.locator("main")).containsText("Behandlet", inTime());
        secretariat.press(page.locator("#approve-form button"));
        assertThat(page.locator("#mails")).containsText("4 mottakere");
        assertThat(secretariat.barriersInEveryLanguage()).isEmpty();
        secretariat.press("Godkjenn referatet");
        assertThat(page.locator("main")).containsText("Referatet er godkjent", inTime());
    }

    private void theReferatIsCorrected() {
        var page = secretariat.page();
        secretariat.open("/meetings/" + meeting + "/referat/correction");
        secretariat.type("#reason", "Navnet var feil.");
        secretariat.press(page.locator("#item-1 > summary"));
        secretariat.type(
                page.locator("#item-1 textarea").first(),
                "Kari Nordbø sa at **klimaplanen** er ferdig.");
        secretariat.press("Se hva som sendes ut");
        assertThat(page.locator("#mails")).containsText("4 mottakere");
        secretariat.press("Rediger videre");
        assertThat(page.locator("#reason")).hasValue("Navnet var feil.");
        assertThat(page.locator("#item-1")).containsText("Vedtak (0)");
        secretariat.press("Se hva som sendes ut");
        assertThat(secretariat.barriersInEveryLanguage()).isEmpty();
        secretariat.press("Send ut rettelsen");
        assertThat(page.locator("main")).containsText("Kari Nordbø sa at klimaplanen", inTime());
    }

    private void newsGoesOut() {
        var page = secretariat.page();
        secretariat.open("/conferences/announcements/new");
        secretariat.type("#title", "Nye klimamidler");
        secretariat.type("#body", "Fristen er **1. april**.");
        secretariat.tick("#group-" + group);
        secretariat.press("Se hvordan den blir");
        assertThat(page.locator("#mails")).containsText("4 mottakere");
        assertThat(page.frameLocator("iframe[name=letter]").locator("body"))
                .containsText("Fristen er", inTime());
        pictures.take("kunngjoering", page);
        assertThat(secretariat.barriersInEveryLanguage()).isEmpty();
        secretariat.press("Send nå");
        assertThat(secretariat.heading("Nye klimamidler")).isVisible();
        news = secretariat.path();

        secretariat.open("/conferences/new");
        secretariat.type("#title", "Klimadagen");
        secretariat.type("#start", "2026-05-07T09:00");
        secretariat.type("#end", "2026-05-07T15:00");
        secretariat.type("#place", "Kulturhuset");
        secretariat.tick("#group-" + group);
        secretariat.press("Lagre uten å sende");
        assertThat(secretariat.heading("Klimadagen")).isVisible();
        conference = secretariat.path();
        for (var step : List.of("Kunngjør", "Avlys")) {
            var summary =
                    page.locator("summary").filter(new Locator.FilterOptions().setHasText(step));
            secretariat.press(summary);
            if (step.equals("Avlys")) {
                secretariat.type("#reason", "For få påmeldte.");
            }
            secretariat.press("Se hva som sendes ut");
            assertThat(page.locator("#mails")).containsText("4 mottakere", inTime());
            assertThat(secretariat.barriersInEveryLanguage()).isEmpty();
            secretariat.press(page.locator("#do"));
            assertThat(page.locator("h1")).containsText("Klimadagen");
        }
        assertThat(page.locator("h1")).containsText("Avlyst");
    }

    private void theNextMeetingBeginsLikeIt() {
        var page = secretariat.page();
        secretariat.open("/meetings/" + meeting);
        secretariat.press(secretariat.link("Lagre som gruppens mal"));
        secretariat.press("Lagre som gruppens mal");
        assertThat(page.locator("#template")).containsText("09.00–11.30");
        secretariat.press(secretariat.link("Nytt møte etter malen"));
        assertThat(page.locator("#title")).hasValue(TITLE);
        assertThat(page.locator("#endTime")).hasValue("11:30");
        assertThat(page.locator("main")).containsText("Saker fra malen");
        secretariat.choose("#leaderId", "Kari Nordbø");
        secretariat.choose("#secretaryId", "Siri Holm");
        secretariat.press("Planlegg møtet");
        page.waitForURL(Pattern.compile(".*/meetings/[^/]+/agenda$"));
        assertThat(page.locator("[data-item]").first()).containsText("Godkjenning");
        nextMeeting = secretariat.path().replace("/agenda", "");
    }

    /** Nobody is called to it yet, so nobody is told. */
    private void theNextMeetingIsMoved() {
        var page = secretariat.page();
        secretariat.open(nextMeeting + "/schedule");
        secretariat.type("#startsAt", "2026-03-12");
        secretariat.type("#name", "Biblioteket");
        secretariat.press("Se hva som sendes ut");
        assertThat(page.locator("#mails")).containsText("Ingen får e-post om dette.");
        secretariat.press(page.locator("#do"));
        assertThat(page.locator("main")).containsText("Biblioteket");
        assertThat(page.locator("main")).containsText("12. mars");
    }

    /** It gets a paper and an item more meanwhile; what goes out is seen each time. */
    private void anotherIsCalledToAndCalledOff() {
        var page = secretariat.page();
        secretariat.open("/meetings/new?group=" + group);
        secretariat.type("#title", "Klimamøte i april");
        secretariat.type("#startsAt", "2026-04-09");
        secretariat.choose("#leaderId", "Kari Nordbø");
        secretariat.choose("#secretaryId", "Siri Holm");
        secretariat.press("Planlegg møtet");
        page.waitForURL(Pattern.compile(".*/meetings/[^/]+/agenda$"));
        var another = secretariat.path().replace("/agenda", "");
        secretariat.open(another + "/preview");
        sendsToAll("innkallingen sendes nå");

        secretariat.open(another + "/papers");
        secretariat.type("#title", "Budsjettbrev");
        secretariat.type("#url", "https://viddaregionen.example/budsjett");
        secretariat.press("Se hva som sendes ut");
        sendsToAll("Sakspapiret er lagt ved.");

        secretariat.open(another + "/agenda");
        secretariat.type("#title-new", "Budsjett");
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).containsText("Endringene er ikke lagret ennå", inTime());
        secretariat.assertFocusIsSomewhere();
        secretariat.press("Se hva som sendes ut");
        assertThat(page.locator("#amended-heading")).isVisible();
        sendsToAll("Sakslisten er endret.");
        assertThat(page.locator("main")).containsText("Budsjett");

        secretariat.open(another + "/cancellation");
        secretariat.type("#reason", "For få kan komme.");
        secretariat.press("Se hva som sendes ut");
        assertThat(secretariat.barriersInEveryLanguage()).isEmpty();
        sendsToAll("Møtet er avlyst.");
    }

    private void sendsToAll(String done) {
        var page = secretariat.page();
        assertThat(page.locator("#mails")).containsText("4 mottakere");
        secretariat.press(page.locator("#do"));
        assertThat(page.locator("#done")).containsText(done, inTime());
    }

    private void somethingIsFollowedUp() {
        var page = secretariat.page();
        secretariat.open("/followups?group=" + group);
        secretariat.type("#text", "Sende ut tallene");
        secretariat.choose("#owner", "Jon Aleksander Moe");
        secretariat.type("#due", "2026-02-20");
        secretariat.press("Legg til");
        assertThat(page.locator("#registered")).containsText("Påminnelse om oppfølging");
        assertThat(page.locator("#registered")).containsText("Jon Aleksander Moe");
        secretariat.press(secretariat.buttonOf("Sende ut tallene"));
        assertThat(page.locator("#list")).containsText("Ingen oppgaver");
        secretariat.choose("#status", "Gjort");
        secretariat.press("Vis");
        assertThat(secretariat.buttonOf("Sende ut tallene")).containsText("Åpne igjen");
        secretariat.press(secretariat.buttonOf("Sende ut tallene"));
        secretariat.choose("#status", "Skal gjøres");
        secretariat.press("Vis");
        assertThat(secretariat.buttonOf("Sende ut tallene")).containsText("Gjort");
    }
}
