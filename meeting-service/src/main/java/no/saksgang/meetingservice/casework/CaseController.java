package no.saksgang.meetingservice.casework;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import no.saksgang.chassis.http.ETag;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.http.MomentCursor;
import no.saksgang.chassis.http.Page;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.chassis.login.Caller;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.chassis.time.HomeSettings;
import no.saksgang.events.CaseId;
import no.saksgang.events.GroupId;
import no.saksgang.meetingservice.directory.Directory;
import no.saksgang.meetingservice.edge.Line;
import no.saksgang.meetingservice.edge.Paging;
import no.saksgang.meetingservice.meeting.KnownMeetings;
import no.saksgang.meetingservice.meeting.MeetingAccess;
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

/** Cases: opened, renamed, closed; and their items of all meetings. */
@RestController
@RequestMapping("/cases")
class CaseController {
    private final Cases cases;
    private final Numberings numberings;
    private final KnownMeetings meetings;
    private final CaseThread thread;
    private final MeetingAccess access;
    private final Directory directory;
    private final HomeSettings home;
    private final Clock clock;

    CaseController(
            Cases cases,
            Numberings numberings,
            KnownMeetings meetings,
            CaseThread thread,
            MeetingAccess access,
            Directory directory,
            HomeSettings home,
            Clock clock) {
        this.cases = cases;
        this.numberings = numberings;
        this.meetings = meetings;
        this.thread = thread;
        this.access = access;
        this.directory = directory;
        this.home = home;
        this.clock = clock;
    }

    /**
     * @param groupId whose case it is, and who numbers it
     */
    record CaseRequest(
            @Nullable CaseId caseId, @NotNull GroupId groupId, @NotBlank @Line String title) {}

    record CaseTitleRequest(@NotBlank @Line String title) {}

    /** The number first, which the same case gets once, however often this is tried. */
    @PostMapping
    ResponseEntity<CaseView> open(
            @Valid @RequestBody CaseRequest request,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key) {
        directory.checkGroups(List.of(request.groupId()));
        var id =
                request.caseId() == null ? new CaseId(IdempotencyKey.newId(key)) : request.caseId();
        var now = clock.instant();
        var number =
                cases.find(id.value())
                        .map(it -> it.aggregate().number())
                        .orElseGet(() ->
                                numberings.numberOf(
                                        id,
                                        request.groupId(),
                                        LocalDate.ofInstant(now, home.zone()).getYear()));
        var stored =
                cases.add(
                        id.value(),
                        key,
                        Case.open(id, request.groupId(), number, request.title(), now));
        return ResponseEntity.created(URI.create("/cases/" + stored.id()))
                .eTag(stored.etag().toString())
                .body(CaseView.of(stored));
    }

    /** In the order in which they were opened. */
    @GetMapping
    Page<CaseView> search(
            @RequestParam(required = false) @Nullable GroupId group,
            @RequestParam(required = false) Case.@Nullable Status status,
            @RequestParam(required = false) @Nullable MomentCursor cursor,
            @RequestParam(required = false) @Nullable @Positive @Max(Paging.MOST) Integer limit,
            Caller caller) {
        Caller.check(!caller.isDashboard());
        var paging = new Paging(null, limit);
        var who = caller.isSecretariat() ? null : directory.participant(caller);
        var found = cases.search(group, status, cursor, who, paging.size() + 1);
        return paging.page(
                found,
                CaseView::of,
                it -> new MomentCursor(it.aggregate().openedAt(), it.id()).toString());
    }

    @GetMapping("/{id}")
    ResponseEntity<CaseView> one(@PathVariable CaseId id, Caller caller) {
        return answer(seen(id, caller));
    }

    /** A case of another group is unknown to them. */
    private Stored<Case> seen(CaseId id, Caller caller) {
        Caller.check(!caller.isDashboard());
        var stored = cases.get(id.value());
        var who = directory.participant(caller);
        if (!who.isSecretariat() && !who.isInOneOf(List.of(stored.aggregate().groupId()))) {
            throw new Unknown(id.value());
        }
        return stored;
    }

    /**
     * The items of all meetings that belong to it, in the order of the meetings. A page ends with a
     * meeting, so {@code limit} counts meetings. Those of meetings whose agenda the caller may not
     * read are left out.
     */
    @GetMapping("/{id}/items")
    Page<CaseItemView> items(
            @PathVariable CaseId id,
            @RequestParam(required = false) @Nullable MomentCursor cursor,
            @RequestParam(required = false) @Nullable @Positive @Max(Paging.MOST) Integer limit,
            Caller caller) {
        seen(id, caller);
        var size = new Paging(null, limit).size();
        var found = meetings.withCase(id, cursor, size + 1);
        var shown = found.subList(0, Math.min(size, found.size()));
        var open =
                shown.stream().filter(it -> access.readsAgenda(caller, it.invitation())).toList();
        return new Page<>(
                thread.through(open, id, clock.instant()),
                found.size() > size
                        ? new MomentCursor(
                                        shown.getLast().invitation().startsAt(),
                                        shown.getLast().meetingId().value())
                                .toString()
                        : null);
    }

    @PutMapping("/{id}/title")
    ResponseEntity<CaseView> rename(
            @PathVariable CaseId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable ETag seen,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody CaseTitleRequest request) {
        return change(id, seen, key, it -> it.rename(request.title(), clock.instant()));
    }

    /** Nothing more is expected of it. */
    @PostMapping("/{id}/closing")
    ResponseEntity<CaseView> close(
            @PathVariable CaseId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable ETag seen,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key) {
        return change(id, seen, key, it -> it.close(clock.instant()));
    }

    @PostMapping("/{id}/reopening")
    ResponseEntity<CaseView> reopen(
            @PathVariable CaseId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable ETag seen,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key) {
        return change(id, seen, key, it -> it.reopen(clock.instant()));
    }

    private ResponseEntity<CaseView> change(
            CaseId id, @Nullable ETag seen, @Nullable IdempotencyKey key, Consumer<Case> what) {
        return answer(cases.change(id.value(), seen, key, what));
    }

    private static ResponseEntity<CaseView> answer(Stored<Case> stored) {
        return ResponseEntity.ok().eTag(stored.etag().toString()).body(CaseView.of(stored));
    }
}
