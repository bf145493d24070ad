package no.saksgang.notificationservice.answer;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.Language;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.Invitation;
import org.jspecify.annotations.Nullable;

/**
 * What a link stands for: a member, the meeting as it is now, and what has been answered.
 *
 * @param asked revision of the invitation by which people were last asked
 * @param name what the member is called, if the directory has spoken of them
 * @param given the answer that counts, or will once the meeting has it
 */
record Invited(
        MemberId member,
        Invitation invitation,
        int asked,
        Status status,
        @Nullable String name,
        @Nullable String address,
        @Nullable Language language,
        @Nullable Given given) {
    /** Whether an answer is taken. */
    enum Status {
        OPEN,
        STARTED,
        CANCELLED,
        /** One who has left the group. */
        NOT_INVITED
    }

    /** By which way an answer came. */
    enum Way {
        LINK,
        CALENDAR,
        /** They told the secretariat, which put it down. */
        SECRETARIAT
    }

    /**
     * @param noted whether the meeting has it; until then it is on its way
     * @param comment the member's words, as long as they are still here
     * @param substitute who comes in their place
     */
    record Given(
            AnswerKind answer,
            Instant at,
            Way way,
            boolean noted,
            boolean commented,
            @Nullable String comment,
            @Nullable String substitute,
            @Nullable String substituteEmail,
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            List<String> recusedFrom) {}
}
