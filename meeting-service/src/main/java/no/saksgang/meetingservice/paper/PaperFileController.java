package no.saksgang.meetingservice.paper;

import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.chassis.login.Caller;
import no.saksgang.events.MeetingId;
import no.saksgang.meetingservice.edge.Line;
import no.saksgang.meetingservice.meeting.KnownMeetings;
import no.saksgang.meetingservice.meeting.MeetingAccess;
import no.saksgang.meetingservice.paper.PaperRefusal.FormatNotTaken;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Papers that lie with us. To upload one tells nobody: it is a paper of the meeting once its
 * address is one.
 */
@RestController
class PaperFileController {
    private final PaperFiles files;
    private final KnownMeetings meetings;
    private final MeetingAccess access;
    private final Clock clock;

    PaperFileController(
            PaperFiles files, KnownMeetings meetings, MeetingAccess access, Clock clock) {
        this.files = files;
        this.meetings = meetings;
        this.access = access;
        this.clock = clock;
    }

    /**
     * @param name with its ending, which says what it is
     * @param body the file itself, whatever type the request says
     */
    @PostMapping("/meetings/{id}/files")
    ResponseEntity<PaperFile> upload(
            @PathVariable MeetingId id,
            @RequestParam @NotBlank @Line(max = 200) String name,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            InputStream body,
            Caller caller)
            throws IOException {
        access.checkRuns(caller, id);
        meetings.get(id);
        var format =
                Format.named(name)
                        .orElseThrow(() -> new Refused(new FormatNotTaken(name, Format.all())));
        var file = files.add(id, IdempotencyKey.newId(key), name, format, body);
        return ResponseEntity.created(URI.create("/meetings/" + id + "/files/" + file.fileId()))
                .body(file);
    }

    @GetMapping("/meetings/{id}/files/{fileId}")
    ResponseEntity<Resource> read(
            @PathVariable MeetingId id, @PathVariable String fileId, Caller caller) {
        access.checkSees(caller, id);
        // What is on a draft of an agenda is for those who write it.
        Caller.check(access.readsAgenda(caller, meetings.get(id).invitation()));
        return answer(
                files.find(id, fileId).orElseThrow(() -> new Unknown(fileId)),
                CacheControl.noCache().cachePrivate());
    }

    /** Papers of what is published, without a login. */
    @GetMapping("/public/meetings/{id}/files/{fileId}")
    ResponseEntity<Resource> published(@PathVariable MeetingId id, @PathVariable String fileId) {
        var meeting = meetings.get(id);
        return answer(
                files.find(id, fileId)
                        .filter(it -> meeting.publishes(it.url(), clock.instant()))
                        .orElseThrow(() -> new Unknown(fileId)),
                CacheControl.noCache());
    }

    private ResponseEntity<Resource> answer(PaperFile file, CacheControl kept) {
        var disposition =
                (file.format().isShown()
                                ? ContentDisposition.inline()
                                : ContentDisposition.attachment())
                        .filename(file.name(), StandardCharsets.UTF_8)
                        .build();
        return ResponseEntity.ok()
                .contentType(file.format().type())
                .contentLength(file.size())
                .cacheControl(kept)
                // What lies under an id never changes.
                .eTag(file.fileId())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(new InputStreamResource(() -> files.read(file)));
    }
}
