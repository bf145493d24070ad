package no.saksgang.meetingservice.referat;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import no.saksgang.chassis.foresight.Foreseeable;
import no.saksgang.chassis.http.AlreadyExists;
import no.saksgang.chassis.http.ETag;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.login.Caller;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.meetingservice.edge.Line;
import no.saksgang.meetingservice.edge.Prose;
import no.saksgang.meetingservice.edge.WithinReach;
import no.saksgang.meetingservice.meeting.MeetingAccess;
import no.saksgang.meetingservice.referat.ReferatRefusal.UnknownApprovingMeeting;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The referat of a meeting, from the first draft to the last correction. */
@RestController
@RequestMapping("/meetings/{id}/referat")
class ReferatController {
    private final Referater referater;
    private final Sittings sittings;
    private final MeetingAccess access;
    private final Clock clock;

    ReferatController(Referater referater, Sittings sittings, MeetingAccess access, Clock clock) {
        this.referater = referater;
        this.sittings = sittings;
        this.access = access;
        this.clock = clock;
    }

    record CirculationRequest(@NotNull @WithinReach Instant commentsBy) {}

    /**
     * @param itemNumber which item it is about, if one
     */
    record CommentRequest(
            @NotNull MemberId memberId,
            @NotBlank @Prose(max = 5_000) String text,
            @Nullable @Line(max = 10) String itemNumber) {}

    record ResolutionRequest(
            @NotBlank @Prose(max = 5_000) String resolution, @NotNull Boolean partOfReferat) {}

    /**
     * @param inMeetingId the meeting that approved it, if one did
     */
    record ReferatApprovalRequest(
            @NotNull Boolean withRemarks,
            @Nullable @Prose(max = 5_000) String remarks,
            @Nullable MeetingId inMeetingId) {}

    /**
     * @param items those that are to stand otherwise, each as a whole
     */
    record CorrectionRequest(
            @NotBlank @Prose(max = 2_000) String reason,
            @NotEmpty @Size(max = ReferatRequest.MOST_ITEMS)
                    List<@NotNull @Valid NoteRequest> items) {}

    /**
     * Before anyone has begun to write, the agenda's items with nothing under them; no ETag. Who
     * does not run the meeting sees it once it is circulated.
     */
    @GetMapping
    ResponseEntity<ReferatView> one(@PathVariable MeetingId id, Caller caller) {
        access.checkSees(caller, id);
        var sitting = sittings.of(id);
        var found = referater.find(id.value());
        Caller.check(
                found.map(Stored::aggregate).filter(Referat::isCirculated).isPresent()
                        || access.runs(caller, sitting.invitation()));
        return found.map(it -> answer(it, sitting, caller))
                .orElseGet(() -> ResponseEntity.ok(ReferatView.unwritten(sitting)));
    }

    /** Begins the draft: there is nothing yet that one could have seen. */
    @PutMapping(headers = "!" + IF_MATCH)
    ResponseEntity<ReferatView> begin(
            @PathVariable MeetingId id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody ReferatRequest request,
            Caller caller)
            throws MissingRequestHeaderException {
        access.checkRuns(caller, id);
        var sitting = sittings.toWriteOf(id);
        var draft = request.draft(sittings.names(sitting, request.members()));
        try {
            var stored = referater.add(id.value(), key, Referat.begin(sitting, draft));
            return ResponseEntity.created(URI.create("/meetings/" + id + "/referat"))
                    .eTag(stored.etag().toString())
                    .body(ReferatView.of(stored.aggregate(), sitting));
        } catch (Refused refused) {
            if (refused.refusal() instanceof AlreadyExists) {
                throw new MissingRequestHeaderException(IF_MATCH, seenByWriters());
            }
            throw refused;
        }
    }

    @PutMapping(headers = IF_MATCH)
    ResponseEntity<ReferatView> write(
            @PathVariable MeetingId id,
            @RequestHeader(IF_MATCH) ETag seen,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody ReferatRequest request,
            Caller caller) {
        access.checkRuns(caller, id);
        var sitting = sittings.toWriteOf(id);
        var draft = request.draft(sittings.names(sitting, request.members()));
        return change(sitting, seen, key, it -> it.write(sitting, draft), caller);
    }

