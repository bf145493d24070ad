package no.saksgang.meetingservice.meeting;

import static no.saksgang.meetingservice.meeting.AgendaRequest.orNone;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import no.saksgang.events.Contact;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.meeting.MeetingType;
import no.saksgang.meetingservice.edge.ContactRequest;
import no.saksgang.meetingservice.edge.Line;
import no.saksgang.meetingservice.edge.PlaceRequest;
import no.saksgang.meetingservice.edge.WithinReach;
import org.jspecify.annotations.Nullable;

/**
 * A meeting to be planned, as a client sends it.
 *
 * @param type an ordinary one, if not said
 * @param contact the groups' own, if not said
 */
record MeetingRequest(
        @Nullable MeetingId meetingId,
        @Nullable MeetingType type,
        @Nullable @Line(max = 40) String number,
        @Nullable MeetingId partOf,
        @NotBlank @Line String title,
        @NotEmpty @Size(max = 100) List<@NotNull GroupId> groupIds,
        @NotNull @WithinReach Instant startsAt,
        @NotNull @WithinReach Instant endsAt,
        @NotNull ZoneId timeZone,
        @NotNull @Valid PlaceRequest place,
        @NotNull MemberId leaderId,
        @NotNull MemberId secretaryId,
        @Nullable @Valid ContactRequest contact,
        @Nullable @Size(max = Agenda.MOST_ITEMS) List<AgendaRequest.@NotNull @Valid Item> agenda,
        @Nullable @Size(max = Meeting.MOST_PAPERS) List<@NotNull @Valid PaperRequest> papers,
        @Nullable @WithinReach Instant answerBy) {
    Plan plan(MeetingId id, @Nullable Contact ofGroups) {
        return new Plan(
                id,
                Objects.requireNonNullElse(type, MeetingType.ORDINARY),
                number,
                partOf,
                title,
                groupIds,
                Schedule.between(startsAt, endsAt, timeZone),
                place.place(),
                leaderId,
                secretaryId,
                contact == null ? ofGroups : contact.contact(),
                orNone(agenda).stream().map(AgendaRequest.Item::proposed).toList(),
                orNone(papers).stream().map(PaperRequest::paper).toList(),
                answerBy);
    }
}
