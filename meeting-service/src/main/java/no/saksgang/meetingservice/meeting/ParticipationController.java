package no.saksgang.meetingservice.meeting;

import static no.saksgang.meetingservice.meeting.AgendaRequest.orNone;
import static org.springframework.http.HttpHeaders.IF_MATCH;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import no.saksgang.chassis.http.ETag;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.login.Caller;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.Contact;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.AttendanceRecorded.Present;
import no.saksgang.meetingservice.edge.Email;
import no.saksgang.meetingservice.edge.Line;
import no.saksgang.meetingservice.edge.Prose;
import no.saksgang.meetingservice.edge.WithinReach;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who will come to a meeting, and who came. */
@RestController
@RequestMapping("/meetings/{id}")
class ParticipationController {
    private final Meetings meetings;
    private final Answering answering;
    private final MeetingAccess access;
    private final Clock clock;

    ParticipationController(
            Meetings meetings, Answering answering, MeetingAccess access, Clock clock) {
        this.meetings = meetings;
        this.answering = answering;
        this.access = access;
        this.clock = clock;
    }

    /**
     * @param answeredAt when the member said so; now, if not said
     * @param substitute who comes in their place
     * @param substituteId who already did by their answer before this one, and still does
     * @param from local time from which they are there, if not all of the meeting
     * @param until local time until which they are there
     * @param recusedFrom numbers of the items in which they take no part
     */
    record AnswerRequest(
            @NotNull AnswerKind answer,
            @Nullable @WithinReach Instant answeredAt,
            @Nullable @Prose(max = 2_000) String comment,
            @Nullable @Valid Substitute substitute,
            @Nullable MemberId substituteId,
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            @Nullable @Size(max = Agenda.MOST_ITEMS)
                    List<@NotBlank @Line(max = 10) String> recusedFrom) {
        Answer by(MemberId member, Instant now) {
            return Answer.putDown(
                    member,
                    answer,
                    Objects.requireNonNullElse(answeredAt, now),
                    null,
                    comment == null || comment.isBlank() ? null : comment,
                    substitute == null ? substituteId : null,
                    from,
                    until,
                    orNone(recusedFrom));
        }
    }

    /** Who comes in the member's place. */
    record Substitute(@NotBlank @Line String name, @NotBlank @Email String email) {}

    /** Everyone is named once, or not at all. */
    record AttendanceRequest(
            @NotNull @Size(max = Meeting.MOST_INVITEES)
                    List<@NotNull @Valid PresentRequest> present,
            @Nullable @Size(max = Meeting.MOST_INVITEES) List<@NotNull MemberId> apologies,
            @Nullable @Size(max = Meeting.MOST_INVITEES) List<@NotNull MemberId> absent,
            @Nullable @Size(max = Attendance.MOST_GUESTS)
                    List<@NotNull @Valid GuestRequest> guests) {
        Attendance attendance() {
            return new Attendance(
                    present.stream()
                            .map(it -> new Present(it.memberId(), it.from(), it.until()))
                            .toList(),
                    orNone(apologies),
                    orNone(absent),
                    orNone(guests).stream().map(GuestRequest::guest).toList());
        }
    }

    record PresentRequest(
            @NotNull MemberId memberId, @Nullable LocalTime from, @Nullable LocalTime until) {}

    record GuestRequest(
            @NotBlank @Line String name,
            @Nullable @Line String represents,
            @Nullable LocalTime from,
            @Nullable LocalTime until) {
        Attendance.Guest guest() {
            return new Attendance.Guest(name, represents, from, until);
        }
    }

    @PutMapping("/answers/{memberId}")
    ResponseEntity<MeetingView> answer(
            @PathVariable MeetingId id,
            @PathVariable MemberId memberId,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody AnswerRequest request,
            Caller caller) {
        access.checkSees(caller, id);
        caller.checkSpeaksFor(memberId);
        var substitute = request.substitute();
        return answer(
                answering.take(
                        id,
                        key,
                        request.by(memberId, clock.instant()),
                        substitute == null
                                ? null
                                : new Contact(substitute.name(), substitute.email())),
                caller);
    }

    @PutMapping("/attendance")
    ResponseEntity<MeetingView> recordAttendance(
            @PathVariable MeetingId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable ETag seen,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody AttendanceRequest request,
            Caller caller) {
        access.checkRuns(caller, id);
        var taken = request.attendance();
        return answer(
                meetings.change(
                        id.value(), seen, key, it -> it.recordAttendance(taken, clock.instant())),
                caller);
    }

    private ResponseEntity<MeetingView> answer(Stored<Meeting> stored, Caller caller) {
        var meeting = stored.aggregate();
        return ResponseEntity.ok()
                .eTag(stored.etag().toString())
                .body(MeetingView.of(meeting, clock.instant(), access.sightOf(caller, meeting)));
    }
}
