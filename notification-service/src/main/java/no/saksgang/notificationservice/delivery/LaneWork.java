package no.saksgang.notificationservice.delivery;

import com.mongodb.MongoException;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import no.saksgang.chassis.time.MachineTime;
import no.saksgang.chassis.tracing.Traces;
import no.saksgang.events.MemberId;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.directory.Member;
import no.saksgang.notificationservice.message.Mail;
import no.saksgang.notificationservice.message.MailWriter;
import no.saksgang.notificationservice.message.Recipient;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Works off one lane: one thread claims pages and lays out their rows, a thread per connection
 * sends them, one thread writes the ledger.
 */
final class LaneWork {
    private static final Logger LOG = LoggerFactory.getLogger(LaneWork.class);
    private static final Delivery.State STOPPED =
            new Delivery.Suppressed(Delivery.Suppressed.Why.STOPPED);
    private static final Delivery.State UNWRITABLE =
            new Delivery.Suppressed(Delivery.Suppressed.Why.UNWRITABLE);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final int SEEN_AT_ONCE = 64;
    private static final Duration LOOK_AT_PAUSED = Duration.ofSeconds(30);
    private static final Duration AT_STOP = Duration.ofMillis(1_500);

    private final Lane lane;
    private final Ledger ledger;
    private final Directory directory;
    private final MasterCopies copies;
    private final Origin origin;
    private final Reach reach;
    private final Wishes wishes;
    private final Connections connections;
    private final DeliverySettings settings;
    private final DeliveryMeters meters;
    private final Traces traces;
    private final Clock clock;
    private final Bookkeeper bookkeeper;
    private final Pace pace;
    private final LinkedBlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<Page> worked = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<Ledger.Claimable> seen = new ArrayDeque<>();
    private final Semaphore news = new Semaphore(0);
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final List<Thread> senders = new ArrayList<>();
    private final Thread layingOut;
    private final Thread bookkeeping;
    private volatile Instant takesMoreAt = Instant.EPOCH;
    private volatile boolean started;
    private volatile boolean stopped;

    LaneWork(
            Lane lane,
            Ledger ledger,
            Directory directory,
            MasterCopies copies,
            Origin origin,
            Reach reach,
            Wishes wishes,
            Connections connections,
            DeliverySettings settings,
            DeliveryMeters meters,
            Traces traces,
            Clock clock) {
        this.lane = lane;
        this.ledger = ledger;
        this.directory = directory;
        this.copies = copies;
        this.origin = origin;
        this.reach = reach;
        this.wishes = wishes;
        this.connections = connections;
        this.settings = settings;
        this.meters = meters;
        this.traces = traces;
        this.clock = clock;
        this.pace = new Pace(settings.perMinute(lane));
        this.bookkeeper = new Bookkeeper(ledger, settings.lease(), this::worked);
        var name = "mail-" + lane.name().toLowerCase(Locale.ROOT);
        this.bookkeeping = Thread.ofPlatform().name(name + "-ledger").unstarted(bookkeeper);
        this.layingOut = Thread.ofPlatform().name(name + "-pages").unstarted(this::layOut);
        for (var i = 1; i <= settings.connections(lane); i++) {
            senders.add(Thread.ofPlatform().name(name + "-" + i).unstarted(this::send));
        }
    }

    /** What is to be done with an open row. */
    private sealed interface Way {}

    /** One row to send. */
    private record Task(
            Page page, int row, Delivery.State before, Recipient recipient, MasterCopies.Copy copy)
            implements Way {}

    private record NotSent(int row, Delivery.Suppressed.Why why) implements Way {}

    void start() {
        started = true;
        bookkeeping.start();
        layingOut.start();
        senders.forEach(Thread::start);
    }

    /** There is something new in the lane. */
    void wake() {
        news.release();
    }

    private void worked(Page page) {
        worked.add(page);
        wake();
    }

    /** Lets mails that are on their way arrive, and gives back what is not begun. */
    void stop() {
        stopped = true;
        if (!started) {
            return;
        }
        layingOut.interrupt();
        var undone = new ArrayList<Task>();
        tasks.drainTo(undone);
        senders.forEach(Thread::interrupt);
        var deadline = System.nanoTime() + AT_STOP.toNanos();
        var allEnded = true;
        for (var thread : senders) {
            allEnded &= ends(thread, deadline);
        }
        bookkeeper.stop();
        if (ends(bookkeeping, deadline) && ends(layingOut, deadline) && allEnded) {
            for (var page : bookkeeper.claimed()) {
                giveBack(page);
            }
        }
    }

