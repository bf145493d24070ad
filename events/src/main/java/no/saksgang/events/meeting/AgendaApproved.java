package no.saksgang.events.meeting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import no.saksgang.events.MemberId;

/** The agenda was approved: everyone is invited. */
public record AgendaApproved(@JsonUnwrapped Invitation invitation, MemberId approvedBy)
        implements MeetingEvent.OfInvitation {}
