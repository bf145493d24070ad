package no.saksgang.chassis.outbox;

import io.micrometer.tracing.Tracer;
import no.saksgang.chassis.tracing.Traces;
import org.springframework.data.mongodb.core.MongoTemplate;

/** An outbox without the rest of a service: what is said lies in the store, and nobody sends it. */
public final class Outboxes {
    private Outboxes() {}

    public static Outbox in(MongoTemplate mongo) {
        return new Outbox(mongo, new Traces(Tracer.NOOP));
    }
}
