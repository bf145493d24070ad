package no.saksgang.notificationservice.message;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import no.saksgang.events.Place;
import no.saksgang.events.Subject;
import no.saksgang.events.conference.ConferenceEvent;
import no.saksgang.events.directory.Language;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.AgendaApproved;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.notificationservice.message.CalendarFeed.Item;
import no.saksgang.notificationservice.message.CalendarFeed.Item.Deadline;
import no.saksgang.notificationservice.message.CalendarFeed.Reader;
import no.saksgang.testing.AMeeting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What we write is read back by a library that had no part in writing it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ACalendarFeedTest {
    private static final String WICKED =
            "Klima, energi; \\ og 🧑‍🤝‍🧑\r\nEND:VCALENDAR\rX\u0000Y " + "ŋáhppi æøå ".repeat(30);
    private static final Item INVITATION = meeting(Purpose.INVITATION, false, new Reader(null));

    @Test
    void knows_a_meeting_by_the_uid_and_sequence_of_its_invitation_and_asks_nobody() {
        var moved = meeting(Purpose.RESCHEDULING, false, new Reader(AnswerKind.ACCEPTED));
        var calendar = read(write(moved));
        assertThat(calendar.getMethod().isPublish()).isTrue();
        var event = calendar.getEvents().getFirst();
        assertThat(event.getUid().getValue())
                .isEqualTo(new Uids(Examples.SETTINGS).of(new Subject("meeting", "m1")));
        assertThat(event.getSequence().getValue()).isEqualTo(2);
        assertThat(event.getAttendees()).isEmpty();
        assertThat(event.getAlarms()).isEmpty();
        assertThat(event.getStatus().isConfirmed()).isTrue();
        assertThat(event.getDescription().getValue())
                .startsWith("Du kommer.")
                .contains("Saksliste:")
                .doesNotContain("/replies/");
    }

    @Test
    void shows_what_is_cancelled_as_that_and_leaves_the_time_of_who_has_declined_free() {
        var calendar =
                read(
                        write(
                                meeting(Purpose.CANCELLATION, true, new Reader(null)),
                                meeting(
                                        Purpose.INVITATION,
                                        false,
                                        new Reader(AnswerKind.DECLINED))));
        var cancelled = calendar.getEvents().getFirst();
        assertThat(cancelled.getStatus().isCancelled()).isTrue();
        assertThat(cancelled.getSummary().getValue()).startsWith("Avlyst: ");
        assertThat(cancelled.getTransparency().isTransparent()).isTrue();
        var declined = calendar.getEvents().getLast();
        assertThat(declined.getStatus().isConfirmed()).isTrue();
        assertThat(declined.getTransparency().isTransparent()).isTrue();
    }

    @Test
    void shows_a_deadline_as_a_day_on_which_one_is_free() {
        var calendar =
                read(
                        write(
                                deadline(Deadline.Kind.ANSWER, "2025-09-04T10:00:00Z"),
                                deadline(Deadline.Kind.COMMENTS, "2025-09-18T22:00:00Z")));
        var noon = calendar.getEvents().getFirst();
        assertThat(noon.getSummary().getValue()).isEqualTo("Svarfrist kl. 12.00: Møte");
        assertThat(noon.getDateStart().getValue().hasTime()).isFalse();
        assertThat(noon.getDateStart().getValue().getRawComponents().getDate()).isEqualTo(4);
        assertThat(noon.getTransparency().isTransparent()).isTrue();
        var midnight = calendar.getEvents().getLast();
        assertThat(midnight.getSummary().getValue()).isEqualTo("Frist for merknader: Møte");
        assertThat(midnight.getDateStart().getValue().getRawComponents().getDate()).isEqualTo(18);
        assertThat(List.of(noon.getUid().getValue(), midnight.getUid().getValue()))
                .doesNotHaveDuplicates()
                .doesNotContain(new Uids(Examples.SETTINGS).of(new Subject("meeting", "m1")));
    }

    @Test
    void says_its_name_and_how_often_to_read_it_in_all_the_ways_that_are_read() {
        var text = write("Klima, energi; miljø", List.of(INVITATION)).replace("\r\n ", "");
        assertThat(text)
                .contains(
                        "METHOD:PUBLISH\r\n",
                        "NAME:Klima\\, energi\\; miljø\r\n",
                        "X-WR-CALNAME:Klima\\, energi\\; miljø\r\n",
                        "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n",
                        "X-PUBLISHED-TTL:PT1H\r\n",
                        "TZID:Europe/Oslo\r\n");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void has_words_for_all_that_can_be(Language language) {
        var text =
                new CalendarFeed(Examples.SETTINGS, Examples.NAMES, Examples.links(), language)
                        .write(
                                null,
                                Duration.ofHours(1),
                                List.of(
                                        INVITATION,
                                        meeting(Purpose.CANCELLATION, true, null),
                                        conference(Purpose.CONFERENCE, false),
                                        conference(Purpose.CONFERENCE_CANCELLED, true),
                                        deadline(
                                                Deadline.Kind.REGISTRATION,
                                                "2025-10-01T12:00:00Z")));
        assertThat(read(text).getEvents()).hasSize(5);
        assertThat(text).doesNotContain("{0}", "null");
    }

    @Test
    void survives_whatever_stands_in_a_title_or_a_name() throws Exception {
        var invitation = Examples.invitation(1, WICKED, new Place(WICKED, null, WICKED));
        var text =
                write(
                        WICKED,
                        List.of(
                                new Item.OfMeeting(
                                        new AgendaApproved(invitation, Examples.MARI),
                                        false,
                                        Examples.SAID,
                                        null)));
        assertThat(text.lines())
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                                .isLessThanOrEqualTo(75));
        assertThat(text.chars().filter(c -> c < ' ' && c != '\r' && c != '\n').count()).isZero();
        assertThat(text.split("END:VCALENDAR\r\n", -1)).hasSize(2);
        var read = new CalendarBuilder().build(new StringReader(text));
        assertThat(read.getComponents("VEVENT")).hasSize(1);
        assertThat(read(text).getEvents().getFirst().getSummary().getValue())
                .isEqualTo(Plain.line(WICKED));
    }

    @Test
    void brings_the_rules_of_each_zone_once() {
        var text =
                write(
                        INVITATION,
                        meeting(Purpose.RESCHEDULING, false, null),
                        meeting(Purpose.AMENDMENT, false, null));
        assertThat(text.split("BEGIN:VTIMEZONE", -1)).hasSize(2);
    }

    @Test
    void knows_a_zone_without_yearly_rules_to_its_last_meeting() throws Exception {
        var casablanca = ZoneId.of("Africa/Casablanca");
        // In Ramadan the clock is put back: in 2030 from 6 January to 10 February.
        var meetings =
                Stream.of("2025-05-06T09:00", "2030-01-15T09:00")
                        .map(at ->
                                (Item)
                                        new Item.OfMeeting(
                                                AMeeting.called("Møte")
                                                        .inZone(casablanca)
                                                        .starting(at, Duration.ofHours(1))
                                                        .agendaApproved(),
                                                false,
                                                Examples.SAID,
                                                null))
                        .toList();
        var read = new CalendarBuilder().build(new StringReader(write(null, meetings)));
        var zone = (VTimeZone) read.getComponents("VTIMEZONE").getFirst();
        var last = LocalDateTime.parse("2030-01-15T09:00");
        assertThat(zone.getApplicableObservance(last.atZone(casablanca)))
                .satisfies(it ->
                        assertThat(it.<TzOffsetTo>getRequiredProperty("TZOFFSETTO").getOffset())
                                .isEqualTo(casablanca.getRules().getOffset(last)));
    }

    private static Item meeting(Purpose purpose, boolean cancelled, @Nullable Reader reader) {
        return new Item.OfMeeting(
                (MeetingEvent.OfInvitation) Examples.event(purpose),
                cancelled,
                Examples.SAID,
                reader);
    }

    private static Item conference(Purpose purpose, boolean cancelled) {
        return new Item.OfConference(
                (ConferenceEvent.OfConference) Examples.event(purpose), cancelled, Examples.SAID);
    }

    private static Item deadline(Deadline.Kind kind, String by) {
        return new Deadline(
                kind,
                new Subject("meeting", "m1"),
                "Møte",
                Instant.parse(by),
                Examples.OSLO,
                null,
                Examples.SAID);
    }

    private static String write(Item... items) {
        return write(null, List.of(items));
    }

    private static String write(@Nullable String group, List<Item> items) {
        return new CalendarFeed(Examples.SETTINGS, Examples.NAMES, Examples.links(), Language.NB)
                .write(group, Duration.ofHours(1), items);
    }

    private static ICalendar read(String text) {
        return Biweekly.parse(text).first();
    }
}
