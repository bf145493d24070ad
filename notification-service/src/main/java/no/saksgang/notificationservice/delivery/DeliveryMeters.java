package no.saksgang.notificationservice.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/** What can be seen of sending. */
@Component
final class DeliveryMeters {
    private final Map<Delivery.Kind, Counter> became = new EnumMap<>(Delivery.Kind.class);
    private final Timer eventToMail;
    private final AtomicBoolean answers = new AtomicBoolean(true);

    DeliveryMeters(MeterRegistry meters) {
        for (var kind : Delivery.Kind.values()) {
            became.put(
                    kind,
                    Counter.builder("saksgang.deliveries")
                            .description("Deliveries that came into a state")
                            .tag("state", kind.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
        eventToMail =
                Timer.builder("saksgang.event.to.mail")
                        .description(
                                "From an event until the mail server has the mail, by the suite's clock")
                        .publishPercentileHistogram()
                        .register(meters);
        Gauge.builder("saksgang.mail.server.answers", answers, it -> it.get() ? 1 : 0)
                .description("Whether the mail server answered when last asked")
                .register(meters);
    }

    void became(Delivery.Kind kind) {
        became(kind, 1);
    }

    void became(Delivery.Kind kind, int many) {
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
