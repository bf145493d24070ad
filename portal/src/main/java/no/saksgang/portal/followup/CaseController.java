package no.saksgang.portal.followup;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import no.saksgang.events.CaseId;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Paper;
import no.saksgang.events.referat.ReferatItem.Decision;
import no.saksgang.events.referat.ReferatItem.Proposal;
import no.saksgang.portal.services.Directory;
import no.saksgang.portal.services.Group;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.ServiceRefused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Cases, each as the thread of its items through meetings and groups. */
@Controller
@RequestMapping("/cases")
class CaseController {
    private final MeetingService meetings;
    private final Directory directory;

    CaseController(MeetingService meetings, Directory directory) {
        this.meetings = meetings;
        this.directory = directory;
    }

    /** A case as the meeting-service shows it. */
    record CaseFile(
            CaseId caseId,
            GroupId groupId,
            String number,
            String title,
            String status,
            Instant openedAt) {}

    /** One item of a meeting, as part of a case. */
    record CaseItem(
            MeetingId meetingId,
            String meetingTitle,
            List<GroupId> groupIds,
            Instant startsAt,
            ZoneId timeZone,
            String itemNumber,
            String title,
            List<Paper> papers,
            boolean approved,
            List<Decision> decisions,
            List<Proposal> proposals,
            List<FollowUp> followUps) {
        public LocalDateTime start() {
            return LocalDateTime.ofInstant(startsAt, timeZone);
        }
    }

    @ModelAttribute("groups")
    Collection<Group> groups() {
        return directory.groups().values();
    }

    @GetMapping
    String all(@RequestParam(defaultValue = "") String group, Model page) {
        show(group, page);
        return "cases";
    }

    private void show(String group, Model page) {
        page.addAttribute("group", group);
        page.addAttribute(
                "cases",
                group.isEmpty()
                        ? meetings.all(CaseFile.class, "/cases?limit=100")
                        : meetings.all(CaseFile.class, "/cases?limit=100&group={group}", group));
        page.addAttribute("names", directory.namesOfGroups());
    }

    @PostMapping
    String open(
            @RequestParam String group,
            @RequestParam String caseTitle,
            @RequestParam String key,
            Model page) {
        try {
            var opened =
                    meetings.create(
                            CaseFile.class,
                            "/cases",
                            Map.of("groupId", group, "title", caseTitle),
                            key);
            return "redirect:/cases/" + opened.caseId();
        } catch (ServiceRefused refused) {
            show(group, page);
            page.addAttribute("caseTitle", caseTitle);
            page.addAttribute("refused", refused);
            return "cases";
        }
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Model page) {
        page.addAttribute("file", meetings.get(CaseFile.class, "/cases/{id}", id));
        page.addAttribute("items", meetings.all(CaseItem.class, "/cases/{id}/items?limit=100", id));
        page.addAttribute("names", directory.namesOfGroups());
        return "case";
    }

    @PostMapping("/{id}/{what:closing|reopening}")
    String change(@PathVariable CaseId id, @PathVariable String what) {
        meetings.act("/cases/{id}/{what}", Map.of(), id, what);
        return "redirect:/cases/" + id;
    }
}