    private void giveBack(Page page) {
        try {
            ledger.release(page, MachineTime.now());
        } catch (RuntimeException away) {
            LOG.debug("a page is not given back; its lease ends by itself", away);
        }
    }

    private static boolean ends(Thread thread, long deadline) {
        try {
            return thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // --- pages

    private void layOut() {
        while (!stopped) {
            try {
                finishWorked();
                if (tasks.size() >= settings.connections(lane) || !claimNext()) {
                    var _ = news.tryAcquire(settings.look().toMillis(), TimeUnit.MILLISECONDS);
                    news.drainPermits();
                }
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException failed) {
                if (stopped) {
                    return;
                }
                LOG.warn("the {} lane cannot read its ledger: {}", lane, failed.toString());
                pause(settings.reconnect());
            }
        }
    }

    /**
     * What was seen to be due is claimed one by one; the store is asked anew when that is used up.
     */
    private boolean claimNext() {
        if (seen.isEmpty()) {
            seen.addAll(ledger.due(lane, MachineTime.now(), SEEN_AT_ONCE));
        }
        for (var next = seen.poll(); next != null; next = seen.poll()) {
            var claimed = ledger.claim(next);
            if (claimed.isPresent()) {
                layOut(claimed.get());
                return true;
            }
        }
        return false;
    }

    private void layOut(Page page) {
        switch (origin.going(page.mailing())) {
            case ON -> layOutRows(page);
            case PAUSED -> holdRows(page);
            case STOPPED -> stopRows(page);
        }
    }

    /** What is in doubt does not wait for the mailing to go on; the rest does. */
    private void holdRows(Page page) {
        var inDoubt = rows(page, Delivery.HandedOver.class::isInstance);
        if (inDoubt.isEmpty()) {
            ledger.hold(page, MachineTime.now().plus(LOOK_AT_PAUSED));
        } else {
            take(page, inDoubt.size());
            noteDoubt(page, inDoubt);
        }
    }

    /** What has not begun never will; what is in doubt stays so. */
    private void stopRows(Page page) {
        var inDoubt = rows(page, Delivery.HandedOver.class::isInstance);
        var open = rows(page, it -> !it.hasEnded() && !(it instanceof Delivery.HandedOver));
        if (open.isEmpty() && inDoubt.isEmpty()) {
            worked(page);
            return;
        }
        take(page, open.size() + inDoubt.size());
        noteDoubt(page, inDoubt);
        open.forEach(row -> note(page, row, STOPPED));
    }

    private static List<Integer> rows(Page page, Predicate<Delivery.State> which) {
        return IntStream.range(0, page.rows().size())
                .filter(row -> which.test(page.row(row).state()))
                .boxed()
                .toList();
    }

    private void take(Page page, int rows) {
        page.take(rows);
        bookkeeper.keep(page);
    }

    private void noteDoubt(Page page, List<Integer> inDoubt) {
        if (!inDoubt.isEmpty()) {
            LOG.warn(
                    "{} deliveries on {} are in doubt: whoever sent them died before the mail"
                            + " server's answer was written",
                    inDoubt.size(),
                    page.id());
            inDoubt.forEach(row -> note(page, row, new Delivery.Unknown()));
        }
    }

    private void layOutRows(Page page) {
        var now = MachineTime.now();
        var open = new ArrayList<Integer>();
        var inDoubt = new ArrayList<Integer>();
        for (var i = 0; i < page.rows().size(); i++) {
            switch (page.row(i).state()) {
                case Delivery.Queued _ -> open.add(i);
                case Delivery.Deferred later when !later.notBefore().isAfter(now) -> open.add(i);
                case Delivery.HandedOver _ -> inDoubt.add(i);
                case Delivery.Deferred _,
                        Delivery.Sent _,
                        Delivery.Rejected _,
                        Delivery.Suppressed _,
                        Delivery.Unknown _,
                        Delivery.Bounced _ -> {}
            }
        }
        if (open.isEmpty() && inDoubt.isEmpty()) {
            worked(page);
            return;
        }
        // Before the page is kept: where the store does not answer it is left to its lease.
        var ways = ways(page, open);
        take(page, open.size() + inDoubt.size());
        noteDoubt(page, inDoubt);
        for (var way : ways) {
            switch (way) {
                case Task task -> tasks.add(task);
                case NotSent(var row, var why) -> note(page, row, new Delivery.Suppressed(why));
            }
        }
    }

    private List<Way> ways(Page page, List<Integer> open) {
        var members = directory.members(open.stream().map(i -> page.row(i).member()).toList());
        var unreachable = reach.unreachable(members.values());
        var origin = this.origin.reasonOf(page.mailing());
        var wished =
                origin.map(it -> wishes.heed(members.keySet(), it.occasion())).orElseGet(Map::of);
        var ways = new ArrayList<Way>();
        for (var row : open) {
            var member = members.get(page.row(row).member());
            var suppressed =
                    member != null && unreachable.contains(member.id())
                            ? Delivery.Suppressed.Why.ADDRESS_BOUNCES
                            : suppressed(member, origin, wished);
            if (suppressed != null) {
                ways.add(new NotSent(row, suppressed));
            } else if (member instanceof Member.Known it && origin.isPresent()) {
                ways.add(way(page, row, it, origin.get(), wished.get(it.id())));
            }
        }
        return ways;
    }

    private Way way(
            Page page,
            int row,
            Member.Known member,
            Origin.Reason reason,
            Wishes.@Nullable Wish wish) {
        var language =
                wish == null || wish.language() == null ? member.language() : wish.language();
        try {
            return new Task(
                    page,
                    row,
                    page.row(row).state(),
                    new Recipient(member.id(), member.name(), member.email(), language),
                    copies.of(reason, language));
        } catch (MongoException | DataAccessException away) {
            // That says nothing of the mail.
            throw away;
        } catch (RuntimeException unwritable) {
            LOG.error("mail of {} cannot be written", page.mailing(), unwritable);
            return new NotSent(row, Delivery.Suppressed.Why.UNWRITABLE);
        }
    }

    private static Delivery.Suppressed.@Nullable Why suppressed(
            @Nullable Member member,
            Optional<Origin.Reason> origin,
            Map<MemberId, Wishes.Wish> wished) {
        return switch (member) {
            case null -> Delivery.Suppressed.Why.UNKNOWN_MEMBER;
            case Member.Erased _ -> Delivery.Suppressed.Why.ERASED;
            case Member.Known it when !MailWriter.canReach(it.email()) ->
                    Delivery.Suppressed.Why.ADDRESS_UNUSABLE;
            case Member.Known _ when origin.isEmpty() -> Delivery.Suppressed.Why.UNWRITABLE;
            case Member.Known it -> {
                var wish = wished.get(it.id());
                yield wish == null ? null : wish.notThis();
            }
        };
    }

    private void note(Page page, int row, Delivery.State state) {
        meters.became(state.kind());
        bookkeeper.note(page, row, state);
    }

    /** Closes what has ended, lets go what is to be tried later. */
    private void finishWorked() {
        for (var page = worked.peek(); page != null; page = worked.peek()) {
            if (!page.isLost()) {
                finish(page);
            }
            worked.remove();
        }
    }

    private void finish(Page page) {
        var rows = List.copyOf(page.rows());
        var next =
                rows.stream()
                        .map(Delivery::state)
                        .filter(it -> !it.hasEnded())
                        .map(it ->
                                it instanceof Delivery.Deferred(_, _, var at, _)
                                        ? at
                                        : Instant.EPOCH)
                        .min(Instant::compareTo);
        if (next.isPresent()) {
            // What is stopped has nothing to wait for.
            var stop = origin.going(page.mailing()) == Origin.Going.STOPPED;
            ledger.release(page, stop ? MachineTime.now() : next.get());
        } else {
            origin.pageEnded(page.mailing(), page.number(), page.round(), rows);
            ledger.close(page);
        }
    }

    // --- connections

    private void send() {
        SmtpConnection connection = null;
        var lastUsed = Instant.EPOCH;
        var sentOverIt = 0;
        while (!stopped) {
            try {
                if (connection != null && lane == Lane.BULK && connections.gives(lane)) {
                    LOG.info("the mail server takes few connections; one is given to urgent mail");
                    close(connection);
                    connection = null;
                }
                var task =
                        connection == null
                                ? tasks.take()
                                : tasks.poll(settings.look().toMillis(), TimeUnit.MILLISECONDS);
                if (task == null) {
                    if (lastUsed.plus(settings.idle()).isBefore(MachineTime.now())
                            || connections.gives(lane)) {
                        close(connection);
                        connection = null;
                    }
                    continue;
                }
                if (tasks.size() < settings.connections(lane)) {
                    wake();
                }
                var kept = connection;
                connection = send(task, connection, lastUsed);
                lastUsed = MachineTime.now();
                sentOverIt = connection == kept ? sentOverIt + 1 : 1;
                if (sentOverIt == settings.mailsPerConnection()) {
                    close(connection);
                    connection = null;
                }
            } catch (InterruptedException stop) {
                break;
            } catch (RuntimeException failed) {
                LOG.error("a sender of the {} lane stumbled", lane, failed);
                close(connection);
                connection = null;
            }
        }
        close(connection);
    }

    /**
     * Sends one row.
     *
     * @return the connection for the next one; null if there is none any more
     */
    private @Nullable SmtpConnection send(
            Task task, @Nullable SmtpConnection kept, Instant lastUsed)
            throws InterruptedException {
        var connection = kept;
        for (var first = true; ; first = false) {
            if (connection == null) {
                connection = connect(task);
                if (connection == null && isServedByOthers()) {
                    tasks.add(task);
                    Thread.sleep(settings.reconnect());
                    return null;
                }
            }
            if (connection == null || task.page().isLost()) {
                bookkeeper.note(task.page(), task.row(), task.before());
                return connection;
            }
            pace.await();
            switch (origin.going(task.page().mailing())) {
                case ON -> {}
                case PAUSED -> {
                    bookkeeper.note(task.page(), task.row(), task.before());
                    return connection;
                }
                case STOPPED -> {
                    note(task.page(), task.row(), STOPPED);
                    return connection;
                }
            }
            var mail = written(task);
            if (mail == null) {
                return connection;
            }
            var outcome = connection.send(mail, () -> bookkeeper.handOver(task.page(), task.row()));
            var closed =
                    switch (outcome) {
                        case SmtpConnection.Outcome.Taken _, SmtpConnection.Outcome.Never _ ->
                                !connection.isOpen();
                        case SmtpConnection.Outcome.NotNow(_, var goesAway) ->
                                goesAway || !connection.isOpen();
                        case SmtpConnection.Outcome.InDoubt _,
                                SmtpConnection.Outcome.Broken _,
                                SmtpConnection.Outcome.NotOurs _ ->
                                true;
                    };
            if (closed) {
                close(connection);
                connection = null;
            }
            var stale =
                    first
                            && kept != null
                            && closed
                            && (outcome instanceof SmtpConnection.Outcome.Broken
                                    || (outcome
                                                    instanceof
                                                    SmtpConnection.Outcome.NotNow(_, var away)
                                            && away));
            if (!stale) {
                noteOutcome(task, outcome);
                return connection;
            }
            // The server closed a connection that it had kept for us: that says nothing of this
            // mail.
            LOG.debug("the connection, last used {}, was closed by the server", lastUsed);
        }
    }

    /** The mail as it goes to one; null if there is none, which is noted then. */
    private @Nullable Mail written(Task task) throws InterruptedException {
        try {
            return task.copy().master().to(task.recipient(), clock.instant());
        } catch (MongoException | DataAccessException away) {
            // What signs its links is read there when it is first needed.
            LOG.warn("the {} lane cannot sign the links of a mail: {}", lane, away.toString());
            bookkeeper.note(task.page(), task.row(), task.before());
            Thread.sleep(settings.reconnect());
        } catch (RuntimeException unwritable) {
            LOG.error("a mail of {} cannot be written", task.page().mailing(), unwritable);
            note(task.page(), task.row(), UNWRITABLE);
        }
        return null;
    }

    /**
     * A server that is away is no row's fault: the row waits here, and no try counts. One that
     * answers others takes no more connections than it has: the row is theirs, or waits until the
     * other lane has given one.
     */
    private @Nullable SmtpConnection connect(Task task) throws InterruptedException {
        var pause = FIRST_PAUSE;
        try {
            while (!stopped && !task.page().isLost()) {
                if (connections.areFirstFor(lane) && mayTakeMore()) {
                    try {
                        var connection = connections.open(lane);
                        meters.serverAnswers(true);
                        return connection;
                    } catch (MessagingException refused) {
                        lookAtRefusal(refused);
                    }
                }
                if (isServedByOthers()) {
                    return null;
                }
                Thread.sleep(pause);
                pause = pause.multipliedBy(2);
                if (pause.compareTo(settings.reconnect()) > 0) {
                    pause = settings.reconnect();
                }
            }
            return null;
        } finally {
            connections.askNoMore(lane);
        }
    }

    /** A server that has just said no is not asked again and again while there are others. */
    private boolean mayTakeMore() {
        return !connections.has(lane) || !takesMoreAt.isAfter(MachineTime.now());
    }

    private void lookAtRefusal(MessagingException refused) {
        if (connections.has(lane)) {
            LOG.debug("the mail server takes no further connection", refused);
            takesMoreAt = MachineTime.now().plus(settings.idle());
        } else if (connections.has(lane.other()) && !(refused instanceof MailConnectException)) {
            // It does answer.
            connections.ask(lane);
        } else if (meters.serverAnswers(false)) {
            LOG.warn("the mail server does not answer; mail waits: {}", refused.getMessage());
        }
    }

    private void noteOutcome(Task task, SmtpConnection.Outcome outcome) {
        switch (outcome) {
            case SmtpConnection.Outcome.Taken(var reply) -> {
                var at = clock.instant();
                note(task.page(), task.row(), new Delivery.Sent(at, reply));
                meters.taken(Duration.between(task.copy().reason().occasion().at(), at));
                traces.continuing(
                        task.copy().reason().traceparent(),
                        "mail",
                        () ->
                                LOG.info(
                                        "mail taken: mailing {}, member {}, {}",
                                        task.page().mailing(),
                                        task.recipient().member(),
                                        reply));
            }
            case SmtpConnection.Outcome.NotNow(var code, _) ->
                    note(task.page(), task.row(), later(task, code));
            case SmtpConnection.Outcome.Broken _ ->
                    note(task.page(), task.row(), later(task, null));
            case SmtpConnection.Outcome.Never(var code, var enhanced) -> {
                refused(task, code, enhanced);
                note(task.page(), task.row(), new Delivery.Rejected(code, enhanced));
            }
            case SmtpConnection.Outcome.InDoubt _ -> {
                LOG.warn(
                        "in doubt: mailing {}, member {}; the mail server did not answer after the"
                                + " final dot",
                        task.page().mailing(),
                        task.recipient().member());
                note(task.page(), task.row(), new Delivery.Unknown());
            }
            case SmtpConnection.Outcome.NotOurs _ ->
                    bookkeeper.note(task.page(), task.row(), task.before());
        }
    }

    /** What is counted of an address is worth no mail that waits: a store that is away loses it. */
    private void refused(Task task, int code, @Nullable String enhanced) {
        try {
            reach.refused(task.recipient().member(), task.page().mailing(), code, enhanced);
        } catch (RuntimeException away) {
            LOG.warn(
                    "a refusal is not counted: mailing {}, member {}",
                    task.page().mailing(),
                    task.recipient().member(),
                    away);
        }
    }

    private Delivery.State later(Task task, @Nullable Integer code) {
        var now = MachineTime.now();
        var tried = task.before() instanceof Delivery.Deferred before ? before : null;
        var tries = tried == null ? 1 : tried.tries() + 1;
        var since = tried == null ? now : tried.since();
        if (code != null && since.plus(settings.giveUpAfter()).isBefore(now)) {
            return new Delivery.Rejected(code, null);
        }
        return new Delivery.Deferred(
                tries, since, now.plus(settings.retryAfter(tries, random)), code);
    }

    private boolean isServedByOthers() {
        return !stopped && connections.has(lane);
    }

    private void close(@Nullable SmtpConnection connection) {
        if (connection != null) {
            connections.close(lane, connection);
        }
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
