package no.saksgang.chassis.inbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.saksgang.chassis.inbox.BackgroundBindings.Reader;
import no.saksgang.chassis.meters.LookedUp;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * What Kafka tells of this service's consumers: how far behind they are, and what was set aside.
 */
final class KafkaFigures implements HealthIndicator {
    /** Works, but not wholly: shown, and no reason to restart the service. */
    private static final Status DEGRADED = new Status("DEGRADED");

    private final BackgroundBindings bindings;
    private final LookedUp<Map<Reader, Long>> behind;

    KafkaFigures(Lag lag, BackgroundBindings bindings, DeadLetters letters, MeterRegistry meters) {
        this.bindings = bindings;
        this.behind =
                new LookedUp<>(() ->
                        lag.behind(
                                bindings.readers().stream()
                                        .flatMap(it -> Stream.of(it, it.ofDeadLetters()))
                                        .toList()));
        bindings.onReader(reader -> {
            gauge("saksgang.consumers.lag", reader, reader)
                    .description("Records that a consumer of this service has not processed yet")
                    .register(meters);
            gauge("saksgang.deadletters.waiting", reader, reader.ofDeadLetters())
                    .description("Records that are set aside and were not sent back")
                    .register(meters);
            var _ = letters.setAside(reader.topic(), reader.group());
        });
    }

    /** How many records are set aside of what each consumer reads; empty if nobody knows now. */
    Optional<Map<Reader, Long>> deadLetters() {
        return behind.now()
                .map(all ->
                        bindings.readers().stream()
                                .distinct()
                                .collect(
                                        Collectors.toMap(
                                                Function.identity(),
                                                it -> all.getOrDefault(it.ofDeadLetters(), 0L))));
    }

    private Gauge.Builder<?> gauge(String name, Reader reader, Reader counted) {
        return Gauge.builder(name, () -> behind.figure(all -> all.getOrDefault(counted, 0L)))
                .tag("topic", reader.topic())
                .tag("group", reader.group());
    }

    @Override
    public Health health() {
        if (bindings.isComplete() && behind.now().isPresent()) {
            return Health.up()
                    .withDetail(
                            "consumers",
                            bindings.readers().stream()
                                    .map(it -> it.topic() + " as " + it.group())
                                    .toList())
                    .build();
        }
        return Health.status(DEGRADED)
                .withDetail(
                        "kafka",
                        "does not answer; commands are taken and their events wait in the outbox")
                .build();
    }
}
