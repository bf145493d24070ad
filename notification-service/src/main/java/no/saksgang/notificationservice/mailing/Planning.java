package no.saksgang.notificationservice.mailing;

import com.mongodb.MongoException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.chassis.rest.Lookout;
import no.saksgang.chassis.time.MachineTime;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.notificationservice.delivery.Delivery;
import no.saksgang.notificationservice.delivery.Delivery.Queued;
import no.saksgang.notificationservice.delivery.Delivery.State;
import no.saksgang.notificationservice.delivery.Delivery.Suppressed;
import no.saksgang.notificationservice.delivery.DeliveryMeters;
import no.saksgang.notificationservice.delivery.Dispatcher;
import no.saksgang.notificationservice.delivery.Lane;
import no.saksgang.notificationservice.delivery.Ledger;
import no.saksgang.notificationservice.delivery.Tally;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.directory.DirectoryHeard;
import no.saksgang.notificationservice.directory.Member;
import no.saksgang.notificationservice.directory.Progress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Plans mailings, and lays out their recipients on pages of the ledger.
 *
 * <p>The order is content, mailing, pages, "expanded": a process may die between any two steps, and
 * whoever comes next goes on from there. All ids follow from the event's. A page is added only
 * under the next number after those that its author has seen, so two that lay out the same mailing
 * cannot put anybody on two pages: the second finds the number taken, and looks again.
 *
 * <p>Topics are not ordered among themselves. So a mailing whose invitees the directory does not
 * know yet waits, and one to an audience waits until the directory is as current as Kafka was;
 * neither for longer than a setting says. Whoever is unknown even then is suppressed, and listed.
 */
@Component
public class Planning extends Lookout {
    private static final Logger LOG = LoggerFactory.getLogger(Planning.class);

    private final Contents contents;
    private final Mailings mailings;
    private final Ledger ledger;
    private final Directory directory;
    private final Addressees addressees;
    private final Progress progress;
    private final ObjectProvider<Dispatcher> dispatcher;
    private final MailingSettings settings;
    private final MailingMeters meters;
    private final DeliveryMeters deliveries;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final Semaphore news = new Semaphore(0);
    private volatile boolean somebodyWaits = true;

