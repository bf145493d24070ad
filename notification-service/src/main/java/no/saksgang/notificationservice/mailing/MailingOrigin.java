package no.saksgang.notificationservice.mailing;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.saksgang.events.MailingId;
import no.saksgang.notificationservice.delivery.Delivery;
import no.saksgang.notificationservice.delivery.Origin;
import no.saksgang.notificationservice.delivery.Tally;
import org.springframework.stereotype.Component;

/** What the senders need of mailings. */
@Component
class MailingOrigin implements Origin {
    private final Contents contents;
    private final Mailings mailings;
    private final MailingMeters meters;
    private final Clock clock;

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
