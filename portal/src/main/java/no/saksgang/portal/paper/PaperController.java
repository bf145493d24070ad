package no.saksgang.portal.paper;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import no.saksgang.events.MeetingId;
import no.saksgang.portal.services.ServiceRefused;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Opens papers. Each has one address for everybody: what is published opens without a login, for
 * anything else one is asked who one is.
 */
@Controller
class PaperController {
    /** A paper shows itself and runs nothing; a browser's own reader of PDF may do its work. */
    private static final String POLICY =
            "default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline';"
                    + " frame-ancestors 'none'";

    private static final List<String> TOLD =
            List.of(
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.CONTENT_LENGTH,
                    HttpHeaders.CONTENT_DISPOSITION,
                    HttpHeaders.CACHE_CONTROL);

    private final Papers papers;

    PaperController(Papers papers) {
        this.papers = papers;
    }

    @GetMapping({"/papers/{meeting}/{file}", "/papers/{meeting}/{file}/{name}"})
    void open(
            @PathVariable MeetingId meeting,
            @PathVariable String file,
            HttpServletResponse response)
            throws IOException {
        try {
            papers.readPublished(
                    new PaperFile(meeting, file), (told, body) -> send(told, body, response));
        } catch (ServiceRefused notPublished) {
            if (!notPublished.isUnknown()) {
                throw notPublished;
            }
            response.sendRedirect("/meetings/" + meeting + "/files/" + file);
        }
    }

    @GetMapping("/meetings/{meeting}/files/{file}")
    void openOwn(
            @PathVariable MeetingId meeting,
            @PathVariable String file,
            HttpServletResponse response) {
        papers.read(new PaperFile(meeting, file), (told, body) -> send(told, body, response));
    }

    private static boolean send(HttpHeaders told, InputStream body, HttpServletResponse response)
            throws IOException {
        TOLD.forEach(it -> {
            var value = told.getFirst(it);
            if (value != null) {
                response.setHeader(it, value);
            }
        });
        response.setHeader("Content-Security-Policy", POLICY);
        body.transferTo(response.getOutputStream());
        return true;
    }
}
