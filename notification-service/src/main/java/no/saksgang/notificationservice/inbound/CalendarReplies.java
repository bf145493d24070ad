package no.saksgang.notificationservice.inbound;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.Invitation;
import no.saksgang.events.reply.ReplyReceived;
import no.saksgang.notificationservice.calendar.Entries;
import no.saksgang.notificationservice.calendar.Entry;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.directory.Member;
import no.saksgang.notificationservice.held.Held;
import no.saksgang.notificationservice.mailbox.IncomingMail;
import no.saksgang.notificationservice.mailbox.Tidy;
import no.saksgang.notificationservice.reply.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a calendar's answer means: which meeting, by its UID; who, by the attendee; what, by the
 * PARTSTAT. Never by subject or words, which every program writes otherwise.
 */
@Component
final class CalendarReplies {
    private static final int LONGEST_COMMENT = 2_000;

    private final Entries entries;
    private final Directory directory;
    private final Rows rows;
    private final Clock clock;

    CalendarReplies(Entries entries, Directory directory, Rows rows, Clock clock) {
        this.entries = entries;
        this.directory = directory;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * What to do: take an answer, show the message to the secretariat, or both.
     *
     * @param why it is shown
     * @param member who it is from, if that is known
     * @param about the meeting or conference, if that is known
     */
    record Decision(
            Reply.@Nullable Received answer,
            Held.@Nullable Why why,
            @Nullable MemberId member,
            @Nullable Subject about) {}

    Decision decide(IncomingMail mail, CalendarSaid said) {
        var ours = rows.answeredBy(mail);
        var entry = entries.ofUid(said.uid()).or(() -> ours.flatMap(it -> entries.of(it.about())));
        if (entry.isEmpty()) {
            return shown(Held.Why.UNKNOWN_ENTRY, sender(mail).orElse(null), null);
        }
        var about = entry.get().subject();
        var invitation = entry.get().invitation();
        if (invitation.isEmpty()) {
            return shown(Held.Why.ANSWERS_CONFERENCE, sender(mail).orElse(null), about);
        }
        var speaker = attendee(mail, said);
        var member = member(mail, speaker, entry.get(), invitation.get(), ours);
        if (member.isEmpty()) {
            return shown(Held.Why.WANTS_TO_COME, sender(mail).orElse(null), about);
        }
        var status = speaker == null ? null : speaker.partStat();
        if ("DELEGATED".equals(status)) {
            return shown(Held.Why.SENDS_ANOTHER, member.get(), about);
        }
        var answer =
                answer(status)
                        .map(it -> received(mail, said, it, member.get(), invitation.get()))
                        .orElse(null);
        var why =
                switch (said.method()) {
                    case COUNTER -> Held.Why.PROPOSES_OTHER_TIME;
                    case REPLY -> answer == null ? Held.Why.SAYS_NOTHING : null;
                };
        return new Decision(answer, why, member.get(), about);
    }

    private static Decision shown(
            Held.Why why, @Nullable MemberId member, @Nullable Subject about) {
        return new Decision(null, why, member, about);
    }

    /** For whom it speaks. A program that lists everyone marks the one by whom it was sent. */
    private static CalendarSaid.@Nullable Attendee attendee(IncomingMail mail, CalendarSaid said) {
        var all = said.attendees();
        if (all.size() <= 1) {
            return all.isEmpty() ? null : all.getFirst();
        }
        var sent = all.stream().filter(it -> isOf(it, mail.actors())).toList();
        if (sent.size() == 1) {
            return sent.getFirst();
        }
        var decided = all.stream().filter(it -> answer(it.partStat()).isPresent()).toList();
        return decided.size() == 1 ? decided.getFirst() : null;
    }

    private static boolean isOf(CalendarSaid.Attendee attendee, Collection<String> actors) {
        return attendee.addresses().stream().anyMatch(actors::contains)
                || (attendee.sentBy() != null && actors.contains(attendee.sentBy()));
    }

    /**
     * Which invitee. The attendee's address says so; where it is nobody's, the message that was
     * answered does, for it went to one alone; and last the sender's own address, unless they speak
     * for another.
     */
    private Optional<MemberId> member(
            IncomingMail mail,
            CalendarSaid.@Nullable Attendee speaker,
            Entry entry,
            Invitation invitation,
            Optional<Rows.Ours> ours) {
        var invitees = invitation.invitees();
        var answered =
                ours.filter(it -> it.about().equals(entry.subject()))
                        .map(Rows.Ours::member)
                        .filter(invitees::contains);
        var named =
                speaker == null ? List.<Member.Known>of() : among(invitees, speaker.addresses());
        if (!named.isEmpty()) {
            return one(named, speaker == null ? "" : speaker.name(), answered);
        }
        if (answered.isPresent() || (speaker != null && speaker.sentBy() != null)) {
            return answered;
        }
        return one(
                among(invitees, mail.actors()),
                mail.from() == null ? "" : mail.from().name(),
                Optional.empty());
    }

    private List<Member.Known> among(List<MemberId> invitees, Collection<String> addresses) {
        return directory.membersAt(addresses).stream()
                .filter(it -> invitees.contains(it.id()))
                .toList();
    }

    /** Of several who share an address, the one to whom the message went, or who is called so. */
    private static Optional<MemberId> one(
            List<Member.Known> members, String name, Optional<MemberId> answered) {
        if (members.size() == 1) {
            return Optional.of(members.getFirst().id());
        }
        if (answered.filter(it -> members.stream().anyMatch(m -> m.id().equals(it))).isPresent()) {
            return answered;
        }
        var called =
                members.stream().filter(it -> it.name().equalsIgnoreCase(name.strip())).toList();
        return called.size() == 1 ? Optional.of(called.getFirst().id()) : Optional.empty();
    }

    /** Who sends the message, if the directory knows one such. */
    Optional<MemberId> sender(IncomingMail mail) {
        var known = directory.membersAt(mail.actors());
        return known.size() == 1 ? Optional.of(known.getFirst().id()) : Optional.empty();
    }

    private static Optional<AnswerKind> answer(@Nullable String partStat) {
        return switch (partStat == null ? "" : partStat) {
            case "ACCEPTED" -> Optional.of(AnswerKind.ACCEPTED);
            case "TENTATIVE" -> Optional.of(AnswerKind.TENTATIVE);
            case "DECLINED" -> Optional.of(AnswerKind.DECLINED);
            default -> Optional.empty();
        };
    }

    private Reply.Received received(
            IncomingMail mail,
            CalendarSaid said,
            AnswerKind answer,
            MemberId member,
            Invitation invitation) {
        var sequence = said.sequence();
        return new Reply.Received(
                mail.id(),
                invitation.meetingId(),
                member,
                answer,
                givenAt(mail, said),
                ReplyReceived.Way.CALENDAR,
                sequence == null || sequence < 0 ? null : sequence + 1,
                null,
                null,
                List.of(),
                said.comment() == null ? null : comment(said.comment()),
                null);
    }

    private static @Nullable String comment(String words) {
        var tidy = Tidy.lines(words, LONGEST_COMMENT);
        return tidy.isEmpty() ? null : tidy;
    }

    /** When it was given, and never in the future. */
    private Instant givenAt(IncomingMail mail, CalendarSaid said) {
        var now = clock.instant();
        return Stream.of(Optional.ofNullable(said.stamp()), Optional.ofNullable(mail.sentAt()))
                .flatMap(Optional::stream)
                .findFirst()
                .filter(it -> it.isBefore(now))
                .orElse(now);
    }
}
