package no.saksgang.portal.open;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Paper;
import no.saksgang.events.referat.ApprovedReferat;
import no.saksgang.portal.services.Meeting.Status;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.MinutesService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Pages with addresses that stay, for who is not logged in. */
@Controller
@RequestMapping("/public")
class PublicController {
    private static final Duration BACK = Duration.ofDays(365);

    private final MeetingService meetings;
    private final MinutesService minutes;
    private final Clock clock;

    PublicController(MeetingService meetings, MinutesService minutes, Clock clock) {
        this.meetings = meetings;
        this.minutes = minutes;
        this.clock = clock;
    }

    /** What the public sees of a meeting. */
    record PublicMeeting(
            MeetingId meetingId,
            Status status,
            String title,
            @Nullable String number,
            LocalDateTime start,
            LocalDateTime end,
            PublicPlace place,
            List<PublicItem> agenda,
            List<Paper> papers) {}

    record PublicPlace(String name, @Nullable String address) {}

    /** An item; without a title where it is for members only. */
    record PublicItem(
            String number, @Nullable String title, List<Paper> papers, List<PublicItem> items) {}

    /** Meetings ahead, and those of the last year, the latest first. */
    @GetMapping({"", "/"})
    String all(Model page) {
        var now = clock.instant();
        var ahead = new ArrayList<PublicMeeting>();
        var held = new ArrayList<PublicMeeting>();
        for (var meeting :
                meetings.all(
                        PublicMeeting.class,
                        "/public/meetings?from={from}&limit=100",
                        now.minus(BACK))) {
            (meeting.status() == Status.CONVENED ? ahead : held).add(meeting);
        }
        held.sort(Comparator.comparing(PublicMeeting::start).reversed());
        page.addAttribute("ahead", ahead);
        page.addAttribute("held", held);
        return "public";
    }

    @GetMapping("/meetings/{id}")
    String meeting(@PathVariable String id, Model page) {
        page.addAttribute(
                "meeting", meetings.get(PublicMeeting.class, "/public/meetings/{id}", id));
        return "public-meeting";
    }

    @GetMapping("/minutes/{id}")
    String referat(@PathVariable String id, Model page) {
        page.addAttribute(
                "referat", minutes.get(ApprovedReferat.class, "/public/minutes/{id}", id));
        return "public-referat";
    }
}
