package no.saksgang.chassis.time;

import java.time.Clock;
import java.time.Instant;

/**
 * The machine's own time, for leases, time-outs, backoff and meters. Everything that people see
 * goes by the {@link Clock} bean instead, which a rehearsal may move.
 */
public final class MachineTime {
    private static final Clock MACHINE = Clock.systemUTC();

    private MachineTime() {}

    public static Instant now() {
        return MACHINE.instant();
    }
}
