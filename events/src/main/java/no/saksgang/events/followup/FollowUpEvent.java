package no.saksgang.events.followup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import no.saksgang.events.Event;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.Subject;

/** What is said of follow-ups on {@code saksgang.followups}. */
public sealed interface FollowUpEvent extends Event
        permits FollowUpEvent.OfFollowUp, FollowUpClosed, FollowUpWithdrawn {
    FollowUpId followUpId();

    @Override
    default Subject subject() {
        return new Subject("followup", followUpId().value());
    }

    /** An event of an open follow-up that carries the whole of it as it is from now on. */
    sealed interface OfFollowUp extends FollowUpEvent
            permits FollowUpRegistered, FollowUpChanged, FollowUpReopened {
        FollowUpDetails followUp();

        @Override
        @JsonIgnore
        default FollowUpId followUpId() {
            return followUp().followUpId();
        }
    }
}
