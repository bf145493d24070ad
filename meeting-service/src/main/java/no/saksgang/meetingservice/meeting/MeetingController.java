package no.saksgang.meetingservice.meeting;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import no.saksgang.chassis.foresight.Foreseeable;
import no.saksgang.chassis.http.ETag;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.http.MomentCursor;
import no.saksgang.chassis.http.Page;
import no.saksgang.chassis.login.Caller;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.meetingservice.directory.Directory;
import no.saksgang.meetingservice.edge.Line;
import no.saksgang.meetingservice.edge.Link;
import no.saksgang.meetingservice.edge.Paging;
import no.saksgang.meetingservice.edge.PlaceRequest;
import no.saksgang.meetingservice.edge.WithinReach;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the secretariat does with a meeting up to its beginning. */
@RestController
@RequestMapping("/meetings")
class MeetingController {
    private final Meetings meetings;
    private final Planning planning;
    private final Directory directory;
    private final MeetingAccess access;
    private final Clock clock;

    MeetingController(
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

    record AgendaApprovalRequest(@NotNull MemberId approvedBy) {
        Consumer<Meeting> command(List<MemberId> ofGroups, Instant at) {
            return it -> it.approveAgenda(approvedBy, ofGroups, at);
        }
    }

    /**
     * @param paperId which paper this is a new version of; it is one more if not said
     */
    record NewPaperRequest(
            @NotBlank @Line String title,
            @NotBlank @Link String url,
            @Nullable @Line(max = 80) String paperId) {
        Consumer<Meeting> command(Instant at) {
            return it -> it.addPaper(new ProposedItem.ProposedPaper(title, url), paperId, at);
        }
    }

    /**
     * @param timeZone the one it has, if not said
     * @param place where it is to be, if not said
     */
    record MeetingScheduleRequest(
            @NotNull @WithinReach Instant startsAt,
            @NotNull @WithinReach Instant endsAt,
            @Nullable ZoneId timeZone,
            @Nullable @Valid PlaceRequest place) {
        Consumer<Meeting> command(Instant at) {
            return it ->
                    it.reschedule(
                            Schedule.between(
                                    startsAt,
                                    endsAt,
                                    Objects.requireNonNullElse(timeZone, it.schedule().zone())),
                            place == null ? it.place() : place.place(),
                            at);
        }
    }

    record MeetingCancellationRequest(@NotBlank @Line(max = 1_000) String reason) {
        Consumer<Meeting> command(Instant at) {
            return it -> it.cancel(reason, at);
        }
    }

    @PostMapping
    ResponseEntity<MeetingView> plan(
            @Valid @RequestBody MeetingRequest request,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key) {
        var id =
                request.meetingId() == null
                        ? new MeetingId(IdempotencyKey.newId(key))
                        : request.meetingId();
        var plan = request.plan(id, directory.contactOf(request.groupIds()).orElse(null));
        planning.check(plan);
        var stored = meetings.add(id.value(), key, Meeting.plan(plan, clock.instant()));
        return ResponseEntity.created(URI.create("/meetings/" + stored.id()))
                .eTag(stored.etag().toString())
                .body(MeetingView.of(stored.aggregate(), clock.instant(), new Sight.Whole()));
    }

    /** Those that the caller may see, each as they may see it. */
    @GetMapping
    Page<MeetingView> search(
            @RequestParam(required = false) @Nullable GroupId group,
            @RequestParam(required = false) Meeting.@Nullable Status status,
            @RequestParam(required = false) @Nullable Moment from,
            @RequestParam(required = false) @Nullable Moment to,
            @RequestParam(required = false) @Nullable MomentCursor cursor,
            @RequestParam(required = false) @Nullable @Positive @Max(Paging.MOST) Integer limit,
            Caller caller) {
        var seesAll = caller.isSecretariat() || caller.isDashboard();
        var who = seesAll ? null : directory.participant(caller);
        var paging = new Paging(null, limit);
        var now = clock.instant();
        var found =
                meetings.search(
                        new Meetings.Search(
                                group,
                                status == null ? Set.of() : Set.of(status),
                                from == null ? null : from.start(),
                                to == null ? null : to.end(),
                                cursor,
                                who),
                        now,
                        paging.size() + 1);
        return paging.page(
                found,
                it ->
                        MeetingView.of(
                                it.aggregate(),
                                now,
                                who == null
                                        ? access.sightOf(caller, it.aggregate())
                                        : MeetingAccess.sightOf(who, it.aggregate().invitation())),
                it -> new MomentCursor(it.aggregate().invitation().startsAt(), it.id()).toString());
    }

    @GetMapping("/{id}")
    ResponseEntity<MeetingView> one(@PathVariable MeetingId id, Caller caller) {
        return answer(meetings.get(id.value()), caller);
    }

    @Foreseeable
    @PutMapping("/{id}/agenda")
    ResponseEntity<MeetingView> changeAgenda(
            @PathVariable MeetingId id,
            @RequestHeader(IF_MATCH) ETag seen,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody AgendaRequest request,
            Caller caller) {
        access.checkRuns(caller, id);
        meetings.get(id.value());
        planning.check(request.proposedItems());
        return change(id, seen, key, request.command(clock.instant()), caller);
    }

    /** Sends the invitations. Not to be undone, hence a POST of its own and not a field. */
    @Foreseeable
    @PostMapping("/{id}/agenda/approval")
    ResponseEntity<MeetingView> approveAgenda(
            @PathVariable MeetingId id,
            @RequestHeader(IF_MATCH) ETag seen,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody AgendaApprovalRequest request,
            Caller caller) {
        access.checkRuns(caller, id);
        caller.checkSpeaksFor(request.approvedBy());
        var ofGroups =
                directory.membersOf(
                        meetings.get(id.value()).aggregate().groupIds(), Meeting.MOST_INVITEES + 1);
        return change(id, seen, key, request.command(ofGroups, clock.instant()), caller);
    }

    @Foreseeable
    @PostMapping("/{id}/papers")
    ResponseEntity<MeetingView> addPaper(
            @PathVariable MeetingId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable ETag seen,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody NewPaperRequest request,
            Caller caller) {
        access.checkRuns(caller, id);
        return change(id, seen, key, request.command(clock.instant()), caller);
    }

    @Foreseeable
    @PutMapping("/{id}/schedule")
    ResponseEntity<MeetingView> reschedule(
            @PathVariable MeetingId id,
            @RequestHeader(IF_MATCH) ETag seen,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody MeetingScheduleRequest request,
            Caller caller) {
        access.checkSees(caller, id);
        caller.checkSecretariat();
        return change(id, seen, key, request.command(clock.instant()), caller);
    }

    @Foreseeable
    @PostMapping("/{id}/cancellation")
    ResponseEntity<MeetingView> cancel(
            @PathVariable MeetingId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable ETag seen,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody MeetingCancellationRequest request,
            Caller caller) {
        access.checkSees(caller, id);
        caller.checkSecretariat();
        return change(id, seen, key, request.command(clock.instant()), caller);
    }

    private ResponseEntity<MeetingView> change(
            MeetingId id,
            @Nullable ETag seen,
            @Nullable IdempotencyKey key,
            Consumer<Meeting> what,
            Caller caller) {
        return answer(meetings.change(id.value(), seen, key, what), caller);
    }

    private ResponseEntity<MeetingView> answer(Stored<Meeting> stored, Caller caller) {
        var meeting = stored.aggregate();
        return ResponseEntity.ok()
                .eTag(stored.etag().toString())
                .body(MeetingView.of(meeting, clock.instant(), access.sightOf(caller, meeting)));
    }
}
