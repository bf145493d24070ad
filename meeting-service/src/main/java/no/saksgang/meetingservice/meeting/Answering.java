package no.saksgang.meetingservice.meeting;

import java.time.Clock;
import java.time.Instant;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.Contact;
import no.saksgang.events.MeetingId;
import no.saksgang.meetingservice.directory.Directory;
import no.saksgang.meetingservice.meeting.MeetingRefusal.NotTheirSubstitute;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes members' answers, whichever way they came. */
@Component
class Answering {
    private final Meetings meetings;
    private final Directory directory;
    private final Clock clock;

    Answering(Meetings meetings, Directory directory, Clock clock) {
        this.meetings = meetings;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * @param alone the answer, with no substitute but one that the member has
     * @param substitute who comes in the member's place from now on
     * @throws Unknown if there is no such meeting
     * @throws Refused as {@link Meeting#answer} does, or with {@link NotTheirSubstitute}
     */
    Stored<Meeting> take(
            MeetingId id,
            @Nullable IdempotencyKey key,
            Answer alone,
            @Nullable Contact substitute) {
        var now = clock.instant();
        var answer = substitute == null ? alone : withSubstitute(id, alone, substitute, now);
        return meetings.change(
                id.value(),
                key,
                it -> {
                    if (substitute == null) {
                        checkKept(it, alone);
                    }
                    it.answer(answer, now);
                });
    }

    /** Nobody is named by id who has not been named by name and address. */
    private static void checkKept(Meeting meeting, Answer answer) {
        var kept = answer.substituteId();
        if (kept != null
                && meeting.convocation()
                        .flatMap(it -> it.answerOf(answer.memberId()))
                        .filter(it -> kept.equals(it.substituteId()))
                        .isEmpty()) {
            throw new Refused(new NotTheirSubstitute(kept));
        }
    }

    /**
     * The substitute becomes known to the directory first, since the answer names them by id; but
     * not for an answer that the meeting would not take.
     */
    private Answer withSubstitute(MeetingId id, Answer alone, Contact substitute, Instant now) {
        var meeting = meetings.get(id.value()).aggregate();
        meeting.answer(alone, now);
        if (meeting.recorded().isEmpty()) {
            return alone;
        }
        return alone.withSubstitute(
                directory.substitute(
                        substitute.name(),
                        substitute.email(),
                        alone.memberId(),
                        meeting.groupIds(),
                        now));
    }
}
