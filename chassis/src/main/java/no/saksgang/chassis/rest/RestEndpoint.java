package no.saksgang.chassis.rest;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * What is still to do that is due. A service whose {@code total} is zero is at rest until {@code
 * nextAt}.
 */
@Endpoint(id = "rest")
class RestEndpoint {
    private final List<Unfinished> kinds;
    private final Clock clock;

    RestEndpoint(List<Unfinished> kinds, Clock clock) {
        this.kinds = kinds;
        this.clock = clock;
    }

    @ReadOperation
    Rest rest() {
        var now = clock.instant();
        var waiting = new TreeMap<String, Long>();
        kinds.forEach(kind -> waiting.merge(kind.name(), kind.count(), Long::sum));
        var total = waiting.values().stream().mapToLong(Long::longValue).sum();
        var next =
                kinds.stream()
                        .map(Unfinished::nextAt)
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo);
        return new Rest(waiting, total, now, next.orElse(null));
    }

    /**
     * @param waiting by kind, how much is due
     * @param now the service's clock
     * @param nextAt when something becomes due next, by that clock
     */
    record Rest(
            SortedMap<String, Long> waiting, long total, Instant now, @Nullable Instant nextAt) {}
}
