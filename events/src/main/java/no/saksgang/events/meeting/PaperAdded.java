package no.saksgang.events.meeting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import no.saksgang.events.Paper;

/** A paper, or a new version of one, was added after the approval. */
public record PaperAdded(@JsonUnwrapped Invitation invitation, Paper paper)
        implements MeetingEvent.OfInvitation {}
