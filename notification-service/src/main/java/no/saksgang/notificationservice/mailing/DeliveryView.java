package no.saksgang.notificationservice.mailing;

import java.time.Instant;
import no.saksgang.events.MemberId;
import no.saksgang.notificationservice.delivery.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * A delivery, as others see it.
 *
 * @param at when the mail server took it, or it bounced
 * @param reply what was said then
 * @param code with which it was refused, put off or given back
 * @param why it is not sent
 * @param tries how often it was tried and put off
 */
record DeliveryView(
        MemberId memberId,
        Delivery.Kind state,
        @Nullable Instant at,
        @Nullable String reply,
        @Nullable Integer code,
        @Nullable String enhancedCode,
        Delivery.Suppressed.@Nullable Why why,
        @Nullable Integer tries) {
    static DeliveryView of(Delivery row) {
        return switch (row.state()) {
            case Delivery.Queued _, Delivery.HandedOver _, Delivery.Unknown _ ->
                    of(row, null, null, null, null, null, null);
            case Delivery.Sent(var at, var reply) -> of(row, at, reply, null, null, null, null);
            case Delivery.Deferred(var tries, _, _, var code) ->
                    of(row, null, null, code, null, null, tries);
            case Delivery.Rejected(var code, var enhanced) ->
                    of(row, null, null, code, enhanced, null, null);
            case Delivery.Suppressed(var why) -> of(row, null, null, null, null, why, null);
            case Delivery.Bounced(var at, var code, var status, var diagnostic, _) ->
                    of(row, at, diagnostic, code, status, null, null);
        };
    }

    private static DeliveryView of(
            Delivery row,
            @Nullable Instant at,
            @Nullable String reply,
            @Nullable Integer code,
            @Nullable String enhancedCode,
            Delivery.Suppressed.@Nullable Why why,
            @Nullable Integer tries) {
        return new DeliveryView(
                row.member(), row.state().kind(), at, reply, code, enhancedCode, why, tries);
    }
}
