package no.saksgang.notificationservice.mailing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
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
    private static final int MOST_MAILINGS = 1_000;
    private static final Comparator<Found> IN_TIME =
            Comparator.<Found, Instant>comparing(it -> it.occasion().at())
                    .thenComparing(it -> it.mailing().id().value());
    private static final Comparator<Found> RECEIPTS_LAST =
            Comparator.comparing(it -> it.mailing().purpose() == Purpose.ANSWER_NOTED);

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

    private record Found(Mailing mailing, Occasion occasion) {
        Mailed mailed(List<Delivery> deliveries) {
            return new Mailed(
                    mailing.id(),
                    mailing.purpose(),
                    occasion.event(),
                    occasion.at(),
                    mailing.isExpanded(),
                    deliveries);
        }
    }

    /**
     * All mailings about some subjects, in the order in which what they tell of was said.
     *
     * @param most how many deliveries to read about, and mailings; of each subject's mailings no
     *     more than {@value #MOST_MAILINGS}. Receipts for answers are left out first, then the last
     */
    public All about(List<Subject> subjects, int most) {
        var limit = Math.min(most, MOST_MAILINGS);
        var found = new ArrayList<Found>();
        var isWhole = true;
        for (var subject : subjects) {
            var told = mailings.told(subject.toString(), limit + 1);
            isWhole &= told.size() <= limit;
            told.stream()
                    .limit(limit)
                    .map(Stored::aggregate)
                    .flatMap(it ->
                            contents.of(it.id()).stream()
                                    .map(reason -> new Found(it, reason.occasion())))
                    .forEach(found::add);
        }
        found.sort(RECEIPTS_LAST.thenComparing(IN_TIME));
        var read = new ArrayList<Found>();
        var deliveries = new HashMap<MailingId, List<Delivery>>();
        var rows = 0;
        for (var it : found) {
            var of = deliveries(it.mailing(), most - rows);
            if (of.isEmpty()) {
                isWhole = false;
                break;
            }
            rows += of.get().size();
            deliveries.put(it.mailing().id(), of.get());
            read.add(it);
        }
        read.sort(IN_TIME);
        return new All(
                read.stream()
                        .map(it -> it.mailed(deliveries.getOrDefault(it.mailing().id(), List.of())))
                        .toList(),
                isWhole);
    }

    /**
     * @return empty if there are more than that
     */
    private Optional<List<Delivery>> deliveries(Mailing mailing, int most) {
        var deliveries = new ArrayList<Delivery>();
        for (var page = 0; page < mailing.pages(); page++) {
            deliveries.addAll(ledger.rows(mailing.id(), page).orElse(List.of()));
            if (deliveries.size() > most) {
                return Optional.empty();
            }
        }
        return Optional.of(deliveries);
    }
}
