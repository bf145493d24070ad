package no.saksgang.portal.people;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.Language;
import no.saksgang.events.directory.Membership;
import no.saksgang.events.directory.Role;
import no.saksgang.portal.login.People;
import no.saksgang.portal.login.Person;
import no.saksgang.portal.services.Directory;
import no.saksgang.portal.services.Group;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Member;
import no.saksgang.portal.services.NotificationService;
import no.saksgang.portal.services.ServiceAway;
import no.saksgang.portal.services.ServiceRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Groups and who is in them. */
@Controller
@RequestMapping("/groups")
class GroupController {
    private static final String CSV = "text/csv";

    private final MeetingService meetings;
    private final NotificationService notifications;
    private final Directory directory;
    private final People people;

    GroupController(
            MeetingService meetings,
            NotificationService notifications,
            Directory directory,
            People people) {
        this.meetings = meetings;
        this.notifications = notifications;
        this.directory = directory;
        this.people = people;
    }

    /** A member of the group that is shown, with what they are there. */
    record InGroup(Member member, Membership membership) {}

    /** Where the group's calendar is to be subscribed to. */
    record Calendar(String address) {}

    /** What a list would change. */
    record Foreseen(List<Line> lines) {
        record Line(int line, String name, String email, String change) {}

        public long count(String change) {
            return lines.stream().filter(it -> it.change().equals(change)).count();
        }
    }

    @ModelAttribute("roles")
    Role[] roles() {
        return Role.values();
    }

    @ModelAttribute("languages")
    Language[] languages() {
        return Language.values();
    }

    @GetMapping
    String all(Model page) {
        page.addAttribute("groups", directory.groups().values());
        page.addAttribute("typed", Map.of());
        return "groups";
    }

    @PostMapping
    String found(
            @RequestParam String name,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String contactName,
            @RequestParam(defaultValue = "") String contactEmail,
            @RequestParam String key,
            Model page) {
        var body = new HashMap<String, Object>();
        body.put("name", name.strip());
        if (!organisation.isBlank()) {
            body.put("organisation", organisation.strip());
        }
        if (!contactEmail.isBlank()) {
            body.put("contact", Map.of("name", contactName.strip(), "email", contactEmail.strip()));
        }
        try {
            var group = meetings.create(Group.class, "/groups", body, key);
            return "redirect:/groups/" + group.groupId();
        } catch (ServiceRefused refused) {
            page.addAttribute("groups", directory.groups().values());
            page.addAttribute("refused", refused);
            page.addAttribute(
                    "typed",
                    Map.of(
                            "name", name,
                            "organisation", organisation,
                            "contactName", contactName,
                            "contactEmail", contactEmail));
            return "groups";
        }
    }

    @GetMapping("/{id}")
    String one(
            @PathVariable GroupId id,
            @RequestParam(required = false) @Nullable MemberId edit,
            Model page) {
        show(id, page);
        page.addAttribute(
                "typed",
                edit == null
                        ? MemberForm.EMPTY
                        : meetings.find(Member.class, "/members/{id}", edit)
                                .flatMap(it -> form(id, it))
                                .orElse(MemberForm.EMPTY));
        return "group";
    }

    private static Optional<MemberForm> form(GroupId group, Member member) {
        return in(group, member)
                .map(it ->
                        new MemberForm(
                                member.memberId().value(),
                                member.name(),
                                Objects.requireNonNullElse(member.email(), ""),
                                it.role().name(),
                                member.language().tag(),
                                it.represents(),
                                Objects.toString(it.organisationId(), "")));
    }

    private static Optional<Membership> in(GroupId group, Member member) {
        return member.memberships().stream().filter(it -> it.groupId().equals(group)).findFirst();
    }

    private void show(GroupId id, Model page) {
        page.addAttribute("group", meetings.get(Group.class, "/groups/{id}", id));
        page.addAttribute(
                "members",
                members(id).stream()
                        .flatMap(it -> in(id, it).map(at -> new InGroup(it, at)).stream())
                        .sorted(
                                Comparator.comparing((InGroup it) -> it.membership().role())
                                        .thenComparing(it -> it.member().name()))
                        .toList());
        calendar(id).ifPresent(it -> page.addAttribute("calendar", it));
    }

    /** None for who may not have it, and none while nobody can say. */
    private Optional<String> calendar(GroupId id) {
        try {
            return people.current().filter(Person::isSecretariat).isPresent()
                    ? notifications
                            .find(Calendar.class, "/groups/{id}/calendar", id)
                            .map(Calendar::address)
                    : Optional.empty();
        } catch (ServiceAway away) {
            return Optional.empty();
        }
    }

    private List<Member> members(GroupId id) {
        return directory.membersOf(id);
    }

    @PostMapping("/{id}/members")
    String join(@PathVariable GroupId id, MemberForm typed, @RequestParam String key, Model page) {
        var member =
                typed.memberId() == null || typed.memberId().isBlank() ? key : typed.memberId();
        try {
            meetings.exchange(
                    HttpMethod.PUT,
                    "/groups/{group}/members/{member}",
                    typed.body(),
                    Map.of(),
                    Void.class,
                    id,
                    member);
            return "redirect:/groups/" + id;
        } catch (ServiceRefused refused) {
            show(id, page);
            page.addAttribute("typed", typed);
            page.addAttribute("refused", refused);
            return "group";
        }
    }

    @PostMapping("/{id}/members/{member}/leaving")
    String leave(@PathVariable GroupId id, @PathVariable MemberId member) {
        meetings.delete("/groups/{group}/members/{member}", id, member);
        return "redirect:/groups/" + id;
    }

    @GetMapping("/{id}/members.csv")
    ResponseEntity<byte[]> list(@PathVariable GroupId id) {
        if (!people.current().orElseThrow().isSecretariat()) {
            throw new AccessDeniedException("addresses are the secretariat's");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CSV + ";charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"medlemmer-%s.csv\"".formatted(id))
                .body(MemberCsv.of(id, members(id)));
    }

    /** Shows what a list would change, before anything is. */
    @PostMapping("/{id}/list")
    String foresee(@PathVariable GroupId id, @RequestParam MultipartFile file, Model page)
            throws IOException {
        return foresee(id, file.getBytes(), page);
    }

    private String foresee(GroupId id, byte[] list, Model page) {
        page.addAttribute("group", meetings.get(Group.class, "/groups/{id}", id));
        try {
            page.addAttribute(
                    "foreseen", send("/groups/{id}/members?preview", list, Foreseen.class, id));
            page.addAttribute("list", Base64.getEncoder().encodeToString(list));
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

    @PostMapping("/{id}/list/confirmed")
    String read(@PathVariable GroupId id, @RequestParam String list) {
        send("/groups/{id}/members", Base64.getDecoder().decode(list), Void.class, id);
        return "redirect:/groups/" + id;
    }

    private <T> @Nullable T send(String path, byte[] list, Class<T> type, GroupId id) {
        return meetings.exchange(
                        HttpMethod.POST,
                        path,
                        list,
                        Map.of(HttpHeaders.CONTENT_TYPE, CSV),
                        type,
                        id)
                .getBody();
    }
}
