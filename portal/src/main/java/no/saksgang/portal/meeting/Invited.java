package no.saksgang.portal.meeting;

import no.saksgang.events.MemberId;
import no.saksgang.portal.services.Meeting;
import org.jspecify.annotations.Nullable;

/**
 * One who is invited, and how it stands with them.
 *
 * @param represents the body that they speak for; empty if none
 * @param answer what counts; none if they have not answered
 * @param substitute who comes in their place; empty if nobody
 * @param delivery what became of the last message that asks them, in the words of the ledger; empty
 *     before there is one
 */
record Invited(
        MemberId memberId,
        String name,
        String represents,
        Meeting.@Nullable Answer answer,
        String substitute,
        String delivery) {
    /** Its words: {@code meeting.answer.<key>}. */
    public String key() {
        return answer == null ? "NONE" : answer.answer().name();
    }

    /** The colour of the tag. */
    public String colour() {
        return answer == null ? "neutral" : answer.colour();
    }

    /** Whether the message certainly did not reach them. */
    public boolean isUnreached() {
        return switch (delivery) {
            case "REJECTED", "BOUNCED", "SUPPRESSED", "UNKNOWN" -> true;
            default -> false;
        };
    }
}
