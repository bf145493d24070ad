package no.saksgang.events.referat;

import java.time.Instant;
import no.saksgang.events.MeetingId;
import org.jspecify.annotations.Nullable;

/**
 * How a referat was approved.
 *
 * @param inMeetingId the meeting that approved it, if one did
 * @param remarks what was remarked, if it was approved with remarks
 */
public record Approval(
        Instant at,
        @Nullable MeetingId inMeetingId,
        boolean withRemarks,
        @Nullable String remarks) {}
