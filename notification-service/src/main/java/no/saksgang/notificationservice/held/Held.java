package no.saksgang.notificationservice.held;

import java.time.Instant;
import java.util.List;
import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits for the secretariat.
 *
 * @param id the message's
 * @param why it was not simply taken
 * @param receivedAt when the mail server took it
 * @param fromName what the sender calls themselves
 * @param fromAddress where a person can answer them; the suite never does
 * @param member who it is from, if that is known
 * @param about the meeting or conference, if that is known
 * @param subject of the mail
 * @param text what it says, without what it quotes
 * @param proposal another time, if it proposes one
 * @param attachments the names of files that came with it; they lie in the mailbox
 * @param detail more of why, in words for people who look into faults
 */
public record Held(
        String id,
        Why why,
        Instant receivedAt,
        String fromName,
        String fromAddress,
        @Nullable MemberId member,
        @Nullable Subject about,
        String subject,
        String text,
        @Nullable Proposal proposal,
        List<String> attachments,
        @Nullable String detail) {
    public Held {
        attachments = List.copyOf(attachments);
    }

    /** Why a message waits. */
    public enum Why {
        /** From one whom the directory does not know. */
        UNKNOWN_SENDER,
        /** From a member, and of no kind that is taken by itself. */
        ORDINARY_MAIL,
        /** One who was not invited answered a forwarded invitation: they want to come. */
        WANTS_TO_COME,
        /** A calendar proposes another time (COUNTER). */
        PROPOSES_OTHER_TIME,
        /** An invitee sends somebody else (DELEGATED). */
        SENDS_ANOTHER,
        /** A calendar reply that says neither yes nor no. */
        SAYS_NOTHING,
        /** A calendar reply to what the suite knows nothing of. */
        UNKNOWN_ENTRY,
        /** A calendar's answer to a conference, to which one registers otherwise. */
        ANSWERS_CONFERENCE,
        /** Perhaps an automatic reply, perhaps not. */
        LOOKS_AUTOMATIC,
        /** A bounce of mail that the suite cannot find, or in a form that it does not know. */
        UNKNOWN_BOUNCE,
        /** A comment on a draft, from another address than the one that it was sent to. */
        COMMENT_FROM_ANOTHER,
        /** A comment on a draft that takes none any more. */
        COMMENT_TOO_LATE,
        /** A comment with nothing left in it once the quotes are cut. */
        COMMENT_IS_EMPTY,
        /** It could not be read, and lies in a folder of its own. */
        UNREADABLE
    }

    /** Another time for a meeting. */
    public record Proposal(@Nullable Instant startsAt, @Nullable Instant endsAt) {}

    /** For logs: nothing of what it says. */
    @Override
    public String toString() {
        return "Held[" + id + ", " + why + "]";
    }
}
