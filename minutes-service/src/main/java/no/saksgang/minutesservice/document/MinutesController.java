package no.saksgang.minutesservice.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.TEXT_HTML;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.saksgang.chassis.http.Page;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.chassis.login.Caller;
import no.saksgang.events.MeetingId;
import no.saksgang.minutesservice.archive.Revision;
import no.saksgang.minutesservice.archive.Revisions;
import no.saksgang.minutesservice.directory.Readers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands out referater, in the form that the caller asks for. */
@RestController
@RequestMapping("/minutes/{meetingId}")
class MinutesController {
    private static final MediaType MARKDOWN = new MediaType("text", "markdown");

    /** The first is for those who take anything. */
    private static final List<MediaType> FORMS = List.of(APPLICATION_JSON, TEXT_HTML, MARKDOWN);

    private final Revisions revisions;
    private final Readers readers;

    MinutesController(Revisions revisions, Readers readers) {
        this.revisions = revisions;
        this.readers = readers;
    }

    /**
     * One of a referat's revisions.
     *
     * @param reason of the correction, if it is one
     */
    record RevisionView(
            int revision, Instant approvedAt, Instant archivedAt, @Nullable String reason) {}

    /** The newest revision. */
    @GetMapping
    ResponseEntity<Object> newest(
            @PathVariable MeetingId meetingId,
            @RequestHeader(defaultValue = MediaType.ALL_VALUE) List<MediaType> accept,
            Caller caller)
            throws HttpMediaTypeNotAcceptableException {
        var form = form(accept);
        return answer(newest(meetingId, caller), form);
    }

    /** All revisions, the oldest first. */
    @GetMapping("/revisions")
    Page<RevisionView> revisions(@PathVariable MeetingId meetingId, Caller caller) {
        newest(meetingId, caller);
        var all =
                revisions.of(meetingId).stream()
                        .map(it ->
                                new RevisionView(
                                        it.revision(),
                                        it.approvedAt(),
                                        it.archivedAt(),
                                        it.reason()))
                        .toList();
        return new Page<>(all, null);
    }

    @GetMapping("/revisions/{revision}")
    ResponseEntity<Object> revision(
            @PathVariable MeetingId meetingId,
            @PathVariable int revision,
            @RequestHeader(defaultValue = MediaType.ALL_VALUE) List<MediaType> accept,
            Caller caller)
            throws HttpMediaTypeNotAcceptableException {
        var form = form(accept);
        var reader = readers.reader(caller);
        var found =
                revisions
                        .find(meetingId, revision)
                        .orElseThrow(() -> new Unknown(meetingId + "/" + revision));
        Caller.check(reader.mayRead(found.referat()));
        return answer(found, form);
    }

    /** That there is a referat is public, so who may not read it is told so. */
    private Revision newest(MeetingId meetingId, Caller caller) {
        var reader = readers.reader(caller);
        var found = revisions.newest(meetingId).orElseThrow(() -> new Unknown(meetingId.value()));
        Caller.check(reader.mayRead(found.referat()));
        return found;
    }

    private static MediaType form(List<MediaType> accept)
            throws HttpMediaTypeNotAcceptableException {
        var wanted = new ArrayList<>(accept);
        MimeTypeUtils.sortBySpecificity(wanted);
        for (var range : wanted) {
            for (var form : FORMS) {
                if (range.getQualityValue() > 0 && range.includes(form)) {
                    return form;
                }
            }
        }
        throw new HttpMediaTypeNotAcceptableException(FORMS);
    }

    /**
     * A revision never changes, but how it is shown may with a new version of the service: hence a
     * weak tag (RFC 9110, 8.8.1), one for each form.
     */
    private static ResponseEntity<Object> answer(Revision revision, MediaType form) {
        var answer =
                ResponseEntity.ok()
                        .eTag("W/\"" + revision.number() + "-" + form.getSubtype() + "\"")
                        .cacheControl(CacheControl.noCache())
                        .varyBy(HttpHeaders.ACCEPT);
        if (form.equals(TEXT_HTML)) {
            return answer.contentType(new MediaType(TEXT_HTML, UTF_8))
                    .header("Content-Security-Policy", ReferatPage.CONTENT_SECURITY_POLICY)
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "no-referrer")
                    .body(ReferatPage.of(revision));
        }
        if (form.equals(MARKDOWN)) {
            return answer.contentType(new MediaType(MARKDOWN, UTF_8))
                    .header("X-Content-Type-Options", "nosniff")
                    .body(ReferatMarkdown.of(revision));
        }
        return answer.contentType(APPLICATION_JSON).body(MinutesView.of(revision));
    }
}
