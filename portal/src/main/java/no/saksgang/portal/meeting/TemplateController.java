package no.saksgang.portal.meeting;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.GroupId;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MeetingId;
import no.saksgang.portal.services.Directory;
import no.saksgang.portal.services.Meeting;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.ServiceRefused;
import no.saksgang.portal.services.Template;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Makes a meeting the template of its group: what is the same each time is kept. */
@Controller
@RequestMapping("/meetings/{id}/template")
class TemplateController {
    /** What is another each time. */
    private static final Set<ItemKind> OF_ONE_MEETING =
            EnumSet.of(ItemKind.DECISION, ItemKind.DISCUSSION, ItemKind.INFORMATION);

    private final MeetingService meetings;
    private final MeetingDesk desk;
    private final Directory directory;

    TemplateController(MeetingService meetings, MeetingDesk desk, Directory directory) {
        this.meetings = meetings;
        this.desk = desk;
        this.directory = directory;
    }

    @GetMapping
    String ask(@PathVariable MeetingId id, Model page) {
        return show(desk.meeting(id), null, page);
    }

    private String show(Meeting meeting, @Nullable List<String> chosen, Model page) {
        page.addAttribute("meeting", meeting);
        page.addAttribute("names", directory.namesIn(meeting));
        page.addAttribute(
                "chosen",
                chosen != null
                        ? chosen
                        : meeting.agenda().stream()
                                .filter(it -> !OF_ONE_MEETING.contains(it.kind()))
                                .map(AgendaItem::number)
                                .toList());
        return "meeting-template";
    }

    /**
     * @param item the numbers of the items that come each time
     */
    @PostMapping
    String keep(
            @PathVariable MeetingId id,
            @RequestParam GroupId group,
            @RequestParam(required = false) @Nullable List<String> item,
            Model page) {
        var meeting = desk.meeting(id);
        var chosen = Objects.requireNonNullElse(item, List.<String>of());
        try {
            meetings.put("/groups/{group}/template", template(meeting, chosen), "", group);
            return "redirect:/groups/" + group + "#template";
        } catch (ServiceRefused refused) {
            page.addAttribute("refused", Refused.by(refused));
            return show(meeting, chosen, page);
        }
    }

    private static Template template(Meeting meeting, List<String> chosen) {
        var answerBy = meeting.answerBy();
        return new Template(
                meeting.title(),
                meeting.start().toLocalTime(),
                Math.toIntExact(Duration.between(meeting.start(), meeting.end()).toMinutes()),
                meeting.place(),
                answerBy == null
                        ? NewMeetingForm.ANSWER_DAYS
                        : Math.toIntExact(Duration.between(answerBy, meeting.startsAt()).toDays()),
                meeting.agenda().stream()
                        .flatMap(it -> Stream.concat(Stream.of(it), it.items().stream()))
                        .filter(it -> chosen.contains(it.number()))
                        .map(it -> new Template.Item(it.title(), it.kind(), it.minutes()))
                        .toList());
    }
}