    Planning(
            Contents contents,
            Mailings mailings,
            Ledger ledger,
            Directory directory,
            Addressees addressees,
            Progress progress,
            ObjectProvider<Dispatcher> dispatcher,
            MailingSettings settings,
            MailingMeters meters,
            DeliveryMeters deliveries,
            Clock clock) {
        this.contents = contents;
        this.mailings = mailings;
        this.ledger = ledger;
        this.directory = directory;
        this.addressees = addressees;
        this.progress = progress;
        this.dispatcher = dispatcher;
        this.settings = settings;
        this.meters = meters;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Plans the mailing that something causes, once, however often it is heard. */
    public void plan(Cause cause) {
        if (cause.isForNobody()) {
            return;
        }
        contents.add(cause);
        var mailing =
                mailings.add(
                        cause.id().value(),
                        new IdempotencyKey(cause.id().value()),
                        Mailing.plan(
                                cause.id(),
                                cause.purpose(),
                                cause.said().event().subject().toString(),
                                cause.said().id(),
                                cause.recipients(),
                                MachineTime.now(),
                                clock.instant()));
        if (!mailing.aggregate().isExpanded()) {
            meters.planned(mailing.aggregate());
            if (!expand(mailing)) {
                somebodyWaits = true;
            }
        }
    }

    /**
     * Lays out a mailing, if all it needs is known.
     *
     * @return false if it has to wait
     */
    private boolean expand(Stored<Mailing> stored) {
        oneAtATime.lock();
        try {
            var mailing = stored.aggregate();
            var waited =
                    MachineTime.now()
                            .isAfter(mailing.plannedAt().plus(settings.waitForDirectory()));
            return switch (mailing.recipients()) {
                case Mailing.Recipients.Listed(var members) -> listed(mailing, members, waited);
                case Mailing.Recipients.Members _ -> {
                    if (!waited && !progress.isCurrent()) {
                        yield false;
                    }
                    layOut(mailing, each -> addressees.each(mailing, each));
                    yield true;
                }
                case Mailing.Recipients.WhoeverGotOne _ -> {
                    if (!waited
                            && addressees.others(mailing.id(), mailing.about()).stream()
                                    .anyMatch(it -> !it.isExpanded())) {
                        yield false;
                    }
                    layOut(mailing, each -> addressees.each(mailing, each));
                    yield true;
                }
            };
        } finally {
            oneAtATime.unlock();
        }
    }

    private boolean listed(Mailing mailing, List<MemberId> members, boolean waited) {
        var known = directory.members(members);
        if (!waited && !known.keySet().containsAll(members)) {
            LOG.debug("{} waits for members of whom the directory has not spoken", mailing.id());
            return false;
        }
        layOut(mailing, each -> members.forEach(it -> each.accept(it, known.get(it))));
        return true;
    }

    /** Everyone who is to get a mailing, one after the other; what is not known of one is null. */
    private interface Everyone {
        void each(BiConsumer<MemberId, @Nullable Member> what);
    }

    private void layOut(Mailing mailing, Everyone everyone) {
        var layout = new Layout(mailing.id());
        while (!layout.isDone()) {
            layout.look();
            everyone.each(layout::add);
            layout.end();
        }
        mailings.change(
                mailing.id().value(),
                null,
                it -> it.expand(layout.pages, layout.rows, layout.lane(), clock.instant()));
        wake(layout.lane());
    }

    private void wake(Lane lane) {
        dispatcher.ifAvailable(it -> it.wake(lane));
    }

    /** The pages of one mailing, as far as they are. */
    private final class Layout {
        private final MailingId mailing;
        private final int most = ledger.rowsOnAPage();
        private Seen members = new Seen();
        private Seen addresses = new Seen();
        private final List<Delivery> page = new ArrayList<>();
        private int pages;
        private int rows;
        private boolean conflict = true;

        Layout(MailingId mailing) {
            this.mailing = mailing;
        }

        boolean isDone() {
            return !conflict;
        }

        /** One page is urgent, more are bulk. */
        Lane lane() {
            return pages > 1 ? Lane.BULK : Lane.URGENT;
        }

        /** Begins after the pages that are there already. */
        void look() {
            conflict = false;
            members = new Seen();
            addresses = new Seen();
            page.clear();
            pages = 0;
            rows = 0;
            for (var there = ledger.rows(mailing, pages);
                    there.isPresent();
                    there = ledger.rows(mailing, pages)) {
                var ids = there.get().stream().map(Delivery::member).toList();
                ids.forEach(it -> members.add(it.value()));
                directory.members(ids).values().forEach(this::addressIsNew);
                rows += ids.size();
                pages++;
            }
        }

        void add(MemberId member, @Nullable Member known) {
            if (conflict || !members.add(member.value())) {
                return;
            }
            page.add(new Delivery(member, state(known)));
            if (page.size() == most) {
                // Not urgent any more: there may be more to come, and what is on one page goes
                // first.
                put(Lane.BULK);
            }
        }

        void end() {
            if (!conflict && !page.isEmpty()) {
                put(pages == 0 ? Lane.URGENT : Lane.BULK);
            }
        }

        private void put(Lane lane) {
            if (ledger.add(mailing, pages, lane, page)) {
                deliveries.became(
                        Delivery.Kind.SUPPRESSED, Tally.of(page).of(Delivery.Kind.SUPPRESSED));
                pages++;
                rows += page.size();
                page.clear();
                wake(lane);
            } else {
                conflict = true;
            }
        }

        private State state(@Nullable Member known) {
            return switch (known) {
                case null -> new Suppressed(Suppressed.Why.UNKNOWN_MEMBER);
                case Member.Erased _ -> new Suppressed(Suppressed.Why.ERASED);
                case Member.Known it when !addressIsNew(it) ->
                        new Suppressed(Suppressed.Why.SAME_ADDRESS);
                case Member.Known _ -> new Queued();
            };
        }

        private boolean addressIsNew(Member member) {
            return !(member instanceof Member.Known it) || addresses.addAddress(it.email());
        }
    }

    // --- those that wait

    @EventListener
    void heard(DirectoryHeard heard) {
        if (somebodyWaits) {
            news.release();
        }
    }

    @Override
    protected void look() {
        while (goesOn()) {
            try {
                if (somebodyWaits) {
                    var still = false;
                    for (var mailing : mailings.notExpanded()) {
                        still |= !expand(mailing);
                    }
                    somebodyWaits = still;
                }
                var look = somebodyWaits ? settings.look() : settings.look().multipliedBy(20);
                var _ = news.tryAcquire(look.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
                somebodyWaits = somebodyWaits || mailings.hasNotExpanded();
            } catch (InterruptedException stop) {
                return;
            } catch (DataAccessException | MongoException away) {
                LOG.debug("the store is away; mailings wait", away);
                pause();
            } catch (RuntimeException failed) {
                LOG.error("a mailing cannot be laid out", failed);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String name() {
        return "mailings";
    }

    @Override
    public long count() {
        return mailings.notExpanded().size();
    }
}
