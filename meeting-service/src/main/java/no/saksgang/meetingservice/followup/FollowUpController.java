package no.saksgang.meetingservice.followup;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import no.saksgang.chassis.foresight.Foreseeable;
import no.saksgang.chassis.http.ETag;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.http.Page;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.chassis.login.Caller;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.chassis.time.HomeSettings;
import no.saksgang.events.CaseId;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;
import no.saksgang.events.Visibility;
import no.saksgang.meetingservice.directory.Directory;
import no.saksgang.meetingservice.directory.Names;
import no.saksgang.meetingservice.directory.PersonRequest;
import no.saksgang.meetingservice.edge.DueRequest;
import no.saksgang.meetingservice.edge.Line;
import no.saksgang.meetingservice.edge.Paging;
import no.saksgang.meetingservice.edge.Prose;
import no.saksgang.meetingservice.edge.WithinReach;
import no.saksgang.meetingservice.followup.FollowUp.Origin;
import no.saksgang.meetingservice.followup.FollowUp.Task;
import no.saksgang.meetingservice.meeting.Agenda;
import no.saksgang.meetingservice.meeting.KnownMeetings;
import no.saksgang.meetingservice.meeting.MeetingRefusal.UnknownItem;
import no.saksgang.meetingservice.meeting.MeetingRefusal.UnknownMeeting;
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

/** Follow-ups: what is to be done, and what the secretariat does with it. */
@RestController
@RequestMapping("/followups")
class FollowUpController {
    private static final int MOST_OWNERS = 50;

    private final FollowUps followUps;
    private final NamedFollowUps named;
    private final KnownMeetings meetings;
    private final Directory directory;
    private final HomeSettings home;
    private final Clock clock;

    FollowUpController(
            FollowUps followUps,
            NamedFollowUps named,
            KnownMeetings meetings,
            Directory directory,
            HomeSettings home,
            Clock clock) {
        this.followUps = followUps;
        this.named = named;
        this.meetings = meetings;
        this.directory = directory;
        this.home = home;
        this.clock = clock;
    }

    /**
     * One that the secretariat puts in: of a meeting, or else of groups.
     *
     * @param itemNumber of the meeting's agenda, if it is about one
     * @param caseId the item's, if not said
     * @param groupIds the meeting's, if it is of one
     * @param visibility the item's, if not said
     */
    record NewFollowUpRequest(
            @Nullable FollowUpId followUpId,
            @Nullable MeetingId meetingId,
            @Nullable @Line(max = 10) String itemNumber,
            @Nullable CaseId caseId,
            @Nullable @Size(max = 20) List<@NotNull GroupId> groupIds,
            @Nullable Visibility visibility,
            @NotBlank @Prose(max = 5_000) String text,
            @Nullable @Size(max = MOST_OWNERS) List<@NotNull @Valid PersonRequest> owners,
            @Nullable @Valid DueRequest due) {
        /** A meeting has its groups; an item is of a meeting. */
        @JsonIgnore
        @AssertTrue
        public boolean isOfMeetingOrGroups() {
            return meetingId != null
                    ? groupIds == null
                    : groupIds != null && !groupIds.isEmpty() && itemNumber == null;
        }
    }

    /**
     * @param due none, if not said
     */
    record DueChangeRequest(@Nullable @Valid DueRequest due) {}

    record OwnersRequest(
            @NotNull @Size(max = MOST_OWNERS) List<@NotNull @Valid PersonRequest> owners) {}

    /**
     * @param closedBy none: the secretariat, as a body
     */
    record ClosingRequest(@Nullable MemberId closedBy, @Nullable @Prose(max = 2_000) String note) {}

    /**
     * Foreseen under the key with which it is then posted, its reminders have the ids that they
     * will have.
     */
    @Foreseeable
    @PostMapping
    ResponseEntity<FollowUpView> register(
            @Valid @RequestBody NewFollowUpRequest request,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key) {
        var followUp = followUp(request, key);
        var stored = followUps.add(followUp.followUpId().value(), key, followUp);
        return ResponseEntity.created(URI.create("/followups/" + stored.id()))
                .eTag(stored.etag().toString())
                .body(named.of(stored));
    }

    private FollowUp followUp(NewFollowUpRequest request, @Nullable IdempotencyKey key) {
        var origin = origin(request);
        var due = request.due();
        return FollowUp.register(
                request.followUpId() == null
                        ? new FollowUpId(IdempotencyKey.newId(key))
                        : request.followUpId(),
                origin,
                new Task(
                        request.text(),
                        people(
                                Objects.requireNonNullElse(request.owners(), List.of()),
                                origin.groupIds()),
                        due == null ? null : due.due()),
                clock.instant());
    }

    private Origin origin(NewFollowUpRequest request) {
        var visibility = request.visibility();
        var meetingId = request.meetingId();
        if (meetingId == null) {
            var groups = Objects.requireNonNullElse(request.groupIds(), List.<GroupId>of());
            directory.checkGroups(groups);
            return new Origin(
                    null,
                    null,
                    null,
                    null,
                    request.caseId(),
                    groups.stream().distinct().toList(),
                    home.zone(),
                    Objects.requireNonNullElse(visibility, Visibility.PUBLIC),
                    directory.contactOf(groups).orElse(null));
        }
        var meeting =
                meetings.meeting(meetingId)
                        .orElseThrow(() -> new Refused(new UnknownMeeting(meetingId)))
                        .invitation();
        var number = request.itemNumber();
        var item =
                number == null
                        ? null
                        : new Agenda(meeting.agenda())
                                .all()
                                .filter(it -> it.number().equals(number))
                                .findFirst()
                                .orElseThrow(() -> new Refused(new UnknownItem(number)));
        return new Origin(
                meetingId,
                meeting.title(),
                meeting.startsAt(),
                number,
                request.caseId() == null && item != null ? item.caseId() : request.caseId(),
                meeting.groupIds(),
                meeting.timeZone(),
                visibility == null
                        ? item == null ? Visibility.PUBLIC : item.visibility()
                        : visibility,
                meeting.contact());
    }

