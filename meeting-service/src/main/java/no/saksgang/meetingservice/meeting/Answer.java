package no.saksgang.meetingservice.meeting;

import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import no.saksgang.events.MemberId;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.InvitationAnswered;
import org.jspecify.annotations.Nullable;

/**
 * What a member said to the invitation.
 *
 * @param answeredAt when they said so, which may be before we heard it
 * @param revision of the invitation that they answered, if known
 * @param comment their own words; they stay here and are in no event
 * @param substituteId who comes in their place
 * @param from local time from which they are there, if not all of the meeting
 * @param until local time until which they are there
 * @param recusedFrom numbers of the items in which they take no part (<i>inhabil</i>)
 * @param way by which they gave it themselves; none where the secretariat put it down
 */
public record Answer(
        MemberId memberId,
        AnswerKind answer,
        Instant answeredAt,
        @Nullable Integer revision,
        @Nullable String comment,
        @Nullable MemberId substituteId,
        @Nullable LocalTime from,
        @Nullable LocalTime until,
        List<String> recusedFrom,
        InvitationAnswered.@Nullable Way way) {
    public Answer {
        // What the store keeps.
        answeredAt = answeredAt.truncatedTo(ChronoUnit.MILLIS);
        recusedFrom = List.copyOf(recusedFrom);
    }

    /** An answer that the secretariat put down for the member. */
    static Answer putDown(
            MemberId memberId,
            AnswerKind answer,
            Instant answeredAt,
            @Nullable Integer revision,
            @Nullable String comment,
            @Nullable MemberId substituteId,
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            List<String> recusedFrom) {
        return new Answer(
                memberId,
                answer,
                answeredAt,
                revision,
                comment,
                substituteId,
                from,
                until,
                recusedFrom,
                null);
    }

    /** Whether it answers an invitation that is older than that one, as far as is known. */
    boolean isToOneBefore(int asked) {
        return revision != null && revision < asked;
    }

    /** The same answer from one whose clock is not ahead of ours. */
    Answer givenNoLaterThan(Instant now) {
        return answeredAt.isAfter(now) ? with(now, comment, substituteId) : this;
    }

    Answer withSubstitute(MemberId substitute) {
        return with(answeredAt, comment, substitute);
    }

    Answer withoutComment() {
        return with(answeredAt, null, substituteId);
    }

    private Answer with(Instant at, @Nullable String words, @Nullable MemberId substitute) {
        return new Answer(
                memberId, answer, at, revision, words, substitute, from, until, recusedFrom, way);
    }
}
