package no.saksgang.meetingservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import no.saksgang.chassis.http.Refusal;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.outbox.Aggregate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a test says of a command that the domain does not take. */
public final class Refusals {
    private Refusals() {}

    /** The aggregate refuses this, in these words, and nothing has happened. */
    public static void refuses(Aggregate<?> aggregate, Refusal refusal, ThrowingCallable what) {
        var before = aggregate.recorded();
        refuses(refusal, what);
        assertThat(aggregate.recorded()).isEqualTo(before);
    }

    public static void refuses(Refusal refusal, ThrowingCallable what) {
        var refused = catchThrowableOfType(Refused.class, what);
        assertThat(refused).as("a refusal").isNotNull();
        assertThat(refused.refusal()).isEqualTo(refusal);
    }
}
