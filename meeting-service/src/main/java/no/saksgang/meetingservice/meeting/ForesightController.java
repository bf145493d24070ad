package no.saksgang.meetingservice.meeting;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import jakarta.validation.Valid;
import java.time.Clock;
import java.util.function.Consumer;
import no.saksgang.chassis.http.ETag;
import no.saksgang.chassis.http.ForeseenEvents;
import no.saksgang.chassis.login.Caller;
import no.saksgang.events.MeetingId;
import no.saksgang.meetingservice.directory.Directory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a command would say: the same command with {@code ?preview} is refused as it would be, or
 * answered with the events that it would cause, under the ids that they would have. Nothing is
 * stored. The notification-service says which mail they would cause.
 */
@RestController
@RequestMapping("/meetings/{id}")
class ForesightController {
    private final Meetings meetings;
    private final Planning planning;
    private final Directory directory;
    private final MeetingAccess access;
    private final Clock clock;

    ForesightController(
            Meetings meetings,
            Planning planning,
            Directory directory,
            MeetingAccess access,
            Clock clock) {
        this.meetings = meetings;
        this.planning = planning;
        this.directory = directory;
        this.access = access;
        this.clock = clock;
    }

    @PostMapping(path = "/agenda/approval", params = "preview")
    ResponseEntity<byte[]> approvalOfAgenda(
            @PathVariable MeetingId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable ETag seen,
            @Valid @RequestBody MeetingController.AgendaApprovalRequest request,
            Caller caller) {
        access.checkRuns(caller, id);
        caller.checkSpeaksFor(request.approvedBy());
        var ofGroups =
                directory.membersOf(
                        meetings.get(id.value()).aggregate().groupIds(), Meeting.MOST_INVITEES + 1);
        return foresee(id, seen, request.command(ofGroups, clock.instant()));
    }

    @PutMapping(path = "/agenda", params = "preview")
    ResponseEntity<byte[]> agenda(
            @PathVariable MeetingId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable ETag seen,
            @Valid @RequestBody AgendaRequest request,
            Caller caller) {
        access.checkRuns(caller, id);
        meetings.get(id.value());
        planning.check(request.proposedItems());
        return foresee(id, seen, request.command(clock.instant()));
    }

    @PostMapping(path = "/papers", params = "preview")
    ResponseEntity<byte[]> paper(
            @PathVariable MeetingId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable ETag seen,
            @Valid @RequestBody MeetingController.NewPaperRequest request,
            Caller caller) {
        access.checkRuns(caller, id);
        return foresee(id, seen, request.command(clock.instant()));
    }

    @PutMapping(path = "/schedule", params = "preview")
    ResponseEntity<byte[]> schedule(
            @PathVariable MeetingId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable ETag seen,
            @Valid @RequestBody MeetingController.MeetingScheduleRequest request,
            Caller caller) {
        access.checkSees(caller, id);
        caller.checkSecretariat();
        return foresee(id, seen, request.command(clock.instant()));
    }

    @PostMapping(path = "/cancellation", params = "preview")
    ResponseEntity<byte[]> cancellation(
            @PathVariable MeetingId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable ETag seen,
            @Valid @RequestBody MeetingController.MeetingCancellationRequest request,
            Caller caller) {
        access.checkSees(caller, id);
        caller.checkSecretariat();
        return foresee(id, seen, request.command(clock.instant()));
    }

    private ResponseEntity<byte[]> foresee(
            MeetingId id, @Nullable ETag seen, Consumer<Meeting> command) {
        return new ForeseenEvents(meetings.foresee(id.value(), seen, command)).answer();
    }
}
