package no.saksgang.meetingservice.meeting;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import no.saksgang.chassis.http.MomentCursor;
import no.saksgang.chassis.http.Page;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Paper;
import no.saksgang.events.Place;
import no.saksgang.events.Visibility;
import no.saksgang.meetingservice.edge.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Meetings as the public may see them, without a login: from the approval of the agenda on, with
 * what of it is public. Nothing of who is invited, answers or comes.
 */
@RestController
@RequestMapping("/public/meetings")
class PublicMeetingController {
    private static final Set<Meeting.Status> PUBLISHED =
            Set.of(Meeting.Status.CONVENED, Meeting.Status.HELD, Meeting.Status.CONCLUDED);

    private final Meetings meetings;
    private final Clock clock;

    PublicMeetingController(Meetings meetings, Clock clock) {
        this.meetings = meetings;
        this.clock = clock;
    }

    /**
     * What the public sees of a meeting.
     *
     * @param agenda its items; of one for members only no more than its number. None of a meeting
     *     that is cancelled, and no papers either
     */
    record PublicMeetingView(
            MeetingId meetingId,
            Meeting.Status status,
            String title,
            @Nullable String number,
            List<GroupId> groupIds,
            Instant startsAt,
            Instant endsAt,
            ZoneId timeZone,
            LocalDateTime start,
            LocalDateTime end,
            PublicPlace place,
            List<PublicItem> agenda,
            List<Paper> papers) {
        static PublicMeetingView of(Meeting meeting, Instant now) {
            var it = meeting.invitation();
            var status = meeting.status(now);
            var isOff = status == Meeting.Status.CANCELLED;
            return new PublicMeetingView(
                    it.meetingId(),
                    status,
                    it.title(),
                    it.number(),
                    it.groupIds(),
                    it.startsAt(),
                    it.endsAt(),
                    it.timeZone(),
                    meeting.schedule().start(),
                    meeting.schedule().end(),
                    PublicPlace.of(it.place()),
                    isOff ? List.of() : it.agenda().stream().map(PublicItem::of).toList(),
                    isOff ? List.of() : it.papers());
        }
    }

    /** Where it is held. The address of an online meeting is for those who are invited. */
    record PublicPlace(String name, @Nullable String address) {
        static PublicPlace of(Place place) {
            return new PublicPlace(place.name(), place.address());
        }
    }

    /**
     * One item.
     *
     * @param title none where the item is for members only
     */
    record PublicItem(
            String number, @Nullable String title, List<Paper> papers, List<PublicItem> items) {
        static PublicItem of(AgendaItem it) {
            return it.visibility() == Visibility.MEMBERS
                    ? new PublicItem(it.number(), null, List.of(), List.of())
                    : new PublicItem(
                            it.number(),
                            it.title(),
                            it.papers(),
                            it.items().stream().map(PublicItem::of).toList());
        }
    }

    /** Published meetings by their start, without those that are cancelled. */
    @GetMapping
    Page<PublicMeetingView> all(
            @RequestParam(required = false) @Nullable GroupId group,
            @RequestParam(required = false) @Nullable Moment from,
            @RequestParam(required = false) @Nullable Moment to,
            @RequestParam(required = false) @Nullable MomentCursor cursor,
            @RequestParam(required = false) @Nullable @Positive @Max(Paging.MOST) Integer limit) {
        var paging = new Paging(null, limit);
        var now = clock.instant();
        var found =
                meetings.search(
                        new Meetings.Search(
                                group,
                                PUBLISHED,
                                from == null ? null : from.start(),
                                to == null ? null : to.end(),
                                cursor,
                                null),
                        now,
                        paging.size() + 1);
        return paging.page(
                found,
                it -> PublicMeetingView.of(it.aggregate(), now),
                it -> new MomentCursor(it.aggregate().invitation().startsAt(), it.id()).toString());
    }

    /** One that people were called to stays at its address when it is cancelled. */
    @GetMapping("/{id}")
    PublicMeetingView one(@PathVariable MeetingId id) {
        var meeting = meetings.get(id.value()).aggregate();
        if (meeting.convocation().isEmpty()) {
            // That it is planned is not public either.
            throw new Unknown(id.value());
        }
        return PublicMeetingView.of(meeting, clock.instant());
    }
}
