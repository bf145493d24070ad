package no.saksgang.notificationservice.mailing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.Event;
import no.saksgang.events.MailingId;
import no.saksgang.events.Subject;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.notificationservice.delivery.Delivery;
import no.saksgang.notificationservice.delivery.Ledger;
import no.saksgang.notificationservice.message.Occasion;
import org.springframework.stereotype.Component;

/** What was sent about something, and how far each message has come, as the ledger has it now. */
@Component
public final class History {
    private static final Comparator<Found> IN_TIME =
            Comparator.<Found, Instant>comparing(it -> it.occasion().at())
                    .thenComparing(it -> it.mailing().id().value());

    private final Mailings mailings;
    private final Contents contents;
    private final Ledger ledger;

    History(Mailings mailings, Contents contents, Ledger ledger) {
        this.mailings = mailings;
        this.contents = contents;
        this.ledger = ledger;
    }

    /**
     * One mailing.
     *
     * @param event what it tells of
     * @param at when that was said
     * @param laidOut whether all its recipients are known
     */
    public record Mailed(
            MailingId id,
            Purpose purpose,
            Event event,
            Instant at,
            boolean laidOut,
            List<Delivery> deliveries) {
        public Mailed {
            deliveries = List.copyOf(deliveries);
        }
    }

    /**
     * @param isWhole whether that is all there is
     */
    public record All(List<Mailed> mailings, boolean isWhole) {
        public All {
            mailings = List.copyOf(mailings);
        }
    }

    private record Found(Mailing mailing, Occasion occasion) {}

    /**
     * All mailings about some subjects, in the order in which what they tell of was said.
     *
     * @param most how many deliveries to read about; the last ones are left out
     */
    public All about(List<Subject> subjects, int most) {
        var found =
                subjects.stream()
                        .map(it -> mailings.about(it.toString()))
                        .flatMap(List::stream)
                        .map(Stored::aggregate)
                        .flatMap(it ->
                                contents.of(it.id()).stream()
                                        .map(reason -> new Found(it, reason.occasion())))
                        .sorted(IN_TIME)
                        .toList();
        var read = new ArrayList<Mailed>();
        var rows = 0;
        for (var it : found) {
            var mailing = it.mailing();
            var deliveries = new ArrayList<Delivery>();
            for (var page = 0; page < mailing.pages(); page++) {
                deliveries.addAll(ledger.rows(mailing.id(), page).orElse(List.of()));
                if (rows + deliveries.size() > most) {
                    return new All(read, false);
                }
            }
            rows += deliveries.size();
            read.add(
                    new Mailed(
                            mailing.id(),
                            mailing.purpose(),
                            it.occasion().event(),
                            it.occasion().at(),
                            mailing.isExpanded(),
                            deliveries));
        }
        return new All(read, true);
    }
}
