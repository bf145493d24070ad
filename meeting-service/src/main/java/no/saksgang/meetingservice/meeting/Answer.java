package no.saksgang.meetingservice.meeting;

import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import no.saksgang.events.MemberId;
import no.saksgang.events.meeting.AnswerKind;
import org.jspecify.annotations.Nullable;

/**
 * What a member said to the invitation.
 *
 * @param answeredAt when they said so, which may be before we heard it
 * @param comment their own words; they stay here and are in no event
 * @param substituteId who comes in their place
 * @param from local time from which they are there, if not all of the meeting
 * @param until local time until which they are there
 * @param recusedFrom numbers of the items in which they take no part (<i>inhabil</i>)
 */
public record Answer(
        MemberId memberId,
        AnswerKind answer,
        Instant answeredAt,
        @Nullable String comment,
        @Nullable MemberId substituteId,
        @Nullable LocalTime from,
        @Nullable LocalTime until,
        List<String> recusedFrom) {
    public Answer {
        // What the store keeps.
        answeredAt = answeredAt.truncatedTo(ChronoUnit.MILLIS);
        recusedFrom = List.copyOf(recusedFrom);
    }

    /** The same answer from one whose clock is not ahead of ours. */
    Answer givenNoLaterThan(Instant now) {
        return answeredAt.isAfter(now)
                ? new Answer(memberId, answer, now, comment, substituteId, from, until, recusedFrom)
                : this;
    }

    Answer withSubstitute(MemberId substitute) {
        return new Answer(
                memberId, answer, answeredAt, comment, substitute, from, until, recusedFrom);
    }

    Answer withoutComment() {
        return new Answer(
                memberId, answer, answeredAt, null, substituteId, from, until, recusedFrom);
    }
}
