package no.saksgang.portal.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Place;
import no.saksgang.events.referat.ApprovedReferat;
import no.saksgang.portal.services.Directory;
import no.saksgang.portal.services.MinutesService;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The archive as people use it. */
@Controller
@RequestMapping("/archive")
class ArchiveController {
    private final MinutesService minutes;
    private final Directory directory;

    ArchiveController(MinutesService minutes, Directory directory) {
        this.minutes = minutes;
        this.directory = directory;
    }

    /** What the search found. */
    record Found(List<Hit> items, @Nullable String next, int total, boolean complete) {}

    /** A referat that was found. */
    record Hit(
            MeetingId meetingId,
            int revision,
            @Nullable String number,
            String title,
            List<GroupId> groupIds,
            Instant startsAt,
            ZoneId timeZone,
            Place place,
            List<Excerpt> excerpts) {
        public LocalDateTime start() {
            return LocalDateTime.ofInstant(startsAt, timeZone);
        }
    }

    /**
     * A few lines.
     *
     * @param html escaped by the service, with {@code <mark>} around what was sought
     */
    record Excerpt(@Nullable String itemNumber, @Nullable String itemTitle, String html) {}

    /** One of a referat's revisions. */
    record Revision(
            int revision, Instant approvedAt, Instant archivedAt, @Nullable String reason) {}

    @GetMapping
    String search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate to,
            @RequestParam(defaultValue = "") String cursor,
            Model page) {
        var query = new StringBuilder("/minutes?q={q}");
        var with = new ArrayList<Object>(List.of(q));
        ask(query, with, "group", group);
        ask(query, with, "from", from == null ? "" : from.toString());
        ask(query, with, "to", to == null ? "" : to.toString());
        ask(query, with, "cursor", cursor);
        page.addAttribute("found", minutes.get(Found.class, query.toString(), with.toArray()));
        page.addAttribute("groups", directory.groups().values());
        page.addAttribute("asked", new Asked(q, group, from, to));
        return "archive";
    }

    /** What is sought, to be shown again in the form. */
    record Asked(String q, String group, @Nullable LocalDate from, @Nullable LocalDate to) {}

    private static void ask(
            StringBuilder query, List<Object> with, String parameter, String value) {
        if (!value.isEmpty()) {
            query.append('&').append(parameter).append("={").append(parameter).append('}');
            with.add(value);
        }
    }

    @GetMapping("/{id}")
    String read(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer revision,
            Model page) {
        page.addAttribute(
                "referat",
                revision == null
                        ? minutes.get(ApprovedReferat.class, "/minutes/{id}", id)
                        : minutes.get(
                                ApprovedReferat.class,
                                "/minutes/{id}/revisions/{revision}",
                                id,
                                revision));
        page.addAttribute("revisions", revisions(id));
        page.addAttribute("names", directory.namesOfGroups());
        return "archive-referat";
    }

    private List<Revision> revisions(String id) {
        return minutes.page(Revision.class, "/minutes/{id}/revisions", id).items();
    }

    /** What differs between two revisions, line by line. */
    @GetMapping("/{id}/comparison")
    String compare(
            @PathVariable String id, @RequestParam int from, @RequestParam int to, Model page) {
        page.addAttribute("comparison", Comparison.of(markdown(id, from), markdown(id, to)));
        page.addAttribute("referat", minutes.get(ApprovedReferat.class, "/minutes/{id}", id));
        page.addAttribute("revisions", revisions(id));
        page.addAttribute("from", from);
        page.addAttribute("to", to);
        return "archive-comparison";
    }

    private String markdown(String id, int revision) {
        return form(id, revision, "text/markdown", String.class);
    }

    /** A revision to take along, as a text that any program reads. */
    @GetMapping("/{id}/download")
    ResponseEntity<byte[]> download(
            @PathVariable MeetingId id,
            @RequestParam int revision,
            @RequestParam(defaultValue = "md") String as) {
        var html = as.equals("html");
        var type = html ? MediaType.TEXT_HTML_VALUE : "text/markdown";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type + ";charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"referat-%s-%d.%s\""
                                .formatted(id, revision, html ? "html" : "md"))
                .body(form(id.value(), revision, type, byte[].class));
    }

    private <T> T form(String id, int revision, String type, Class<T> as) {
        var answer =
                minutes.exchange(
                        HttpMethod.GET,
                        "/minutes/{id}/revisions/{revision}",
                        null,
                        Map.of(HttpHeaders.ACCEPT, type),
                        as,
                        id,
                        revision);
        return Objects.requireNonNull(answer.getBody(), id);
    }
}
