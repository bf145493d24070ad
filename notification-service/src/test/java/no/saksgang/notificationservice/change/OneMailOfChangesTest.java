package no.saksgang.notificationservice.change;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import no.saksgang.events.Envelope;
import no.saksgang.events.GroupId;
import no.saksgang.events.Subject;
import no.saksgang.events.Topic;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.notificationservice.NotificationServiceTest;
import no.saksgang.notificationservice.calendar.Entries;
import no.saksgang.notificationservice.directory.Progress;
import no.saksgang.notificationservice.mailing.Cause;
import no.saksgang.notificationservice.mailing.Foreseen;
import no.saksgang.notificationservice.mailing.Planning;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.AMember;
import no.saksgang.testing.Servers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Changes on their way through store, ledger and mail server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(OutputCaptureExtension.class)
class OneMailOfChangesTest extends NotificationServiceTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration TEN = Duration.ofMinutes(10);
    private static final String GROUP = "notification-service.mailing";
    private static final ChangeSettings SETTINGS =
            new ChangeSettings(TEN, Duration.ofHours(3), Duration.ofMinutes(5));

    /** Later than the service's own clock ever is, so that only the test tells. */
    private static final Instant THEN = Instant.parse("2031-02-03T09:00:00Z");

    private final MovableClock later = new MovableClock();

    @Autowired private Gatherings gatherings;
    @Autowired private Entries entries;
    @Autowired private Planning planning;
    @Autowired private Progress progress;
    @Autowired private MongoTemplate mongo;

    @Test
    void goes_out_when_its_time_has_come_and_only_once_whoever_dies_on_the_way() throws Exception {
        var members = members("one", 3);
        var meeting = meeting("m-one", members);
        var telling = telling();
        var moved = meeting.movedTo("2031-03-13T09:00");
        telling.hear(said(meeting.agendaAmended(), 2, THEN));
        var last = said(moved.rescheduled(), 3, THEN.plusSeconds(60));
        telling.hear(last);
        telling.hear(last);

        later.moveTo(THEN.plus(TEN).minusSeconds(1));
        assertThat(telling.count()).isZero();
        assertThat(telling.nextAt()).hasValue(THEN.plus(TEN));
        later.moveTo(THEN.plus(TEN));
        assertThat(telling.count()).isOne();

        // One died when it had put the changes aside, the next when it had planned their mail.
        assertThat(gatherings.keep(gatherings.of("meeting/m-one").begin())).isTrue();
        requireNonNull(gatherings.of("meeting/m-one").telling())
                .told(List.of())
                .forEach(planning::plan);
        telling.start();
        try {
            await().atMost(SOON).until(() -> telling.count() == 0);
        } finally {
            telling.stop();
        }
        telling.hear(last);

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(members)
                                .allSatisfy(
                                        it -> assertThat(MAIL.messagesTo(it.email())).hasSize(1)));
        var mail = MAIL.messagesTo(members.getFirst().email()).getFirst();
        assertThat(mail.getSubject()).startsWith("Ny tid: ");
        assertThat(gatherings.of("meeting/m-one").dueAt()).isEmpty();
    }

    @Test
    void tells_what_is_over_before_what_comes_next() {
        var members = members("next", 1);
        var meeting = meeting("m-next", members);
        var telling = telling();
        telling.hear(said(meeting.agendaAmended(), 2, THEN));
        telling.hear(said(meeting.cancelled("For få."), 3, THEN.plus(TEN)));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(MAIL.messagesTo(members.getFirst().email()))
                                .extracting(MimeMessage::getSubject)
                                .satisfiesExactlyInAnyOrder(
                                        it -> assertThat(it).startsWith("Endret saksliste"),
                                        it -> assertThat(it).startsWith("Avlyst")));
    }

    @Test
    void cancels_for_whom_others_have_invited_while_it_was_heard() {
        var members = members("between", 2);
        var nina = members.getLast();
        var meeting = meeting("m-between", members);
        var others = telling();
        others.hear(said(amendedFor(members.subList(0, 1), meeting), 2, THEN));
        others.hear(
                said(
                        meeting.inviteesChanged(List.of(nina.id()), List.of()),
                        3,
                        THEN.plusSeconds(180)));

        // The time of what is gathered is up after it was read, and before what was heard is kept.
        var lookedIn = new AtomicBoolean();
        var settings =
                MongoClientSettings.builder()
                        .applyConnectionString(
                                new ConnectionString(Servers.mongoUri("notification")))
                        .addCommandListener(
                                new CommandListener() {
                                    @Override
                                    public void commandStarted(CommandStartedEvent event) {
                                        if (event.getCommandName().equals("update")
                                                && event.getCommand()
                                                        .getString("update")
                                                        .getValue()
                                                        .equals("gatherings")
                                                && lookedIn.compareAndSet(false, true)) {
                                            later.moveTo(THEN.plus(TEN));
                                            others.start();
                                            await().atMost(SOON).until(() -> others.count() == 0);
                                        }
                                    }
                                });
        try (var client = MongoClients.create(settings.build())) {
            var slow = new Gatherings(new MongoTemplate(client, mongo.getDb().getName()));
            telling(slow)
                    .hear(said(meeting.cancelled("For få."), 4, THEN.plus(TEN).minusSeconds(1)));
        } finally {
            others.stop();
        }

        assertThat(lookedIn).isTrue();
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(MAIL.messagesTo(nina.email()))
                                .extracting(MimeMessage::getSubject)
                                .satisfiesExactlyInAnyOrder(
                                        it -> assertThat(it).startsWith("Innkalling"),
                                        it -> assertThat(it).startsWith("Avlyst")));
    }

    @Test
    void cancels_for_those_for_whom_it_was_decided_whoever_dies_on_the_way() {
        var members = members("died", 2);
        var nina = members.getLast();
        var meeting = meeting("m-died", members);
        var telling = telling();
        telling.hear(said(amendedFor(members.subList(0, 1), meeting), 2, THEN));
        telling.hear(
                said(
                        meeting.inviteesChanged(List.of(nina.id()), List.of()),
                        3,
                        THEN.plusSeconds(180)));
        // Nobody has planned the mail when the time of what was gathered is up.
        var cancelled = said(meeting.cancelled("For få."), 4, THEN.plus(TEN).minusSeconds(1));
        var decided = gatherings.of("meeting/m-died").after(cancelled, SETTINGS);
        assertThat(gatherings.keep(decided)).isTrue();
        later.moveTo(THEN.plus(TEN));
        telling.start();
        try {
            await().atMost(SOON).until(() -> telling.count() == 0);
        } finally {
            telling.stop();
        }
        telling.hear(cancelled);

        assertThat(gatherings.of("meeting/m-died").atOnce()).isEmpty();
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(MAIL.messagesTo(members.getFirst().email()))
                                .singleElement()
                                .satisfies(it -> assertThat(it.getSubject()).startsWith("Avlyst")));
        assertThat(MAIL.messagesTo(nina.email())).isEmpty();
    }

    @Test
    void goes_out_when_all_is_heard_that_kafka_held_while_the_service_was_away() {
        var members = members("away", 1);
        var meeting = meeting("m-away", members);
        var group = "test.away";
        var telling = telling(group, SETTINGS);
        SPEAKER.say(meeting("m-unheard", members("unheard", 1)).agendaApproved());
        telling.hear(said(meeting.agendaAmended(), 2, THEN));
        later.moveTo(THEN.plus(TEN));
        telling.start();
        try {
            // Something on Kafka is unheard of: nothing of it is told, however often it is looked.
            assertThat(progress.isCurrent(Topic.MEETINGS, group)).isFalse();
            await().during(Duration.ofSeconds(2))
                    .atMost(SOON)
                    .until(() -> gatherings.of("meeting/m-away").open() != null);
            telling.hear(said(meeting.cancelled("For få."), 3, THEN.plusSeconds(60)));
            await().atMost(SOON).until(() -> telling.count() == 0);
        } finally {
            telling.stop();
        }
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(MAIL.messagesTo(members.getFirst().email()))
                                .singleElement()
                                .satisfies(it -> assertThat(it.getSubject()).startsWith("Avlyst")));
    }

    @Test
    void waits_for_what_is_unheard_no_longer_than_a_setting_says() {
        var members = members("behind", 1);
        var meeting = meeting("m-behind", members);
        var telling =
                telling(
                        "test.behind",
                        new ChangeSettings(TEN, Duration.ofHours(3), Duration.ofMillis(200)));
        telling.hear(said(meeting.agendaAmended(), 2, THEN));
        later.moveTo(THEN.plus(TEN));
        SPEAKER.say(meeting("m-unheard-either", members("unheard", 1)).agendaApproved());
        assertThat(progress.isCurrent(Topic.MEETINGS, "test.behind")).isFalse();
        telling.start();
        try {
            await().atMost(SOON).until(() -> telling.count() == 0);
        } finally {
            telling.stop();
        }
    }

    @Test
    void that_cannot_be_told_is_said_once_and_keeps_no_cancellation_back(CapturedOutput output) {
        var members = members("stuck", 1);
        var meeting = meeting("m-stuck", members);
        var telling = telling();
        // No mailing can have the id that follows from this.
        var broken = new Cause.Said("meeting/m-stuck?", meeting.agendaAmended(), THEN, null);
        assertThat(
                        gatherings.keep(
                                new Gathering(
                                        "meeting/m-stuck",
                                        -1,
                                        1,
                                        List.of(2L),
                                        List.of(),
                                        null,
                                        new Window(
                                                broken,
                                                broken,
                                                List.of(),
                                                Purpose.AMENDMENT,
                                                List.of(),
                                                THEN))))
                .isTrue();
        var witness = meeting("m-witness", members("witness", 1));
        telling.hear(said(witness.agendaAmended(), 2, THEN));
        later.moveTo(THEN.plus(TEN));
        telling.start();
        try {
            await().atMost(SOON).until(() -> telling.count() == 1);
            telling.hear(said(meeting.agendaAmended(), 3, THEN.plus(TEN)));
            telling.hear(said(meeting.cancelled("For få."), 4, THEN.plus(TEN)));
            await().atMost(SOON).until(() -> telling.count() == 0);
        } finally {
            telling.stop();
        }
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(MAIL.messagesTo(members.getFirst().email()))
                                .singleElement()
                                .satisfies(it -> assertThat(it.getSubject()).startsWith("Avlyst")));
        // By the one that looks here, and by the service's own, which looks for it too.
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(output.getAll().split("m-stuck has changed cannot be told"))
                                .hasSizeBetween(2, 3));
    }

    @Test
    void says_in_the_log_which_event_is_too_old_to_be_told(CapturedOutput output) {
        var meeting = meeting("m-old", members("old", 1));
        var heard = LongStream.rangeClosed(101, 200).boxed().toList();
        assertThat(
                        gatherings.keep(
                                new Gathering(
                                        "meeting/m-old", -1, 1, heard, List.of(), null, null)))
                .isTrue();
        telling().hear(said(meeting.agendaAmended(), 150, THEN));
        assertThat(output).doesNotContain("meeting/m-old");
        var old = said(meeting.agendaAmended(), 7, THEN);
        telling().hear(old);
        // The log is written by a thread of its own.
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(output).contains(old.id() + " causes no mail"));
    }

    @Test
    void is_foreseen_with_what_waits_already() {
        var members = members("foreseen", 1);
        var meeting = meeting("m-foreseen", members);
        var telling = telling();
        // What waits when this ends must not be due for any other test.
        var then = THEN.plus(Duration.ofDays(1));
        telling.hear(said(meeting.agendaAmended(), 2, then));
        var move = said(meeting.movedTo("2031-03-13T09:00").rescheduled(), 3, then.plusSeconds(60));
        var foreseen = telling.foresee(List.of(move));
        assertThat(foreseen)
                .filteredOn(it -> !it.cause().isForNobody())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.at()).isEqualTo(then.plus(TEN));
                    assertThat(it.cause().id().value())
                            .isEqualTo("meeting.m-foreseen.3.rescheduling");
                    assertThat(it.cause().said().more()).containsExactly(meeting.agendaAmended());
                });
        // Nobody has heard of it: said at last, it causes what was foreseen.
        telling.hear(move);
        var open = requireNonNull(gatherings.of("meeting/m-foreseen").open());
        assertThat(open.told(List.of())).isEqualTo(foreseen.stream().map(Foreseen::cause).toList());
    }

    @Test
    void leaves_the_answers_in_peoples_calendars_unless_they_are_asked_anew() throws Exception {
        var members = members("kept", 2);
        var meeting = meeting("m-kept", members);
        var yes = members.getFirst();
        SPEAKER.say(meeting.agendaApproved());
        SPEAKER.say(meeting.answered(yes.id(), AnswerKind.ACCEPTED, Instant.now()));
        await().atMost(SOON)
                .until(() ->
                        entries.of(Subject.parse("meeting/m-kept"))
                                .flatMap(it -> it.answerOf(yes.id()))
                                .isPresent());
        SPEAKER.say(meeting.agendaAmended());
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(members)
                                .allSatisfy(
                                        it -> assertThat(MAIL.messagesTo(it.email())).hasSize(2)));
        assertThat(raw(yes)).contains("PARTSTAT=ACCEPTED").doesNotContain("RSVP");
        assertThat(raw(members.getLast())).contains("PARTSTAT=NEEDS-ACTION;RSVP=TRUE");
    }

    private static MeetingEvent amendedFor(List<AMember> invited, AMeeting meeting) {
        return meeting.inviting(invited.stream().map(AMember::id).toList()).agendaAmended();
    }

    private Telling telling() {
        return telling(gatherings);
    }

    private Telling telling(String group, ChangeSettings settings) {
        return new Telling(gatherings, entries, planning, progress, group, settings, later);
    }

    private Telling telling(Gatherings gatherings) {
        return new Telling(gatherings, entries, planning, progress, GROUP, SETTINGS, later);
    }

    private static AMeeting meeting(String id, List<AMember> members) {
        return AMeeting.called("Møte som endres")
                .withId(id)
                .ofGroups(new GroupId("g-change"))
                .starting("2031-03-12T09:00", Duration.ofHours(2))
                .inviting(members.stream().map(AMember::id).toList());
    }

    private static List<AMember> members(String name, int howMany) {
        var members =
                AMember.several(howMany, new GroupId("g-change")).stream()
                        .map(it ->
                                it.withId(name + "-" + it.id().value())
                                        .withEmail(
                                                name + "-" + it.id().value() + "@endring.example"))
                        .toList();
        members.forEach(it -> SPEAKER.say(it.saved()));
        return members;
    }

    private static Envelope<MeetingEvent> said(MeetingEvent event, long sequence, Instant at) {
        return new Envelope<>(event, sequence, at, null);
    }

    /** The calendar of the last mail to one, unfolded. */
    private static String raw(AMember member) throws Exception {
        var content = new ByteArrayOutputStream();
        var parts = (jakarta.mail.Multipart) MAIL.messagesTo(member.email()).getLast().getContent();
        parts.getBodyPart(1).getInputStream().transferTo(content);
        return content.toString(StandardCharsets.UTF_8).replace("\r\n ", "");
    }
}
