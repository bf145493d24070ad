package no.saksgang.portal.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.events.GroupId;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MeetingId;
import no.saksgang.events.meeting.MeetingType;
import no.saksgang.portal.page.Dates;
import no.saksgang.portal.services.Directory;
import no.saksgang.portal.services.Meeting;
import no.saksgang.portal.services.Meeting.Status;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.ServiceRefused;
import no.saksgang.portal.services.Template;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Plans a meeting, most often one like the last. */
@Controller
@RequestMapping("/meetings/new")
class NewMeetingController {
    private static final Duration LOOKED_BACK = Duration.ofDays(730);
    private static final Duration LOOKED_AHEAD = Duration.ofDays(730);

    private final MeetingService meetings;
    private final Directory directory;
    private final MessageSource words;
    private final Clock clock;

    NewMeetingController(
            MeetingService meetings, Directory directory, MessageSource words, Clock clock) {
        this.meetings = meetings;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    /**
     * By the group's template, if it has one; else like its last meeting.
     *
     * @param group whose meeting it is to be; the first group, if not said
     * @param like another meeting that it is to be like
     * @param last whether to begin with the last one although there is a template
     * @param empty whether to begin with nothing
     */
    @GetMapping
    String ask(
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable MeetingId like,
            @RequestParam(required = false) @Nullable String last,
            @RequestParam(required = false) @Nullable String empty,
            Model page) {
        var today = LocalDate.ofInstant(clock.instant(), Dates.HOME);
        var chosen = group == null || group.isBlank() ? firstGroup() : new GroupId(group);
        var template = like == null ? template(chosen) : null;
        if (template != null && chosen != null && last == null && empty == null) {
            page.addAttribute("byTemplate", true);
            var members = directory.membersOf(chosen);
            return show(NewMeetingForm.by(template, chosen, members, today), chosen, page);
        }
        var before =
                empty != null
                        ? null
                        : like != null
                                ? meetings.get(Meeting.class, "/meetings/{id}", like)
                                : last(chosen);
        var form =
                before == null
                        ? NewMeetingForm.empty(
                                chosen,
                                chosen == null ? List.of() : directory.membersOf(chosen),
                                today)
                        : NewMeetingForm.like(before, today);
        page.addAttribute("like", before);
        return show(form, chosen, page);
    }

    @PostMapping
    String plan(
            @RequestParam MultiValueMap<String, String> sent,
            Model page,
            Locale locale,
            HttpServletResponse response) {
        var form = new NewMeetingForm(sent);
        var groups = sent.getOrDefault("groupIds", List.of());
        var group = groups.isEmpty() ? null : new GroupId(groups.getFirst());
        var approved = awaitingApproval(group);
        try {
            var planned =
                    Objects.requireNonNull(
                            meetings.exchange(
                                            HttpMethod.POST,
                                            "/meetings",
                                            form.request(
                                                    kind -> title(kind, approved, locale),
                                                    approved),
                                            Map.of(IdempotencyKey.HEADER, form.of("key")),
                                            Meeting.class)
                                    .getBody());
            return "redirect:/meetings/" + planned.meetingId() + "/agenda";
        } catch (ServiceRefused refused) {
            response.setStatus(refused.status().value());
            page.addAttribute("refused", Refused.by(refused));
            return show(form, group, page);
        }
    }

    private String title(String kind, @Nullable Meeting approved, Locale locale) {
        return kind.equals(ItemKind.APPROVAL_OF_REFERAT.word()) && approved != null
                ? words.getMessage(
                        "new.item.approval-of-referat.of",
                        new Object[] {new Dates(locale).day(approved.start().toLocalDate())},
                        locale)
                : words.getMessage("new.item." + kind, null, locale);
    }

    private String show(NewMeetingForm form, @Nullable GroupId group, Model page) {
        var groups = directory.groups();
        var chosen = form.typed().getOrDefault("groupIds", List.of());
        page.addAttribute("form", form);
        page.addAttribute("group", group);
        page.addAttribute("groups", groups.values());
        page.addAttribute(
                "members",
                directory.names(chosen.stream().map(GroupId::new).toList(), List.of()).all());
        page.addAttribute("types", MeetingType.values());
        page.addAttribute("joint", joint());
        page.addAttribute("standard", standard());
        return "meeting-new";
    }

    private static List<ItemKind> standard() {
        var all = new ArrayList<>(NewMeetingForm.FIRST);
        all.addAll(NewMeetingForm.LAST);
        return all;
    }

    private @Nullable GroupId firstGroup() {
        return directory.groups().keySet().stream().findFirst().orElse(null);
    }

    private @Nullable Template template(@Nullable GroupId group) {
        return group == null
                ? null
                : meetings.find(Template.class, "/groups/{id}/template", group).orElse(null);
    }

    private @Nullable Meeting last(@Nullable GroupId group) {
        return of(group).stream()
                .filter(it -> it.status() != Status.CANCELLED)
                .max(Comparator.comparing(Meeting::startsAt))
                .orElse(null);
    }

    /** The last that was held and whose referat is not approved: the next meeting can do that. */
    private @Nullable Meeting awaitingApproval(@Nullable GroupId group) {
        return of(group).stream()
                .filter(it -> it.status() == Status.HELD)
                .max(Comparator.comparing(Meeting::startsAt))
                .orElse(null);
    }

    private List<Meeting> of(@Nullable GroupId group) {
        return group == null
                ? List.of()
                : meetings.all(
                        Meeting.class,
                        "/meetings?group={group}&from={from}&to={to}&limit=100",
                        group,
                        clock.instant().minus(LOOKED_BACK),
                        clock.instant().plus(LOOKED_AHEAD));
    }

    private List<Meeting> joint() {
        return meetings
                .all(
                        Meeting.class,
                        "/meetings?from={from}&to={to}&limit=100",
                        clock.instant(),
                        clock.instant().plus(LOOKED_AHEAD))
                .stream()
                .filter(it -> it.type() == MeetingType.JOINT && it.status() != Status.CANCELLED)
                .toList();
    }
}
