package no.saksgang.notificationservice.mailing;

import java.util.List;
import java.util.function.BiConsumer;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.Audience;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.notificationservice.delivery.Delivery;
import no.saksgang.notificationservice.delivery.Delivery.State;
import no.saksgang.notificationservice.delivery.Ledger;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.directory.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom a mailing goes to, as far as is known by now. */
@Component
public final class Addressees {
    private final Directory directory;
    private final Mailings mailings;
    private final Ledger ledger;

    Addressees(Directory directory, Mailings mailings, Ledger ledger) {
        this.directory = directory;
        this.mailings = mailings;
        this.ledger = ledger;
    }

    /**
     * Hands on one after the other, with memory flat; somebody may come twice. What is not known of
     * one is null.
     */
    public void each(Cause cause, BiConsumer<MemberId, @Nullable Member> what) {
        each(cause.recipients(), cause.id(), cause.said().event().subject().toString(), what);
    }

    void each(Mailing mailing, BiConsumer<MemberId, @Nullable Member> what) {
        each(mailing.recipients(), mailing.id(), mailing.about(), what);
    }

    private void each(
            Mailing.Recipients recipients,
            MailingId id,
            String about,
            BiConsumer<MemberId, @Nullable Member> what) {
        switch (recipients) {
            case Mailing.Recipients.Listed(var members) -> {
                var known = directory.members(members);
                members.forEach(it -> what.accept(it, known.get(it)));
            }
            case Mailing.Recipients.Members(var everyone, var groups) ->
                    directory.each(new Audience(everyone, groups), it -> what.accept(it.id(), it));
            case Mailing.Recipients.WhoeverGotOne _ ->
                    others(id, about).forEach(it -> whoeverGot(it, what));
        }
    }

    /** The other mailings about the same. */
    List<Mailing> others(MailingId id, String about) {
        return mailings.about(about).stream()
                .map(Stored::aggregate)
                .filter(it -> !it.id().equals(id))
                .toList();
    }

    private void whoeverGot(Mailing earlier, BiConsumer<MemberId, @Nullable Member> what) {
        for (var page = 0; page < earlier.pages(); page++) {
            var got =
                    ledger.rows(earlier.id(), page).orElse(List.of()).stream()
                            .filter(row -> mayHaveGotIt(row.state()))
                            .map(Delivery::member)
                            .toList();
            var known = directory.members(got);
            got.forEach(it -> what.accept(it, known.get(it)));
        }
    }

    /** Also one whose mail is still on its way: it comes before this one, or beside it. */
    private static boolean mayHaveGotIt(State state) {
        return switch (state) {
            case Delivery.Sent _,
                    Delivery.Unknown _,
                    Delivery.Queued _,
                    Delivery.HandedOver _,
                    Delivery.Deferred _ ->
                    true;
            case Delivery.Rejected _, Delivery.Suppressed _, Delivery.Bounced _ -> false;
        };
    }
}
