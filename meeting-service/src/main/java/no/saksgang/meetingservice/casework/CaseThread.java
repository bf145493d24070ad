package no.saksgang.meetingservice.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.CaseId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.meetingservice.followup.FollowUpView;
import no.saksgang.meetingservice.followup.NamedFollowUps;
import no.saksgang.meetingservice.meeting.Meeting;
import no.saksgang.meetingservice.referat.ApprovedReferater;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Follows a case through the meetings that had it on their agenda. */
@Component
class CaseThread {
    private final ApprovedReferater referater;
    private final NamedFollowUps followUps;

    CaseThread(ApprovedReferater referater, NamedFollowUps followUps) {
        this.referater = referater;
        this.followUps = followUps;
    }

    /** An item of a meeting. */
    private record Place(@Nullable MeetingId meeting, @Nullable String number) {}

    /** The items of these meetings that belong to the case, in the order of the meetings. */
    List<CaseItemView> through(List<Meeting> meetings, CaseId caseId, Instant now) {
        var ids = meetings.stream().map(Meeting::meetingId).toList();
        var said = said(ids);
        var todo =
                followUps.ofCase(caseId, ids).stream()
                        .collect(Collectors.groupingBy(CaseThread::place));
        return meetings.stream()
                .flatMap(meeting ->
                        meeting.agenda()
                                .all()
                                .filter(it -> caseId.equals(it.caseId()))
                                .map(item -> view(meeting, item, said, todo, now)))
                .toList();
    }

    private Map<Place, ReferatItem> said(List<MeetingId> meetings) {
        return referater.of(meetings).stream()
                .flatMap(referat ->
                        referat.items().stream()
                                .flatMap(it -> Stream.concat(Stream.of(it), it.items().stream()))
                                .map(it ->
                                        Map.entry(new Place(referat.meetingId(), it.number()), it)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Place place(FollowUpView it) {
        return new Place(it.followUp().meetingId(), it.followUp().itemNumber());
    }

    private static CaseItemView view(
            Meeting meeting,
            AgendaItem item,
            Map<Place, ReferatItem> said,
            Map<Place, List<FollowUpView>> todo,
            Instant now) {
        var place = new Place(meeting.meetingId(), item.number());
        return CaseItemView.of(
                meeting, item, said.get(place), todo.getOrDefault(place, List.of()), now);
    }
}
