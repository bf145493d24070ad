package no.saksgang.chassis.http;

import java.util.ArrayList;
import java.util.List;
import no.saksgang.events.Envelope;
import no.saksgang.events.EventBatch;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The events that a command would cause, under the ids that they would have: what a command with
 * {@code ?preview} answers. Whoever says something in turn when one of them is heard, hears of
 * these as an application event and adds it.
 */
public final class ForeseenEvents {
    private final List<Envelope<?>> said;
    private final List<Envelope<?>> more = new ArrayList<>();

    public ForeseenEvents(List<? extends Envelope<?>> said) {
        this.said = List.copyOf(said);
    }

    /** Those of the command itself. */
    public List<Envelope<?>> said() {
        return said;
    }

    public void add(List<? extends Envelope<?>> inTurn) {
        more.addAll(inTurn);
    }

    /** All of them in one document. */
    public ResponseEntity<byte[]> answer() {
        var all = new ArrayList<>(said);
        all.addAll(more);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(EventBatch.MEDIA_TYPE))
                .body(EventBatch.write(all));
    }
}
