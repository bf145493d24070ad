package no.saksgang.meetingservice.meeting;

import no.saksgang.events.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * One who is invited.
 *
 * @param insteadOf for whom they come, if they are a substitute
 */
record Invitee(MemberId memberId, Way way, @Nullable MemberId insteadOf) {
    static Invitee as(Way way, MemberId memberId) {
        return new Invitee(memberId, way, null);
    }

    /** How they came to be invited, which says when they no longer are. */
    enum Way {
        /** As long as they are in an invited group. */
        OF_GROUP,
        /** As leader or secretary of the meeting, in none of its groups. */
        BY_NAME,
        /** As long as the one for whom they come says so. */
        AS_SUBSTITUTE
    }
}
