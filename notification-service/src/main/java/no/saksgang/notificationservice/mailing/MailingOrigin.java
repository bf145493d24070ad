package no.saksgang.notificationservice.mailing;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import no.saksgang.chassis.time.MachineTime;
import no.saksgang.events.MailingId;
import no.saksgang.notificationservice.delivery.Delivery;
import no.saksgang.notificationservice.delivery.Origin;
import no.saksgang.notificationservice.delivery.Tally;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What the senders need of mailings. */
@Component
class MailingOrigin implements Origin {
    private static final Duration MOMENT = Duration.ofMillis(250);

    private final Contents contents;
    private final Mailings mailings;
    private final MailingMeters meters;
    private final Clock clock;
    private final Map<MailingId, Known> known = new ConcurrentHashMap<>();

    private record Known(Going going, Instant until) {}

    MailingOrigin(Contents contents, Mailings mailings, MailingMeters meters, Clock clock) {
        this.contents = contents;
        this.mailings = mailings;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Optional<Reason> reasonOf(MailingId mailing) {
        return contents.of(mailing);
    }

    /** As it was a moment ago: a person's pause need not come between two mails of one second. */
    @Override
    public Going going(MailingId mailing) {
        var now = MachineTime.now();
        var last = known.get(mailing);
        if (last == null || last.until().isBefore(now)) {
            last =
                    new Known(
                            look(mailing, last == null ? Going.ON : last.going()),
                            now.plus(MOMENT));
            known.values().removeIf(it -> it.until().isBefore(now));
            known.put(mailing, last);
        }
        return last.going();
    }

    private Going look(MailingId mailing, Going before) {
        try {
            return mailings.find(mailing.value())
                    .flatMap(it -> it.aggregate().halt())
                    .map(halt ->
                            switch (halt) {
                                case PAUSED -> Going.PAUSED;
                                case STOPPED -> Going.STOPPED;
                            })
                    .orElse(Going.ON);
        } catch (MongoException | DataAccessException away) {
            // Nothing goes out without the store: the ledger is written before each dot.
            return before;
        }
    }

    @Override
    public void pageEnded(MailingId mailing, int page, int round, List<Delivery> rows) {
        var rejections =
                rows.stream()
                        .flatMap(row ->
                                row.state() instanceof Delivery.Rejected(var code, var enhanced)
                                        ? Stream.of(
                                                new Mailing.Rejection(row.member(), code, enhanced))
                                        : Stream.empty())
                        .toList();
        var stored =
                mailings.change(
                        mailing.value(),
                        null,
                        it -> it.end(page, round, Tally.of(rows), rejections, clock.instant()));
        if (stored.aggregate().isCompleted()) {
            meters.completed(stored.aggregate());
        }
    }
}
