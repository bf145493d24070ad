package no.saksgang.portal.stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import no.saksgang.portal.stream.Subscribers.TooMany;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The stream itself. */
@RestController
class EventsController {
    private static final int RETRY_AFTER_SECONDS = 5;

    private final Subscribers subscribers;
    private final MessageSource words;

    EventsController(Subscribers subscribers, MessageSource words) {
        this.subscribers = subscribers;
        this.words = words;
    }

    /** From where somebody wants to hear who has heard nothing yet. */
    record From() {
        /**
         * @throws IllegalArgumentException if it is another word
         */
        static From valueOf(String word) {
            if (!word.equals("beginning")) {
                throw new IllegalArgumentException("not a place to begin: " + word);
            }
            return new From();
        }
    }

    /**
     * Subscribes.
     *
     * @param resumed the browser's word, which knows better than the address what was heard last
     */
    @GetMapping(path = "/events")
    void events(
            @RequestParam(required = false) @Nullable List<Wanted.Type> type,
            @RequestParam(required = false) @Nullable List<Wanted.About> subject,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Position resumed,
            @RequestParam(required = false) @Nullable Position lastEventId,
            @RequestParam(required = false) @Nullable From from,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var wanted = Wanted.of(type, subject);
        var heard = resumed != null ? resumed : lastEventId;
        if (heard == null && from != null) {
            heard = new Position();
        }
        var subscriber = subscribers.add(request.getRemoteAddr(), wanted, heard);
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            // nginx would gather what is to be there at once.
            response.setHeader("X-Accel-Buffering", "no");
            Wire.open(request, response, subscriber);
        } catch (IOException | RuntimeException failed) {
            subscriber.hasGone();
            throw failed;
        }
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> full(TooMany tooMany, Locale locale) {
        var name = "too-many-" + tooMany.full().name().toLowerCase(Locale.ROOT);
        var problem = ProblemDetail.forStatus(HttpStatus.SERVICE_UNAVAILABLE);
        problem.setType(URI.create("urn:saksgang:problem:" + name));
        problem.setTitle(words.getMessage("stream." + name, null, locale));
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS))
                .body(problem);
    }
}
