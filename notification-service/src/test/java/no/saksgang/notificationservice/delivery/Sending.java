package no.saksgang.notificationservice.delivery;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.saksgang.chassis.tracing.Traces;
import no.saksgang.events.Envelope;
import no.saksgang.events.GroupId;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.DirectoryEvent;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.directory.Member;
import no.saksgang.notificationservice.message.DkimSettings;
import no.saksgang.notificationservice.message.Examples;
import no.saksgang.notificationservice.message.MailSettings;
import no.saksgang.notificationservice.message.MailWriter;
import no.saksgang.notificationservice.message.Names;
import no.saksgang.notificationservice.message.Occasion;
import no.saksgang.testing.AMember;
import no.saksgang.testing.AnAnnouncement;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/** The senders by themselves: a store, a mail server, and nothing else of the service. */
final class Sending implements AutoCloseable {
    static final int CONNECTIONS = 3;
    private static final GroupId GROUP = new GroupId("klima");
    static final MailingId MAILING = new MailingId("announcement.a1.1.announcement");

    private final MongoClient client;
    private final List<LaneWork> lanes;
    final Ledger ledger;
    final Directory directory;
    volatile Origin.Going going = Origin.Going.ON;

    /** What cannot be read in the store for now. */
    volatile Set<Read> unreadable = Set.of();

    volatile boolean cannotSign;
    final Set<Read> missed = ConcurrentHashMap.newKeySet();
    final DeliveryMeters meters;
    final Map<Integer, List<Delivery>> ended = new ConcurrentHashMap<>();

    /** What is read on the way to a mail: the first by all, two of a page, the last of a row. */
    enum Read {
        GOING,
        CONTENT,
        NAMES,
        KEYS
    }

    Sending(String mongoUri, String database, int smtpPort, Duration lease) {
        client = MongoClients.create(mongoUri);
        var mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, database));
        var settings =
                new DeliverySettings(
                        1,
                        CONNECTIONS,
                        0,
                        0,
                        0,
                        200,
                        lease,
                        Duration.ofMillis(50),
                        Duration.ofMinutes(1),
                        Duration.ofMillis(200),
                        Duration.ofMillis(100),
                        Duration.ofMillis(400),
                        Duration.ofDays(1));
        ledger = new Ledger(mongo, settings);
        directory = new Directory(mongo);
        var writer =
                new MailWriter(
                        new MailSettings("Saksgang <moter@fjordregionen.example>", null),
                        new NamesInTheStore(),
                        Examples.messageIds(),
                        Examples.links(this::keys),
                        DkimSettings.NONE);
        var smtp =
                new SmtpSettings(
                        "127.0.0.1",
                        smtpPort,
                        null,
                        null,
                        false,
                        Duration.ofMillis(500),
                        Duration.ofMillis(700),
                        Duration.ofMillis(500));
        meters = new DeliveryMeters(new SimpleMeterRegistry(), ledger);
        var copies = new MasterCopies(writer);
        var connections = new Connections(smtp, settings.idle());
        var origin = new Announcing();
        var reach = new Everybody();
        var openRows = new OpenRows(directory, copies, origin, reach, (_, _) -> Map.of());
        lanes =
                Stream.of(Lane.values())
                        .map(lane ->
                                new LaneWork(
                                        lane,
                                        ledger,
                                        openRows,
                                        origin,
                                        reach,
                                        connections,
                                        settings,
                                        meters,
                                        new Traces(Tracer.NOOP),
                                        Clock.systemUTC()))
                        .toList();
    }

    private void read(Read what) {
        if (unreadable.contains(what)) {
            missed.add(what);
            throw new MongoTimeoutException("the store is away");
        }
    }

    private List<byte[]> keys() {
        read(Read.KEYS);
        if (cannotSign) {
            throw new IllegalStateException("a fault of ours");
        }
        return List.of("no secret".getBytes(StandardCharsets.UTF_8));
    }

    private final class NamesInTheStore implements Names {
        @Override
        public Optional<String> of(MemberId member) {
            read(Read.NAMES);
            return directory.of(member);
        }

        @Override
        public Optional<String> of(GroupId group) {
            read(Read.NAMES);
            return directory.of(group);
        }
    }

    private final class Announcing implements Origin {
        @Override
        public Going going(MailingId mailing) {
            read(Read.GOING);
            return going;
        }

        @Override
        public Optional<Reason> reasonOf(MailingId mailing) {
            read(Read.CONTENT);
            return Optional.of(
                    new Reason(
                            new Occasion(
                                    mailing,
                                    Purpose.ANNOUNCEMENT,
                                    AnAnnouncement.called("Nytt om høsten")
                                            .withId("a1")
                                            .toGroups(GROUP)
                                            .published(),
                                    Instant.parse("2026-01-05T08:00:00Z")),
                            null));
        }

        @Override
        public void pageEnded(MailingId mailing, int page, int round, List<Delivery> rows) {
            ended.put(page, rows);
        }
    }

    /** Mail reaches everyone. */
    private static final class Everybody implements Reach {
        @Override
        public Set<MemberId> unreachable(Collection<Member> members) {
            return Set.of();
        }

        @Override
        public void refused(
                MemberId member, MailingId mailing, int code, @Nullable String status) {}
    }

    /** Members {@code prefix-1@vik.example} and on, known to the directory. */
    List<MemberId> members(String prefix, int howMany) {
        var members =
                IntStream.rangeClosed(1, howMany)
                        .mapToObj(i ->
                                AMember.called("Medlem " + i)
                                        .withId(prefix + "-" + i)
                                        .withEmail(prefix + "-" + i + "@vik.example"))
                        .toList();
        directory.keepNewest(
                members.stream()
                        .map(it ->
                                new Envelope<DirectoryEvent>(
                                        it.saved(), 1, Instant.parse("2026-01-01T00:00:00Z"), null))
                        .toList());
        return members.stream().map(AMember::id).toList();
    }

    void page(int number, List<MemberId> members) {
        page(number, Lane.BULK, members);
    }

    void page(int number, Lane lane, List<MemberId> members) {
        ledger.add(
                MAILING,
                number,
                lane,
                members.stream().map(it -> new Delivery(it, new Delivery.Queued())).toList());
    }

    List<Delivery.State> states(int page) {
        return ledger.rows(MAILING, page).orElseThrow().stream().map(Delivery::state).toList();
    }

    List<Delivery.Kind> kinds(int page) {
        return states(page).stream().map(Delivery.State::kind).toList();
    }

    Sending start() {
        lanes.forEach(LaneWork::start);
        return this;
    }

    void wake() {
        lanes.forEach(LaneWork::wake);
    }

    @Override
    public void close() {
        lanes.forEach(LaneWork::stop);
        client.close();
    }
}
