package no.saksgang.notificationservice.message;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import jakarta.mail.Multipart;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import no.saksgang.events.Place;
import no.saksgang.events.conference.ConferenceAnnounced;
import no.saksgang.events.conference.ConferenceDetails;
import no.saksgang.events.directory.Language;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.AgendaApproved;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we write is read back by a library that had no part in writing it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CalendarInAMailTest {
    private static final String WICKED =
            "Møte, «Áššit»; \\ og 🧑‍🤝‍🧑\r\nBEGIN:VALARM\rX\u0000Y " + "ŋáhppi æøå ".repeat(30);

    private final MailWriter writer = Examples.writer();

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"INVITATION", "RESCHEDULING", "WELCOME", "CONFERENCE"})
    void asks_for_an_answer(Purpose purpose) throws Exception {
        var calendar = calendar(Examples.of(purpose));
        assertThat(calendar.getMethod().isRequest()).isTrue();
        var attendee = event(calendar).getAttendees().getFirst();
        assertThat(attendee.getRsvp()).isTrue();
        assertThat(attendee.getEmail()).isEqualTo("jorn.vik@storfjord.example");
        assertThat(attendee.getCommonName()).isEqualTo("Jørn Vik");
        assertThat(event(calendar).getOrganizer().getEmail())
                .isEqualTo("moter@fjordregionen.example");
        assertThat(event(calendar).getAlarms()).hasSize(1);
    }

    @Test
    void keeps_its_uid_through_a_meetings_life_while_the_sequence_grows() throws Exception {
        var first = event(calendar(Examples.of(Purpose.INVITATION)));
        var moved = event(calendar(Examples.of(Purpose.RESCHEDULING)));
        var cancelled = calendar(Examples.of(Purpose.CANCELLATION));
        assertThat(cancelled.getMethod().isCancel()).isTrue();
        assertThat(event(cancelled).getStatus().isCancelled()).isTrue();
        assertThat(List.of(moved.getUid().getValue(), event(cancelled).getUid().getValue()))
                .containsOnly(first.getUid().getValue());
        assertThat(
                        List.of(
                                first.getSequence().getValue(),
                                moved.getSequence().getValue(),
                                event(cancelled).getSequence().getValue()))
                .containsExactly(0, 2, 3);
    }

    @Test
    void says_its_method_and_content_twice_the_same_and_nothing_beside() throws Exception {
        var mail =
                writer.prepare(Examples.of(Purpose.INVITATION), Language.NB)
                        .to(Examples.recipient(Language.NB), Examples.SENT);
        var mixed = (Multipart) RenderedMailTest.parsed(mail).getContent();
        assertThat(mixed.getCount()).isEqualTo(2);
        var alternative = (Multipart) mixed.getBodyPart(0).getContent();
        assertThat(alternative.getCount()).isEqualTo(3);
        assertThat(alternative.getBodyPart(2).getContentType())
                .isEqualTo("text/calendar; method=REQUEST; charset=UTF-8");
        assertThat(mixed.getBodyPart(1).isMimeType("application/ics")).isTrue();
        assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("invite.ics");
        assertThat(mixed.getBodyPart(1).getInputStream().readAllBytes())
                .isEqualTo(alternative.getBodyPart(2).getInputStream().readAllBytes());
    }

    @Test
    void survives_whatever_stands_in_a_title_or_a_name() throws Exception {
        var invitation = Examples.invitation(1, WICKED, new Place(WICKED, null, WICKED));
        var occasion =
                Examples.occasion(
                        Purpose.INVITATION, new AgendaApproved(invitation, Examples.MARI));
        var text =
                text(
                        occasion,
                        new Recipient(
                                Examples.JORN,
                                "Jørn \"J;\r\nX: y,\" Vik",
                                "j@vik.example",
                                Language.NB));
        for (var line : text.split("\r\n", -1)) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
            assertThat(line.chars().filter(Character::isISOControl).count()).isZero();
            assertThat(line).doesNotContain("\uFFFD");
        }
        var event = event(Biweekly.parse(text).first());
        assertThat(event.getSummary().getValue()).isEqualTo(Plain.line(WICKED));
        assertThat(event.getSummary().getValue())
                .contains("«Áššit»; \\ og 🧑‍🤝‍🧑 BEGIN:VALARM XY");
        assertThat(event.getAlarms()).hasSize(1);
        assertThat(event.getAttendees().getFirst().getCommonName())
                .isEqualTo("Jørn 'J; X: y,' Vik");
        assertThat(new CalendarBuilder().build(new StringReader(text)).getComponents()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Oslo",
                "America/New_York",
                "Australia/Sydney",
                "Asia/Tokyo",
                "UTC",
                "Africa/Casablanca"
            })
    void tells_the_hour_in_the_meetings_own_zone(String zone) throws Exception {
        var id = ZoneId.of(zone);
        for (var start :
                List.of(
                        Instant.parse("2025-01-15T09:00:00Z"),
                        Instant.parse("2025-07-15T09:00:00Z"))) {
            var it = Examples.conference(1, start, null);
            var conference =
                    new ConferenceDetails(
                            it.conferenceId(),
                            1,
                            it.title(),
                            null,
                            null,
                            start,
                            start.plusSeconds(3600),
                            id,
                            it.place(),
                            List.of(),
                            it.audience(),
                            it.registration(),
                            null);
            var occasion =
                    Examples.occasion(Purpose.CONFERENCE, new ConferenceAnnounced(conference));
            var text = text(occasion, Examples.recipient(Language.NB));
            var calendar = Biweekly.parse(text).first();
            assertThat(event(calendar).getDateStart().getValue().toInstant()).isEqualTo(start);
            if (!zone.equals("UTC")) {
                assertThat(text)
                        .contains("TZID:" + zone)
                        .contains(
                                "DTSTART;TZID="
                                        + zone
                                        + ":"
                                        + DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss")
                                                .format(LocalDateTime.ofInstant(start, id)));
            }
        }
    }

    @Test
    void takes_a_whole_day_where_only_that_is_known() throws Exception {
        var conference = Examples.conference(1, null, LocalDate.of(2025, 11, 11));
        var text =
                text(
                        Examples.occasion(Purpose.CONFERENCE, new ConferenceAnnounced(conference)),
                        Examples.recipient(Language.NB));
        assertThat(text)
                .contains("DTSTART;VALUE=DATE:20251111\r\n", "DTEND;VALUE=DATE:20251112\r\n")
                .doesNotContain("VTIMEZONE");
    }

    private ICalendar calendar(Occasion occasion) throws Exception {
        return Biweekly.parse(text(occasion, Examples.recipient(Language.NB))).first();
    }

    private static VEvent event(ICalendar calendar) {
        return calendar.getEvents().getFirst();
    }

    /** As it is on the wire, CR LF and all. */
    private String text(Occasion occasion, Recipient recipient) throws Exception {
        var mail = writer.prepare(occasion, recipient.language()).to(recipient, Examples.SENT);
        var mixed = (Multipart) RenderedMailTest.parsed(mail).getContent();
        return new String(
                mixed.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
