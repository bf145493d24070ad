package no.saksgang.notificationservice.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import no.saksgang.events.Place;
import no.saksgang.events.directory.Language;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.AgendaApproved;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The form that Outlook, Gmail and Apple Mail know an invitation by (RFC 5545, 5546, 6047), octet
 * for octet where they are particular.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FormOfAnInvitationTest {
    private static final Pattern UNFOLD = Pattern.compile("\r\n ");

    private final MailWriter writer = Examples.writer();

    @ParameterizedTest
    @CsvSource({
        "INVITATION, REQUEST",
        "AMENDMENT, REQUEST",
        "RESCHEDULING, REQUEST",
        "WELCOME, REQUEST",
        "CANCELLATION, CANCEL",
        "FAREWELL, CANCEL",
        "CONFERENCE, REQUEST",
        "CONFERENCE_CHANGED, REQUEST",
        "CONFERENCE_CANCELLED, CANCEL"
    })
    void is_text_page_and_calendar_and_the_calendar_again_as_a_file_and_no_more(
            Purpose purpose, String method) throws Exception {
        var message = RenderedMailTest.parsed(mail(Examples.of(purpose)));
        assertThat(new ContentType(message.getContentType()).getBaseType())
                .isEqualTo("multipart/mixed");
        var mixed = parts(message.getContent());
        assertThat(mixed).hasSize(2);
        var alternative = parts(mixed.getFirst().getContent());
        assertThat(alternative)
                .map(BodyPart::getContentType)
                .containsExactly(
                        "text/plain; charset=UTF-8",
                        "text/html; charset=UTF-8",
                        "text/calendar; method=" + method + "; charset=UTF-8");
        assertThat(alternative).allSatisfy(it -> assertThat(it.getDisposition()).isNull());
        assertThat(mixed.getLast().getContentType())
                .isEqualTo("application/ics; name=\"invite.ics\"");
        assertThat(mixed.getLast().getDisposition()).isEqualTo("attachment");
        var calendar = content(alternative.getLast());
        assertThat(content(mixed.getLast())).isEqualTo(calendar);
        assertThat(calendar).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
        assertThat(lines(calendar)).containsOnlyOnce("METHOD:" + method);
        var from = address(message.getFrom());
        assertThat(lines(calendar))
                .filteredOn(it -> it.startsWith("ORGANIZER"))
                .containsExactly("ORGANIZER;CN=Fjordregionens sekretariat:mailto:" + from);
        assertThat(address(message.getReplyTo())).isEqualTo(from);
    }

    @Test
    void says_everything_that_a_calendar_shows() throws Exception {
        var teams =
                "https://teams.microsoft.com/l/meetup-join/19%3ameeting/0?context=%7b%22a%22%7d";
        var invitation =
                Examples.invitation(
                        3, "Møte", new Place("Rådhuset og Teams", teams, "Rådhusplassen 1"));
        var lines =
                lines(
                        calendar(
                                Examples.occasion(
                                        Purpose.INVITATION,
                                        new AgendaApproved(invitation, Examples.MARI))));
        assertThat(lines)
                .contains(
                        "SEQUENCE:2",
                        "DTSTAMP:20250828T070000Z",
                        "TZID:Europe/Oslo",
                        "DTSTART;TZID=Europe/Oslo:20250911T100000",
                        "DTEND;TZID=Europe/Oslo:20250911T123000",
                        "SUMMARY:Møte",
                        "LOCATION:Rådhuset og Teams\\, Rådhusplassen 1",
                        "CONFERENCE;VALUE=URI:" + teams,
                        "X-MICROSOFT-SKYPETEAMSMEETINGURL:" + teams,
                        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=\"Jørn"
                                + " Vik\":mailto:jorn.vik@storfjord.example",
                        "BEGIN:VALARM");
        assertThat(lines.stream().filter(it -> it.startsWith("DESCRIPTION")).findFirst())
                .hasValueSatisfying(it ->
                        assertThat(it)
                                .contains(
                                        "Rådhusplassen 1: " + teams,
                                        "1. Godkjenning av innkalling og saksliste",
                                        "2.2. Gruppe 2: Tilflytting\\; bolig",
                                        "https://fjordregionen.example/papirer/1"));
        assertThat(lines.stream().filter(it -> it.startsWith("UID:"))).hasSize(1);
    }

    @Test
    void leaves_the_meeting_standing_for_others_when_one_is_no_longer_invited() throws Exception {
        // RFC 5546, 3.2.5: STATUS must not be there unless the whole event is off.
        assertThat(lines(calendar(Examples.of(Purpose.FAREWELL))))
                .contains("METHOD:CANCEL")
                .noneMatch(it -> it.startsWith("STATUS"));
        assertThat(lines(calendar(Examples.of(Purpose.CANCELLATION)))).contains("STATUS:CANCELLED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://x.example/a b|c\"><script>",
                "https://x.example/%zz",
                "javascript:alert(1)",
                "https://",
                "\u0000https://x.example\r\nX:y"
            })
    void is_written_whatever_address_somebody_gave_a_place(String url) throws Exception {
        var invitation = Examples.invitation(1, "Møte", new Place("Her", url, null));
        var text =
                calendar(
                        Examples.occasion(
                                Purpose.INVITATION, new AgendaApproved(invitation, Examples.MARI)));
        assertThat(text).contains("LOCATION:Her\r\n").doesNotContain("<script", "\r\nX:y");
    }

    @Test
    void writes_an_address_so_that_it_is_one_uri() throws Exception {
        var recipient = new Recipient(Examples.JORN, "J", "a%b?c#d+e@vik.example", Language.NB);
        var mail =
                writer.prepare(Examples.of(Purpose.INVITATION), Language.NB)
                        .to(recipient, Examples.SENT);
        assertThat(
                        lines(
                                RenderedMailTest.part(
                                                RenderedMailTest.parsed(mail), "text/calendar")
                                        .replace("\n", "\r\n")))
                .anyMatch(it -> it.endsWith(":mailto:a%25b%3Fc%23d+e@vik.example"));
    }

    /** Thunderbird's and Nextcloud's reader. It comes from npm, so only where that is there. */
    @Test
    void is_read_by_ical_js_as_it_was_meant() throws Exception {
        var folder = Path.of("target", "ical.js");
        assumeTrue(icalJs(folder), "node with npm's ical.js is here");
        var title = "Møte, «Áššit»; \\ og 🧑‍🤝‍🧑 " + "ŋáhppi æøå ".repeat(20).strip();
        var invitation = Examples.invitation(2, title, new Place("Sal; 2, «Nord»", null, null));
        var calendar =
                Files.writeString(
                        folder.resolve("invite.ics"),
                        calendar(
                                Examples.occasion(
                                        Purpose.INVITATION,
                                        new AgendaApproved(invitation, Examples.MARI))));
        var program =
                """
                import ICAL from 'ical.js';
                import { readFileSync } from 'node:fs';
                const root = new ICAL.Component(ICAL.parse(readFileSync(process.argv[1], 'utf8')));
                root.getAllSubcomponents('vtimezone').forEach(it => ICAL.TimezoneService.register(it));
                const event = new ICAL.Event(root.getFirstSubcomponent('vevent'));
                const attendee = event.attendees[0];
                console.log([root.getFirstPropertyValue('method'), event.summary, event.location, event.sequence,
                    event.startDate.toJSDate().toISOString(), event.endDate.toJSDate().toISOString(), event.organizer,
                    attendee.getFirstValue(), attendee.getParameter('rsvp'), attendee.getParameter('cn'),
                    event.component.getAllSubcomponents('valarm').length].join('\\n'));
                """;
        var node =
                new ProcessBuilder(
                                "node",
                                "--input-type=module",
                                "-e",
                                program,
                                calendar.toAbsolutePath().toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said.lines())
                .containsExactly(
                        "REQUEST",
                        title,
                        "Sal; 2, «Nord»",
                        "1",
                        "2025-09-11T08:00:00.000Z",
                        "2025-09-11T10:30:00.000Z",
                        "mailto:moter@fjordregionen.example",
                        "mailto:jorn.vik@storfjord.example",
                        "TRUE",
                        "Jørn Vik",
                        "1");
    }

    private static String address(Address... one) {
        assertThat(one).hasSize(1);
        return ((InternetAddress) one[0]).getAddress();
    }

    private static boolean icalJs(Path folder) throws Exception {
        if (Files.exists(folder.resolve("node_modules/ical.js"))) {
            return true;
        }
        Files.createDirectories(folder);
        try {
            var npm =
                    new ProcessBuilder(
                                    "npm",
                                    "install",
                                    "--no-audit",
                                    "--no-fund",
                                    "--ignore-scripts",
                                    "--fetch-retries=0",
                                    "--fetch-timeout=10000",
                                    "--prefix",
                                    ".",
                                    "ical.js@2.2.1")
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            var ended = npm.waitFor(30, TimeUnit.SECONDS);
            npm.destroyForcibly();
            return ended && Files.exists(folder.resolve("node_modules/ical.js"));
        } catch (java.io.IOException noNpm) {
            return false;
        }
    }

    private Mail mail(Occasion occasion) {
        return writer.prepare(occasion, Language.NB)
                .to(Examples.recipient(Language.NB), Examples.SENT);
    }

    /** As it is on the wire. */
    private String calendar(Occasion occasion) throws Exception {
        return content(parts(RenderedMailTest.parsed(mail(occasion)).getContent()).getLast());
    }

    private static String content(BodyPart part) throws Exception {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static List<BodyPart> parts(Object content) throws Exception {
        var multipart = (Multipart) content;
        var parts = new ArrayList<BodyPart>();
        for (var i = 0; i < multipart.getCount(); i++) {
            parts.add(multipart.getBodyPart(i));
        }
        return parts;
    }

    /** Unfolded as RFC 5545, 3.1 says. */
    private static List<String> lines(String calendar) {
        assertThat(calendar.split("\r\n", -1))
                .allSatisfy(it ->
                        assertThat(it.getBytes(StandardCharsets.UTF_8).length)
                                .isLessThanOrEqualTo(75));
        return UNFOLD.matcher(calendar).replaceAll("").lines().toList();
    }
}
