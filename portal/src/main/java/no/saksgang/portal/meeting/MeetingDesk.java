package no.saksgang.portal.meeting;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.portal.login.Person;
import no.saksgang.portal.services.Directory;
import no.saksgang.portal.services.Meeting;
import no.saksgang.portal.services.Meeting.Status;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Member;
import no.saksgang.portal.services.Names;
import no.saksgang.portal.services.NotificationService;
import no.saksgang.portal.services.Referat;
import no.saksgang.portal.services.ServiceAway;
import no.saksgang.portal.services.ServiceRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Lays out all that the page of one meeting shows to one person. */
@Component
class MeetingDesk {
    /** Mail that asks, or tells what was asked anew. */
    private static final Set<Purpose> ASKING =
            Set.of(
                    Purpose.INVITATION,
                    Purpose.AMENDMENT,
                    Purpose.RESCHEDULING,
                    Purpose.WELCOME,
                    Purpose.CANCELLATION);

    private final MeetingService meetings;
    private final NotificationService notifications;
    private final Directory directory;

    MeetingDesk(MeetingService meetings, NotificationService notifications, Directory directory) {
        this.meetings = meetings;
        this.notifications = notifications;
        this.directory = directory;
    }

    Meeting meeting(MeetingId id) {
        return meetings.get(Meeting.class, "/meetings/{id}", id);
    }

    /** What is on every page of a meeting. */
    Names frame(Meeting meeting, Person person, Model page) {
        var names = directory.namesIn(meeting);
        page.addAttribute("meeting", meeting);
        page.addAttribute("names", names);
        page.addAttribute("desk", meeting.runs());
        page.addAttribute("step", NextStep.of(meeting, person));
        page.addAttribute(
                "timetable", Timetable.of(meeting.start(), meeting.end(), meeting.agenda()));
        return names;
    }

    void layOut(Meeting meeting, Person person, Model page) {
        var names = frame(meeting, person, page);
        var whole = meeting.partOf();
        page.addAttribute(
                "whole",
                whole == null
                        ? null
                        : meetings.find(Meeting.class, "/meetings/{id}", whole).orElse(null));
        page.addAttribute("referat", referat(meeting));
        page.addAttribute("mine", mine(meeting, person));
        page.addAttribute("invited", List.of());
        page.addAttribute("letter", "");
        page.addAttribute("reminder", 0L);
        if (meeting.runs()) {
            page.addAttribute("invited", invited(meeting, names));
            page.addAttribute("letter", letter(meeting, names));
            page.addAttribute("reminder", reminder(meeting, names));
        }
    }

    /** None for who may not read it yet: a draft is for those who run the meeting. */
    private Referat.@Nullable Status referat(Meeting meeting) {
        if (meeting.status() != Status.HELD && meeting.status() != Status.CONCLUDED) {
            return null;
        }
        return meetings.find(Referat.class, "/meetings/{id}/referat", meeting.meetingId())
                .map(Referat::status)
                .orElse(null);
    }

    private static Meeting.@Nullable Answer mine(Meeting meeting, Person person) {
        var member = person.memberId();
        return member == null ? null : meeting.answerOf(member);
    }

    /**
     * Those who have not answered come first: they are the ones whom something is to be done for.
     */
    private List<Invited> invited(Meeting meeting, Names names) {
        var delivered = delivered(meeting);
        return meeting.invitees().stream()
                .map(it -> invited(it, meeting, names, delivered.getOrDefault(it, "")))
                .sorted(
                        Comparator.comparingInt(MeetingDesk::place)
                                .thenComparing(Invited::name, Names.alphabetically()))
                .toList();
    }

    private static int place(Invited it) {
        return it.answer() == null
                ? 0
                : switch (it.answer().answer()) {
                    case TENTATIVE -> 1;
                    case DECLINED -> 2;
                    case ACCEPTED -> 3;
                };
    }

    private static Invited invited(MemberId member, Meeting meeting, Names names, String delivery) {
        var answer = meeting.answerOf(member);
        return new Invited(
                member,
                names.of(member),
                names.represents(member),
                answer,
                answer == null ? "" : names.of(answer.substituteId()),
                delivery);
    }

    private record Proof(Facts facts) {}

    private record Facts(List<Mailed> mailings) {}

    private record Mailed(Purpose purpose, Instant at, List<Sent> deliveries) {}

    private record Sent(MemberId memberId, String state) {}

    /**
     * What became of the last message to each that asks them; nothing while that cannot be said.
     */
    private Map<MemberId, String> delivered(Meeting meeting) {
        var delivered = new HashMap<MemberId, String>();
        if (meeting.approvedAt() == null) {
            return delivered;
        }
        try {
            notifications
                    .find(Proof.class, "/meetings/{id}/deliveries", meeting.meetingId())
                    .map(it -> it.facts().mailings())
                    .orElse(List.of())
                    .stream()
                    .filter(it -> ASKING.contains(it.purpose()))
                    .sorted(Comparator.comparing(Mailed::at))
                    .flatMap(it -> it.deliveries().stream())
                    .forEach(it -> delivered.put(it.memberId(), it.state()));
        } catch (ServiceAway | ServiceRefused unsaid) {
            // The page is about the meeting; what became of mail is beside it.
            return Map.of();
        }
        return delivered;
    }

    /**
     * A letter from one's own mail program to all who have not answered; empty if nobody is left.
     */
    private static String letter(Meeting meeting, Names names) {
        var addresses =
                meeting.invitees().stream()
                        .filter(it -> meeting.answerOf(it) == null)
                        .map(names.people()::get)
                        .filter(Objects::nonNull)
                        .map(Member::email)
                        .filter(Objects::nonNull)
                        .map(it -> URLEncoder.encode(it, StandardCharsets.UTF_8))
                        .collect(Collectors.joining(","));
        return addresses.isEmpty() || meeting.status() != Status.CONVENED
                ? ""
                : "mailto:?bcc="
                        + addresses
                        + "&subject="
                        + URLEncoder.encode(meeting.title(), StandardCharsets.UTF_8)
                                .replace("+", "%20");
    }

    /** How many days before the meeting whoever has not answered is reminded; 0 if nobody is. */
    private static long reminder(Meeting meeting, Names names) {
        var day = meeting.start().toLocalDate();
        return meeting.groupIds().stream()
                .map(names.groups()::get)
                .filter(Objects::nonNull)
                .map(it -> it.reminders().unanswered())
                .filter(it -> !it.equals("none"))
                .mapToLong(it -> ChronoUnit.DAYS.between(day.minus(Period.parse(it)), day))
                .max()
                .orElse(0);
    }
}
