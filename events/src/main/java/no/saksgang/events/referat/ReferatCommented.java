package no.saksgang.events.referat;

import java.time.Instant;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import org.jspecify.annotations.Nullable;

/** A member commented on the draft. The words stay in the referat. */
public record ReferatCommented(
        MeetingId meetingId,
        String commentId,
        MemberId memberId,
        @Nullable String itemNumber,
        Instant commentedAt)
        implements ReferatEvent {}
