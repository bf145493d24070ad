package no.saksgang.notificationservice.inbound;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.saksgang.chassis.outbox.Outboxes;
import no.saksgang.events.Envelope;
import no.saksgang.events.Event;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.DirectoryEvent;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.notificationservice.bounce.BouncesIn;
import no.saksgang.notificationservice.calendar.Calendars;
import no.saksgang.notificationservice.calendar.Entries;
import no.saksgang.notificationservice.comment.CommentsIn;
import no.saksgang.notificationservice.delivery.Delivery;
import no.saksgang.notificationservice.delivery.Origin;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.held.HeldMail;
import no.saksgang.notificationservice.mailbox.ImapSettings;
import no.saksgang.notificationservice.mailbox.Letterboxes;
import no.saksgang.notificationservice.message.Occasion;
import no.saksgang.notificationservice.reply.Replies;
import no.saksgang.notificationservice.token.MessageIds;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.AMember;
import no.saksgang.testing.People;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * What reads mail, by itself: a store that knows five members and the ordinary meeting, and nothing
 * else of the service.
 */
final class Reading implements AutoCloseable {
    static final MailingId INVITATION = new MailingId("meeting.m1.1.invitation");
    static final AMeeting MEETING = AMeeting.aMeeting();
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-10T08:00:00Z"), ZoneOffset.UTC);
    static final MessageIds IDS =
            new MessageIds(() ->
                    List.of(
                            "a key for tests that is long enough"
                                    .getBytes(StandardCharsets.UTF_8)));

    private static final List<AMember> MEMBERS =
            List.of(
                    AMember.called("Eva Nilsen"),
                    AMember.called("Ingrid Dahl"),
                    AMember.called("Ali Hassan"),
                    AMember.called("Kari Strøm"),
                    AMember.called("Ola Nilsen"));

    private final MongoClient client;
    final MongoTemplate mongo;
    final Directory directory;
    final Entries entries;
    final Replies replies;
    final HeldMail held;
    final CalendarReplies calendarReplies;
    final Sorting sorting;

    Reading(String mongoUri, String database) {
        this(mongoUri, database, null);
    }

    Reading(String mongoUri, String database, @Nullable CommandListener listener) {
        var settings =
                MongoClientSettings.builder().applyConnectionString(new ConnectionString(mongoUri));
        if (listener != null) {
            settings.addCommandListener(listener);
        }
        client = MongoClients.create(settings.build());
        mongo = new MongoTemplate(client, database);
        directory = new Directory(mongo);
        entries = new Entries(mongo, Letterboxes.ORGANIZER);
        replies = new Replies(Outboxes.in(mongo));
        held = new HeldMail(mongo);
        var rows = new Rows(IDS, new Sent());
        calendarReplies = new CalendarReplies(entries, directory, rows, CLOCK);
        sorting = new Sorting(directory, rows, Letterboxes.ORGANIZER);
    }

    /** The invitation, which went to all. */
    private static final class Sent implements Origin {
        @Override
        public Optional<Reason> reasonOf(MailingId mailing) {
            return mailing.equals(INVITATION)
                    ? Optional.of(
                            new Reason(
                                    new Occasion(
                                            mailing,
                                            Purpose.INVITATION,
                                            (Event) MEETING.agendaApproved(),
                                            People.NOON),
                                    null))
                    : Optional.empty();
        }

        @Override
        public void pageEnded(MailingId mailing, int page, int round, List<Delivery> rows) {}
    }

    Reading knowing() {
        var said = new ArrayList<Envelope<DirectoryEvent>>();
        MEMBERS.forEach(it -> said.add(new Envelope<>(it.saved(), 1, People.NOON, null)));
        directory.keepNewest(said);
        Calendars.hear(
                entries,
                new Envelope<MeetingEvent>(MEETING.agendaApproved(), 1, People.NOON, null));
        return this;
    }

    Intake intake(ImapSettings settings) {
        return new Intake(
                settings,
                sorting,
                calendarReplies,
                new Rows(IDS, new Sent()),
                BouncesIn.store(mongo, IDS, directory, CLOCK),
                CommentsIn.store(mongo, held, CLOCK),
                replies,
                held,
                new SimpleMeterRegistry(),
                CLOCK);
    }

    static String messageId(MemberId member) {
        return IDS.of(INVITATION, member, "saksgang.example");
    }

    /** A mail as a client wrote it, answering ours where it says so. */
    static byte[] mail(String file) {
        try (var in = Reading.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no mail " + file);
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("{{ali}}", messageId(People.ALI)).getBytes(StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static ImapSettings at(int port) {
        return Letterboxes.at(port, Duration.ofSeconds(4));
    }

    @Override
    public void close() {
        client.close();
    }
}
