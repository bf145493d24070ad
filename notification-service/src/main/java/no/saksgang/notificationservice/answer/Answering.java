package no.saksgang.notificationservice.answer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.InvitationAnswered;
import no.saksgang.events.reply.ReplyReceived;
import no.saksgang.notificationservice.answer.Invited.Given;
import no.saksgang.notificationservice.answer.Invited.Status;
import no.saksgang.notificationservice.answer.Invited.Way;
import no.saksgang.notificationservice.calendar.Entries;
import no.saksgang.notificationservice.calendar.Entry;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.directory.Member;
import no.saksgang.notificationservice.preference.Preferences;
import no.saksgang.notificationservice.reply.Replies;
import no.saksgang.notificationservice.reply.Reply;
import no.saksgang.notificationservice.token.Links;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what a link stands for, and takes answers in. */
@Component
class Answering {
    private static final int DIGITS = 40;

    private final Links links;
    private final Entries entries;
    private final Replies replies;
    private final Directory directory;
    private final Preferences preferences;
    private final Clock clock;

    Answering(
            Links links,
            Entries entries,
            Replies replies,
            Directory directory,
            Preferences preferences,
            Clock clock) {
        this.links = links;
        this.entries = entries;
        this.replies = replies;
        this.directory = directory;
        this.preferences = preferences;
        this.clock = clock;
    }

    /** What was found behind a link. */
    sealed interface Found {
        /** It is none of ours, or not good any longer; which of them, nobody is told. */
        record Nothing() implements Found {}

        /** The link is good, but the meeting has not been heard of here yet. */
        record NotYet() implements Found {}

        record An(Invited invited) implements Found {}
    }

    Found find(String token) {
        var now = clock.instant();
        var link = links.answering(token, now);
        if (link.isEmpty()) {
            return new Found.Nothing();
        }
        var member = link.get().member();
        var known = directory.members(List.of(member)).get(member);
        if (known instanceof Member.Erased) {
            return new Found.Nothing();
        }
        var entry = entries.of(new Subject("meeting", link.get().meeting().value()));
        return entry.flatMap(Entry::invitation)
                .<Found>map(_ ->
                        new Found.An(
                                invited(
                                        entry.get(),
                                        member,
                                        known instanceof Member.Known it ? it : null,
                                        now)))
                .orElseGet(Found.NotYet::new);
    }

    private Invited invited(
            Entry entry, MemberId member, Member.@Nullable Known known, Instant now) {
        var invitation = entry.invitation().orElseThrow();
        var status =
                entry.cancelled()
                        ? Status.CANCELLED
                        : !invitation.invitees().contains(member)
                                ? Status.NOT_INVITED
                                : now.isBefore(invitation.startsAt())
                                        ? Status.OPEN
                                        : Status.STARTED;
        return new Invited(
                member,
                invitation,
                entry.asked(),
                status,
                known == null ? null : known.name(),
                known == null ? null : known.email(),
                known == null ? null : preferences.languageOf(known),
                given(entry, member));
    }

    /** The answer that the meeting has, or a newer one that it has not judged yet. */
    private @Nullable Given given(Entry entry, MemberId member) {
        var judged = entry.answerOf(member);
        var newest =
                replies.newest(entry.invitation().orElseThrow().meetingId(), member)
                        .filter(it -> isToWhatIsAskedNow(it, entry))
                        .filter(it ->
                                judged.isEmpty()
                                        || it.answeredAt().isAfter(judged.get().answeredAt())
                                        || (!it.isForgotten()
                                                && it.answeredAt()
                                                        .equals(judged.get().answeredAt())));
        return newest.map(Answering::given)
                .or(() -> judged.map(it -> given(it, replies.newest(it.meetingId(), member))))
                .orElse(null);
    }

    private static boolean isToWhatIsAskedNow(Reply it, Entry entry) {
        var revision = it.revision();
        return !it.answeredAt().isBefore(entry.askedAt().truncatedTo(ChronoUnit.SECONDS))
                && (revision == null || revision >= entry.asked());
    }

    private static Given given(Reply it) {
        var substitute = it.substitute();
        return new Given(
                it.answer(),
                it.answeredAt(),
                it.way() == ReplyReceived.Way.CALENDAR ? Way.CALENDAR : Way.LINK,
                false,
                it.comment() != null,
                it.comment(),
                substitute == null ? null : substitute.name(),
                substitute == null ? null : substitute.email(),
                it.from(),
                it.until(),
                it.recusedFrom());
    }

    private Given given(InvitationAnswered it, Optional<Reply> newest) {
        var id = it.substituteId();
        var substitute =
                id != null && directory.members(List.of(id)).get(id) instanceof Member.Known known
                        ? known
                        : null;
        return new Given(
                it.answer(),
                it.answeredAt(),
                switch (it.way()) {
                    case LINK -> Way.LINK;
                    case CALENDAR -> Way.CALENDAR;
                    case null -> Way.SECRETARIAT;
                },
                true,
                it.commented(),
                newest.filter(reply -> reply.answeredAt().equals(it.answeredAt()))
                        .map(Reply::comment)
                        .orElse(null),
                substitute == null ? null : substitute.name(),
                substitute == null ? null : substitute.email(),
                it.from(),
                it.until(),
                it.recusedFrom());
    }

    /**
     * Takes an answer in. The same form sent twice is taken once.
     *
     * @param wish without a fault
     * @param revision of the invitation that they saw
     * @param once names the form, or the request
     */
    void take(Invited by, Wish wish, int revision, String once) {
        var meeting = by.invitation().meetingId();
        var answer = Objects.requireNonNull(wish.answer());
        var id = id(meeting.value(), by.member().value(), once, content(wish, answer));
        var there = replies.find(id).map(Stored::aggregate);
        var given = by.given();
        if (there.isPresent()
                && (given == null || !there.get().answeredAt().isBefore(given.at()))) {
            return;
        }
        replies.receive(
                new Reply.Received(
                        // The same form again, but another answer came in between: they mean it.
                        there.isEmpty() || given == null
                                ? id
                                : id(id, Long.toString(given.at().toEpochMilli())),
                        meeting,
                        by.member(),
                        answer,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        ReplyReceived.Way.LINK,
                        revision,
                        wish.from(),
                        wish.until(),
                        wish.recusedFrom(),
                        wish.comment(),
                        wish.substitute()),
                clock.instant());
    }

    private static String content(Wish wish, AnswerKind answer) {
        return String.join(
                "\n",
                answer.name(),
                String.valueOf(wish.from()),
                String.valueOf(wish.until()),
                String.join(",", wish.recusedFrom()),
                String.valueOf(wish.substituteName()),
                String.valueOf(wish.substituteEmail()),
                String.valueOf(wish.comment()));
    }

    private static String id(String... of) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return "link-"
                    + HexFormat.of()
                            .formatHex(
                                    sha.digest(
                                            String.join("\n", of).getBytes(StandardCharsets.UTF_8)))
                            .substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
