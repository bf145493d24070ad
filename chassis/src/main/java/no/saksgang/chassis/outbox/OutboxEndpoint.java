package no.saksgang.chassis.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import no.saksgang.chassis.http.Page;
import no.saksgang.chassis.outbox.Outbox.Address;
import no.saksgang.chassis.outbox.Outbox.Late;
import no.saksgang.chassis.outbox.Outbox.Stuck;
import no.saksgang.chassis.time.MachineTime;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@code /actuator/outbox}: the events that Kafka will not take, and those that have waited too
 * long for it. {@code POST /actuator/outbox/{collection}/{id}} with {@code {"action": "RETRY"}}
 * tries one again, with {@code SKIP} leaves it unsaid; {@code POST /actuator/outbox} tries all
 * again. {@code limit=0} says only how many there are, and {@code cursor} goes through them page by
 * page.
 */
@Endpoint(id = "outbox")
class OutboxEndpoint {
    private static final int SHOWN = 100;
    private static final int AT_ONCE = 1_000;

    private final Outbox outbox;
    private final Supplier<Optional<String>> lastFailure;
    private final Duration lateAfter;

    /**
     * @param lastFailure why the relay waits, if it does
     */
    OutboxEndpoint(Outbox outbox, Supplier<Optional<String>> lastFailure, RelaySettings settings) {
        this.outbox = outbox;
        this.lastFailure = lastFailure;
        this.lateAfter = settings.lateAfter();
    }

    enum Action {
        RETRY,
        SKIP
    }

    @ReadOperation
    State state(@Nullable String cursor, @Nullable Integer limit) {
        var most = Math.clamp(Objects.requireNonNullElse(limit, SHOWN), 0, SHOWN);
        var page = most == 0 ? new Page<Stuck>(List.of(), null) : page(cursor, most);
        return new State(
                outbox.backlog(), outbox.stuckCount(), page.items(), page.next(), waiting(most));
    }

    private Waiting waiting(int most) {
        var since = MachineTime.now().minus(lateAfter);
        var count = outbox.lateCount(since);
        return new Waiting(
                count,
                most == 0 || count == 0 ? List.of() : outbox.late(since, most),
                count == 0 ? null : lastFailure.get().orElse(null));
    }

    private Page<Stuck> page(@Nullable String cursor, int limit) {
        var slash = cursor == null ? -1 : cursor.indexOf('/');
        var after =
                cursor == null || slash < 0
                        ? null
                        : new Address(cursor.substring(0, slash), cursor.substring(slash + 1));
        var stuck = outbox.stuck(after, limit + 1);
        if (stuck.size() <= limit) {
            return new Page<>(stuck, null);
        }
        var last = stuck.get(limit - 1);
        return new Page<>(stuck.subList(0, limit), last.collection() + "/" + last.id());
    }

    @WriteOperation
    Retried retryAll() {
        return new Retried(
                (int)
                        outbox.stuck(null, AT_ONCE).stream()
                                .filter(it -> outbox.retry(it.collection(), it.id()))
                                .count());
    }

    @WriteOperation
    Released release(@Selector String collection, @Selector String id, Action action) {
        return new Released(
                switch (action) {
                    case RETRY -> outbox.retry(collection, id);
                    case SKIP -> outbox.skip(collection, id);
                });
    }

    /**
     * @param next the {@code cursor} at which the other events begin; null if there are none
     * @param late what has waited too long, but may still go by itself
     */
    record State(
            long backlog, long stuck, List<Stuck> events, @Nullable String next, Waiting late) {}

    /**
     * @param count how many aggregates there are
     * @param first some of them; the others are seen when these have gone
     * @param cause why, in its own words, as far as this instance knows
     */
    record Waiting(long count, List<Late> first, @Nullable String cause) {}

    record Retried(int retried) {}

    record Released(boolean released) {}
}
