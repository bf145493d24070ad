package no.saksgang.portal.people;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.saksgang.events.EventBatch;
import no.saksgang.events.GroupId;
import no.saksgang.portal.foresight.Ask;
import no.saksgang.portal.foresight.Foresight;
import no.saksgang.portal.foresight.Kept;
import no.saksgang.portal.foresight.Letter;
import no.saksgang.portal.page.Dates;
import no.saksgang.portal.services.Directory;
import no.saksgang.portal.services.Group;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.ServiceRefused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A group's members as a list out of a spreadsheet, and into one. */
@Controller
@RequestMapping("/groups/{id}")
class MemberListController {
    private static final String CSV = "text/csv";
    private static final String MEMBERS = "/groups/{id}/members";

    private final MeetingService meetings;
    private final Directory directory;
    private final Foresight foresight;

    MemberListController(MeetingService meetings, Directory directory, Foresight foresight) {
        this.meetings = meetings;
        this.directory = directory;
        this.foresight = foresight;
    }

    /** What a list would change. */
    record Changes(List<Line> lines) {
        record Line(int line, String name, String email, String change) {}

        public long count(String change) {
            return lines.stream().filter(it -> it.change().equals(change)).count();
        }
    }

    @GetMapping("/members.csv")
    ResponseEntity<byte[]> list(@PathVariable GroupId id) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CSV + ";charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"medlemmer-%s.csv\"".formatted(id))
                .body(MemberCsv.of(id, directory.membersOf(id)));
    }

    /** Shows what a list would change, and the mail that this leads to, before anything is. */
    @PostMapping("/list")
    String look(@PathVariable GroupId id, @RequestParam MultipartFile file, Model page)
            throws IOException {
        var list = file.getBytes();
        page.addAttribute("group", meetings.get(Group.class, "/groups/{id}", id));
        try {
            var changes =
                    meetings.exchange(
                                    HttpMethod.POST,
                                    MEMBERS + "?preview",
                                    list,
                                    Map.of(HttpHeaders.CONTENT_TYPE, CSV),
                                    Changes.class,
                                    id)
                            .getBody();
            page.addAttribute("changes", Objects.requireNonNull(changes));
            foresight.look(reading(id, list), page);
            page.addAttribute(
                    "kept", List.of(new Kept("list", Base64.getEncoder().encodeToString(list))));
            page.addAttribute("zone", Dates.HOME);
        } catch (ServiceRefused refused) {
            page.addAttribute("refused", refused);
            page.addAttribute("lines", linesAtFault(refused));
        }
        return "group-list";
    }

    /** What is wrong by line: {@code /lines/7/email}. */
    record LineAtFault(String line, String field, String detail) {}

    private static List<LineAtFault> linesAtFault(ServiceRefused refused) {
        var lines = new ArrayList<LineAtFault>();
        for (var error : refused.errors()) {
            var at = error.pointer().split("/", -1);
            lines.add(
                    at.length >= 4
                            ? new LineAtFault(at[2], at[3], error.detail())
                            : new LineAtFault("", error.pointer(), error.detail()));
        }
        return lines;
    }

    @PostMapping("/list/confirmed")
    String read(@PathVariable GroupId id, @RequestParam String list) {
        var ask = reading(id, Base64.getDecoder().decode(list));
        meetings.exchange(
                ask.method(),
                ask.path(),
                ask.body(),
                Map.of(HttpHeaders.CONTENT_TYPE, CSV),
                Void.class,
                id);
        return "redirect:/groups/" + id;
    }

    @PostMapping(path = "/list/confirmed", params = "step=mail")
    void mail(
            @PathVariable GroupId id,
            @RequestParam String list,
            @RequestParam Letter letter,
            HttpServletResponse response) {
        foresight.letter(reading(id, Base64.getDecoder().decode(list)), letter, response);
    }

    /** Asked for its events, since without that it answers what becomes of each line. */
    private static Ask reading(GroupId id, byte[] list) {
        return new Ask(
                HttpMethod.POST,
                MEMBERS,
                list,
                Map.of(HttpHeaders.CONTENT_TYPE, CSV, HttpHeaders.ACCEPT, EventBatch.MEDIA_TYPE),
                List.of(id));
    }
}
