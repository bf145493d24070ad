package no.saksgang.minutesservice.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.saksgang.chassis.outbox.Aggregate;
import no.saksgang.events.MeetingId;
import no.saksgang.events.minutes.MinutesCorrected;
import no.saksgang.events.minutes.MinutesEvent;
import no.saksgang.events.minutes.MinutesPublished;
import no.saksgang.events.referat.ApprovedReferat;

/**
 * The minutes of one meeting, as the archive has announced them: which revisions of its referat
 * there are. The revisions themselves are {@link Revisions}'.
 */
final class Minutes extends Aggregate<MinutesEvent> {
    private final MeetingId meetingId;
    private final List<Integer> revisions;

    /**
     * @param revisions that there are, in the order in which they came
     */
    Minutes(MeetingId meetingId, List<Integer> revisions) {
        this.meetingId = meetingId;
        this.revisions = new ArrayList<>(revisions);
    }

    static Minutes of(MeetingId meetingId) {
        return new Minutes(meetingId, List.of());
    }

    boolean has(int revision) {
        return revisions.contains(revision);
    }

    /**
     * Takes in a revision that the archive has. The first to come, be it the approved one or a
     * correction that came before it, publishes the minutes; a later revision corrects them. One
     * that is older than what can be read already fills a gap, of which there is nothing to say;
     * one that is here already changes nothing.
     */
    void takeIn(ApprovedReferat referat, Instant at) {
        if (has(referat.revision())) {
            return;
        }
        if (revisions.isEmpty()) {
            record(
                    new MinutesPublished(
                            meetingId,
                            referat.revision(),
                            referat.title(),
                            referat.number(),
                            referat.groupIds(),
                            referat.startsAt(),
                            referat.approval().at()),
                    at);
        } else if (revisions.stream().allMatch(it -> it < referat.revision())) {
            record(
                    new MinutesCorrected(
                            meetingId,
                            referat.revision(),
                            referat.title(),
                            referat.number(),
                            referat.groupIds(),
                            referat.startsAt(),
                            referat.approval().at()),
                    at);
        }
        revisions.add(referat.revision());
    }
}