    /** Sends the draft to everyone. */
    @Foreseeable
    @PostMapping("/circulation")
    ResponseEntity<ReferatView> circulate(
            @PathVariable MeetingId id,
            @RequestHeader(IF_MATCH) ETag seen,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody CirculationRequest request,
            Caller caller) {
        access.checkRuns(caller, id);
        var sitting = sittings.toWriteOf(id);
        return change(
                sitting,
                seen,
                key,
                it -> it.circulate(sitting, request.commentsBy(), clock.instant()),
                caller);
    }

    /** Several members may comment at the same time, so none need have seen the others. */
    @PostMapping("/comments")
    ResponseEntity<ReferatView> comment(
            @PathVariable MeetingId id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody CommentRequest request,
            Caller caller) {
        access.checkHasASay(caller, id);
        caller.checkSpeaksFor(request.memberId());
        var sitting = sittings.of(id);
        return change(
                sitting,
                null,
                key,
                it ->
                        it.comment(
                                sitting,
                                request.memberId(),
                                request.text(),
                                request.itemNumber(),
                                clock.instant()),
                caller);
    }

    @PutMapping("/comments/{commentId}/resolution")
    ResponseEntity<ReferatView> settle(
            @PathVariable MeetingId id,
            @PathVariable String commentId,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable ETag seen,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody ResolutionRequest request,
            Caller caller) {
        access.checkRuns(caller, id);
        return change(
                sittings.of(id),
                seen,
                key,
                it -> it.settle(commentId, request.resolution(), request.partOfReferat()),
                caller);
    }

    /** Makes it final, and sends it. */
    @Foreseeable
    @PostMapping("/approval")
    ResponseEntity<ReferatView> approve(
            @PathVariable MeetingId id,
            @RequestHeader(IF_MATCH) ETag seen,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody ReferatApprovalRequest request,
            Caller caller) {
        access.checkSees(caller, id);
        caller.checkSecretariat();
        var sitting = sittings.toWriteOf(id);
        return change(sitting, seen, key, approval(sitting, request), caller);
    }

    private Consumer<Referat> approval(Sitting sitting, ReferatApprovalRequest request) {
        var inMeetingId = request.inMeetingId();
        if (inMeetingId != null && !sittings.isKnown(inMeetingId)) {
            throw new Refused(new UnknownApprovingMeeting(inMeetingId));
        }
        var commenters =
                referater
                        .get(sitting.invitation().meetingId().value())
                        .aggregate()
                        .comments()
                        .stream()
                        .map(Comment::memberId)
                        .toList();
        var names = sittings.names(sitting, commenters);
        var remarks = request.remarks();
        return it ->
                it.approve(
                        sitting,
                        request.withRemarks(),
                        remarks == null || remarks.isBlank() ? null : remarks,
                        inMeetingId,
                        names::of,
                        clock.instant());
    }

    /** A new revision, which is sent too. */
    @Foreseeable
    @PostMapping("/correction")
    ResponseEntity<ReferatView> correct(
            @PathVariable MeetingId id,
            @RequestHeader(IF_MATCH) ETag seen,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody CorrectionRequest request,
            Caller caller) {
        access.checkSees(caller, id);
        caller.checkSecretariat();
        var sitting = sittings.of(id);
        return change(sitting, seen, key, correction(sitting, request), caller);
    }

    private Consumer<Referat> correction(Sitting sitting, CorrectionRequest request) {
        var members = request.items().stream().flatMap(NoteRequest::members).toList();
        var names = sittings.names(sitting, members);
        var anew = request.items().stream().map(it -> it.note(names)).toList();
        return it -> it.correct(sitting, request.reason(), anew, clock.instant());
    }

    private ResponseEntity<ReferatView> change(
            Sitting sitting,
            @Nullable ETag seen,
            @Nullable IdempotencyKey key,
            Consumer<Referat> what,
            Caller caller) {
        var id = sitting.invitation().meetingId().value();
        return answer(referater.change(id, seen, key, what), sitting, caller);
    }

    private ResponseEntity<ReferatView> answer(
            Stored<Referat> stored, Sitting sitting, Caller caller) {
        var view = ReferatView.of(stored.aggregate(), sitting);
        return ResponseEntity.ok()
                .eTag(stored.etag().toString())
                .body(access.runs(caller, sitting.invitation()) ? view : view.to(caller));
    }

    /** The header that is missing where a draft is written over without having been seen. */
    private static MethodParameter seenByWriters() {
        return Arrays.stream(ReferatController.class.getDeclaredMethods())
                .filter(it -> it.getName().equals("write"))
                .map(it -> new MethodParameter(it, 1))
                .findFirst()
                .orElseThrow();
    }
}
