package no.saksgang.chassis.http;

import java.util.List;
import no.saksgang.events.Envelope;
import no.saksgang.events.EventBatch;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The answer to a command with {@code ?preview}: the events that it would cause. */
public final class ForeseenEvents {
    private ForeseenEvents() {}

    /** All of them in one document, under the ids that they would have. */
    public static ResponseEntity<byte[]> answer(List<? extends Envelope<?>> events) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(EventBatch.MEDIA_TYPE))
                .body(EventBatch.write(events));
    }
}
