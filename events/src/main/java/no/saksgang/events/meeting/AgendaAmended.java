package no.saksgang.events.meeting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** The agenda was changed after its approval. Answers still count. */
public record AgendaAmended(@JsonUnwrapped Invitation invitation)
        implements MeetingEvent.OfInvitation {}
