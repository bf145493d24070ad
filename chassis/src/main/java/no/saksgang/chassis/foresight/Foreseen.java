package no.saksgang.chassis.foresight;

import java.util.List;
import no.saksgang.events.Envelope;

/**
 * Published in a {@link DryRun} when its command has been gone through: whoever does something in
 * turn when they hear of such events does it now, in the same dry run.
 *
 * @param said by the command
 */
public record Foreseen(List<Envelope<?>> said) {
    public Foreseen {
        said = List.copyOf(said);
    }
}
