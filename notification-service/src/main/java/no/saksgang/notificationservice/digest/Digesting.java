package no.saksgang.notificationservice.digest;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import no.saksgang.chassis.rest.Lookout;
import no.saksgang.chassis.time.MachineTime;
import no.saksgang.events.MemberId;
import no.saksgang.events.announcement.AnnouncementPublished;
import no.saksgang.notificationservice.delivery.Origin;
import no.saksgang.notificationservice.mailing.Cause;
import no.saksgang.notificationservice.mailing.Planning;
import no.saksgang.notificationservice.preference.Digests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Sends the digests whose time has come. Time is the suite's clock, which a demonstration moves: it
 * is looked at often, the store less so.
 */
@Component
class Digesting extends Lookout {
    private static final Logger LOG = LoggerFactory.getLogger(Digesting.class);
    private static final Duration LOOK_AT_THE_CLOCK = Duration.ofMillis(200);
    private static final Duration LOOK_AT_THE_STORE = Duration.ofSeconds(2);

    private final Digests digests;
    private final Origin origin;
    private final Planning planning;
    private final Clock clock;

    Digesting(Digests digests, Origin origin, Planning planning, Clock clock) {
        this.digests = digests;
        this.origin = origin;
        this.planning = planning;
        this.clock = clock;
    }

    @Override
    protected void look() {
        var next = Instant.MIN;
        var lookAgain = MachineTime.now();
        while (goesOn()) {
            try {
                if (!next.isAfter(clock.instant()) || !MachineTime.now().isBefore(lookAgain)) {
                    next = Instant.MAX;
                    lookAgain = MachineTime.now().plus(LOOK_AT_THE_STORE);
                    var now = clock.instant();
                    digests.due(now).forEach(it -> sendOrSay(it, now));
                    next = digests.nextAfter(now).orElse(Instant.MAX);
                }
            } catch (MongoException | DataAccessException away) {
                LOG.debug("the store is away; digests wait", away);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_AT_THE_CLOCK.toMillis());
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    /** One that cannot be sent is tried again later, and keeps nobody else's back. */
    private void sendOrSay(MemberId member, Instant now) {
        try {
            send(member, now);
        } catch (MongoException | DataAccessException away) {
            throw away;
        } catch (RuntimeException failed) {
            LOG.error("the digest of {} cannot be sent", member, failed);
        }
    }

    private void send(MemberId member, Instant now) {
        digests.take(member, now)
                .ifPresent(digest -> {
                    var news =
                            digest.mailings().stream()
                                    .flatMap(it -> origin.reasonOf(it).stream())
                                    .map(it -> it.occasion().event())
                                    .filter(AnnouncementPublished.class::isInstance)
                                    .toList();
                    if (!news.isEmpty()) {
                        planning.plan(
                                Cause.ofDigest(member, digest.mailings().getFirst(), news, now));
                    }
                    digests.sent(digest);
                });
    }

    @Override
    public String name() {
        return "digests";
    }

    @Override
    public long count() {
        return digests.due(clock.instant()).size();
    }

    @Override
    public Optional<Instant> nextAt() {
        return digests.nextAfter(clock.instant());
    }
}
