package no.saksgang.events.referat;

import no.saksgang.events.Event;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Subject;

/** What is said of a referat on {@code saksgang.referater}. Its id is its meeting's. */
public sealed interface ReferatEvent extends Event
        permits ReferatCirculated, ReferatCommented, ReferatApproved, ReferatCorrected {
    MeetingId meetingId();

    @Override
    default Subject subject() {
        return new Subject("referat", meetingId().value());
    }
}
