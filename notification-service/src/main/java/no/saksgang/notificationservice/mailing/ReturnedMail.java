package no.saksgang.notificationservice.mailing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.chassis.time.MachineTime;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.notificationservice.delivery.Delivery;
import no.saksgang.notificationservice.delivery.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Marks deliveries by what servers say of them afterwards. */
@Component
public class ReturnedMail {
    private static final int UNNAMED_CODE = 550;
    private static final int MOST_MAILINGS = 20;
    private static final int MOST_PAGES = 50;

    private final Mailings mailings;
    private final Ledger ledger;
    private final Clock clock;

    ReturnedMail(Mailings mailings, Ledger ledger, Clock clock) {
        this.mailings = mailings;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A server gave a message back for good. A row that was taken or is in doubt is bounced from
     * then on; any other stays as it is.
     *
     * @param id of what said so: said twice, it is said once
     * @return false if somebody is working on the row, and it has to be said again later
     */
    public boolean failed(
            String id,
            MailingId mailing,
            MemberId member,
            @Nullable Integer code,
            @Nullable String status,
            String diagnostic,
            Instant at) {
        var bounced = new Delivery.Bounced(at, code, status, diagnostic, null);
        return settle(
                id,
                mailing,
                member,
                before ->
                        switch (before) {
                            case Delivery.Sent taken -> bounced.after(taken);
                            case Delivery.Unknown _ -> bounced;
                            case Delivery.Queued _,
                                    Delivery.HandedOver _,
                                    Delivery.Deferred _,
                                    Delivery.Rejected _,
                                    Delivery.Suppressed _,
                                    Delivery.Bounced _ ->
                                    before;
                        },
                bounced);
    }

    /** A server on the way has the message: so ours took it, also where that was in doubt. */
    public boolean taken(
            String id, MailingId mailing, MemberId member, String diagnostic, Instant at) {
        return settle(
                id,
                mailing,
                member,
                before ->
                        before instanceof Delivery.Unknown
                                ? new Delivery.Sent(at, diagnostic)
                                : before,
                null);
    }

    private boolean settle(
            String id,
            MailingId mailing,
            MemberId member,
            UnaryOperator<Delivery.State> what,
            Delivery.@Nullable Bounced bounced) {
        var stored = mailings.find(mailing.value());
        if (stored.isEmpty()) {
            return true;
        }
        var pages = stored.get().aggregate().pages();
        return switch (ledger.settle(mailing, pages, member, what)) {
            case Ledger.Settled.NoRow _ -> true;
            case Ledger.Settled.Later _ -> false;
            case Ledger.Settled.Done(var page, var row, var tally) -> {
                var rejection =
                        bounced != null
                                        && row.state() instanceof Delivery.Bounced now
                                        && now.after(null).equals(bounced)
                                ? new Mailing.Rejection(
                                        member,
                                        bounced.code() == null ? UNNAMED_CODE : bounced.code(),
                                        bounced.status())
                                : null;
                mailings.change(
                        mailing.value(),
                        new IdempotencyKey(id),
                        it -> it.settle(page, tally, rejection, clock.instant()));
                yield true;
            }
        };
    }

    /** The last mailing of which a member was sent a message that may have been delivered. */
    public Optional<MailingId> lastTo(MemberId member, Duration within) {
        for (var mailing : mailings.since(MachineTime.now().minus(within), MOST_MAILINGS)) {
            if (wasSent(mailing, member)) {
                return Optional.of(mailing.aggregate().id());
            }
        }
        return Optional.empty();
    }

    private boolean wasSent(Stored<Mailing> mailing, MemberId member) {
        var it = mailing.aggregate();
        return ledger.settle(it.id(), Math.min(it.pages(), MOST_PAGES), member, state -> state)
                        instanceof Ledger.Settled.Done(_, var row, _)
                && (row.state() instanceof Delivery.Sent
                        || row.state() instanceof Delivery.Unknown);
    }
}
