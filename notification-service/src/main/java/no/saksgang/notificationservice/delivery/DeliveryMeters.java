package no.saksgang.notificationservice.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import no.saksgang.chassis.meters.LookedUp;
import org.springframework.stereotype.Component;

/** What can be seen of sending. */
@Component
public final class DeliveryMeters {
    private static final Set<Delivery.Kind> OPEN =
            EnumSet.of(Delivery.Kind.QUEUED, Delivery.Kind.HANDED_OVER, Delivery.Kind.DEFERRED);

    /** The others are on the way, and are best seen as what is open. */
    private static final Set<Delivery.Kind> COUNTED =
            EnumSet.complementOf(EnumSet.of(Delivery.Kind.QUEUED, Delivery.Kind.HANDED_OVER));

    /** A mail of a small mailing takes a fraction of a second; one of a large has to wait. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1)
    };

    private final Map<Delivery.Kind, Counter> became = new EnumMap<>(Delivery.Kind.class);
    private final Timer eventToMail;
    private final AtomicBoolean answers = new AtomicBoolean(true);

    DeliveryMeters(MeterRegistry meters, Ledger ledger) {
        var open = new LookedUp<>(() -> open(ledger));
        for (var kind : OPEN) {
            Gauge.builder("saksgang.deliveries.open", () -> open.figure(tally -> tally.of(kind)))
                    .description("Deliveries that have not ended, of all instances, by state")
                    .tag("state", kind.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
        for (var kind : COUNTED) {
            became.put(
                    kind,
                    Counter.builder("saksgang.deliveries")
                            .description("Deliveries that came into a state, on this instance")
                            .tag("state", kind.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
        eventToMail =
                Timer.builder("saksgang.event.to.mail")
                        .description(
                                "From an event until the mail server has the mail, by the suite's clock")
                        .serviceLevelObjectives(BUCKETS)
                        .register(meters);
        Gauge.builder("saksgang.mail.server.answers", answers, it -> it.get() ? 1 : 0)
                .description("Whether the mail server answered when last asked")
                .register(meters);
    }

    private static Tally open(Ledger ledger) {
        return Arrays.stream(Lane.values())
                .flatMap(lane -> ledger.open(lane).stream())
                .map(Ledger.Claimable::counts)
                .reduce(Tally.NONE, Tally::plus);
    }

    void became(Delivery.Kind kind) {
        became(kind, 1);
    }

    public void became(Delivery.Kind kind, int many) {
        var counter = became.get(kind);
        if (counter != null) {
            counter.increment(many);
        }
    }

    void taken(Duration after) {
        eventToMail.record(after.isNegative() ? Duration.ZERO : after);
    }

    /**
     * @return whether that is news
     */
    boolean serverAnswers(boolean now) {
        return answers.getAndSet(now) != now;
    }

    boolean serverAnswers() {
        return answers.get();
    }
}
