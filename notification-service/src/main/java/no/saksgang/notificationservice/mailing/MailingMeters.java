package no.saksgang.notificationservice.mailing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import no.saksgang.chassis.meters.LookedUp;
import no.saksgang.events.mailing.Purpose;
import org.springframework.stereotype.Component;

/** What can be seen of mailings. All are counted from zero, so that the first is one more. */
@Component
final class MailingMeters {
    private final Map<Purpose, Counter> planned;
    private final Map<Purpose, Counter> completed;

    MailingMeters(MeterRegistry meters, Mailings mailings) {
        planned = counters("planned", meters);
        completed = counters("completed", meters);
        var waiting = new LookedUp<>(() -> mailings.notExpanded().size());
        Gauge.builder("saksgang.mailings.waiting", () -> waiting.figure(Integer::doubleValue))
                .description("Mailings whose recipients are not all in the ledger yet")
                .register(meters);
    }

    private static Map<Purpose, Counter> counters(String state, MeterRegistry meters) {
        var counters = new EnumMap<Purpose, Counter>(Purpose.class);
        for (var purpose : Purpose.values()) {
            counters.put(
                    purpose,
                    Counter.builder("saksgang.mailings")
                            .description("Mailings that came into a state, on this instance")
                            .tag("state", state)
                            .tag("purpose", purpose.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
        return counters;
    }

    void planned(Mailing mailing) {
        count(planned, mailing);
    }

    void completed(Mailing mailing) {
        count(completed, mailing);
    }

    private static void count(Map<Purpose, Counter> counters, Mailing mailing) {
        var counter = counters.get(mailing.purpose());
        if (counter != null) {
            counter.increment();
        }
    }
}