    private List<Person> people(List<PersonRequest> requests, List<GroupId> groups) {
        var members = requests.stream().flatMap(it -> Stream.ofNullable(it.memberId())).toList();
        var names = new Names(directory, members, groups);
        return requests.stream().map(it -> it.person(names)).distinct().toList();
    }

    /** In the order in which they are due; those without a day last. */
    @GetMapping
    Page<FollowUpView> search(
            @RequestParam(required = false) @Nullable MemberId owner,
            @RequestParam(required = false) @Nullable GroupId group,
            @RequestParam(required = false) @Nullable MeetingId meeting,
            @RequestParam(name = "case", required = false) @Nullable CaseId caseId,
            @RequestParam(required = false) FollowUp.@Nullable Status status,
            @RequestParam(required = false) @Nullable @WithinReach LocalDate dueBefore,
            @RequestParam(required = false) @Nullable FollowUpCursor cursor,
            @RequestParam(required = false) @Nullable @Positive @Max(Paging.MOST) Integer limit,
            Caller caller) {
        Caller.check(!caller.isDashboard());
        var paging = new Paging(null, limit);
        var found =
                followUps.search(
                        new FollowUps.Search(
                                owner,
                                group,
                                meeting,
                                caseId,
                                status,
                                dueBefore,
                                cursor,
                                caller.isSecretariat() ? null : directory.participant(caller)),
                        paging.size() + 1);
        return paging.page(
                named.of(found),
                Function.identity(),
                it ->
                        new FollowUpCursor(
                                        FollowUpCursor.order(it.followUp().due()),
                                        it.followUp().followUpId().value())
                                .toString());
    }

    @GetMapping("/{id}")
    ResponseEntity<FollowUpView> one(@PathVariable FollowUpId id, Caller caller) {
        Caller.check(!caller.isDashboard());
        return answer(seen(id, caller));
    }

    /** What is of groups that are not theirs, and not theirs to do, is unknown to them. */
    private Stored<FollowUp> seen(FollowUpId id, Caller caller) {
        var stored = followUps.get(id.value());
        var who = directory.participant(caller);
        var followUp = stored.aggregate();
        if (!who.isSecretariat()
                && !who.isInOneOf(followUp.origin().groupIds())
                && !owns(caller, followUp)) {
            throw new Unknown(id.value());
        }
        return stored;
    }

    private static boolean owns(Caller caller, FollowUp followUp) {
        return followUp.details().owners().stream()
                .flatMap(it -> Stream.ofNullable(it.memberId()))
                .anyMatch(caller::is);
    }

    @Foreseeable
    @PutMapping("/{id}/due")
    ResponseEntity<FollowUpView> changeDue(
            @PathVariable FollowUpId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable ETag seen,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody DueChangeRequest request) {
        var due = request.due();
        return change(
                id, seen, key, it -> it.changeDue(due == null ? null : due.due(), clock.instant()));
    }

    @Foreseeable
    @PutMapping("/{id}/owners")
    ResponseEntity<FollowUpView> changeOwners(
            @PathVariable FollowUpId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable ETag seen,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody OwnersRequest request) {
        var groups = followUps.get(id.value()).aggregate().origin().groupIds();
        var owners = people(request.owners(), groups);
        return change(id, seen, key, it -> it.changeOwners(owners, clock.instant()));
    }

    /** It is done, or need not be done. */
    @PostMapping("/{id}/closing")
    ResponseEntity<FollowUpView> close(
            @PathVariable FollowUpId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable ETag seen,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody ClosingRequest request,
            Caller caller) {
        Caller.check(!caller.isDashboard());
        var followUp = seen(id, caller).aggregate();
        var by = request.closedBy();
        // Its owners say themselves that it is done, in nobody else's name.
        Caller.check(
                caller.isSecretariat() || (owns(caller, followUp) && by != null && caller.is(by)));
        if (by != null) {
            directory.checkMembers(List.of(by));
        }
        return change(id, seen, key, it -> it.close(by, request.note(), clock.instant()));
    }

    @Foreseeable
    @PostMapping("/{id}/reopening")
    ResponseEntity<FollowUpView> reopen(
            @PathVariable FollowUpId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable ETag seen,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key) {
        return change(id, seen, key, it -> it.reopen(clock.instant()));
    }

    private ResponseEntity<FollowUpView> change(
            FollowUpId id,
            @Nullable ETag seen,
            @Nullable IdempotencyKey key,
            Consumer<FollowUp> what) {
        return answer(followUps.change(id.value(), seen, key, what));
    }

    private ResponseEntity<FollowUpView> answer(Stored<FollowUp> stored) {
        return ResponseEntity.ok().eTag(stored.etag().toString()).body(named.of(stored));
    }
}
