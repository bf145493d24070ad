package no.saksgang.chassis.outbox;

import java.util.List;
import no.saksgang.chassis.outbox.Outbox.Stuck;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@code /actuator/outbox}: the events that Kafka will not take. {@code POST
 * /actuator/outbox/{collection}/{id}} with {@code {"action": "RETRY"}} tries one again, with {@code
 * SKIP} leaves it unsaid.
 */
@Endpoint(id = "outbox")
class OutboxEndpoint {
    private static final int SHOWN = 100;

    private final Outbox outbox;

    OutboxEndpoint(Outbox outbox) {
        this.outbox = outbox;
    }

    enum Action {
        RETRY,
        SKIP
    }

    @ReadOperation
    State state() {
        return new State(outbox.backlog(), outbox.stuckCount(), outbox.stuck(SHOWN));
    }

    @WriteOperation
    Released release(@Selector String collection, @Selector String id, Action action) {
        return new Released(
                switch (action) {
                    case RETRY -> outbox.retry(collection, id);
                    case SKIP -> outbox.skip(collection, id);
                });
    }

    record State(long backlog, long stuck, List<Stuck> events) {}

    record Released(boolean released) {}
}
