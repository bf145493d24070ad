package no.saksgang.notificationservice.delivery;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many deliveries are in which state. */
public record Tally(
        int queued,
        int handedOver,
        int sent,
        int deferred,
        int rejected,
        int suppressed,
        int unknown,
        int bounced) {
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0);

    public static Tally of(List<Delivery> rows) {
        var counts = new EnumMap<Delivery.Kind, Integer>(Delivery.Kind.class);
        rows.forEach(row -> counts.merge(row.state().kind(), 1, Integer::sum));
        return of(counts);
    }

    static Tally of(Map<Delivery.Kind, Integer> counts) {
        return new Tally(
                counts.getOrDefault(Delivery.Kind.QUEUED, 0),
                counts.getOrDefault(Delivery.Kind.HANDED_OVER, 0),
                counts.getOrDefault(Delivery.Kind.SENT, 0),
                counts.getOrDefault(Delivery.Kind.DEFERRED, 0),
                counts.getOrDefault(Delivery.Kind.REJECTED, 0),
                counts.getOrDefault(Delivery.Kind.SUPPRESSED, 0),
                counts.getOrDefault(Delivery.Kind.UNKNOWN, 0),
                counts.getOrDefault(Delivery.Kind.BOUNCED, 0));
    }

    public Tally plus(Tally other) {
        return new Tally(
                queued + other.queued,
                handedOver + other.handedOver,
                sent + other.sent,
                deferred + other.deferred,
                rejected + other.rejected,
                suppressed + other.suppressed,
                unknown + other.unknown,
                bounced + other.bounced);
    }

    public int of(Delivery.Kind kind) {
        return switch (kind) {
            case QUEUED -> queued;
            case HANDED_OVER -> handedOver;
            case SENT -> sent;
            case DEFERRED -> deferred;
            case REJECTED -> rejected;
            case SUPPRESSED -> suppressed;
            case UNKNOWN -> unknown;
            case BOUNCED -> bounced;
        };
    }

    /** How many have not ended. */
    public int open() {
        return queued + handedOver + deferred;
    }

    public int total() {
        return open() + sent + rejected + suppressed + unknown + bounced;
    }
}
