package no.saksgang.meetingservice.conference;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import no.saksgang.chassis.login.Caller;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.conference.ConferenceDetails;
import org.jspecify.annotations.Nullable;

/**
 * A conference as it now stands.
 *
 * @param reason why it was cancelled
 * @param registered who comes, in the order in which they said so
 */
record ConferenceView(
        @JsonUnwrapped ConferenceDetails conference,
        Status status,
        @Nullable String reason,
        List<Conference.Registered> registered) {
    /** How far it has come. */
    enum Status {
        PLANNED,
        ANNOUNCED,
        CANCELLED
    }

    static ConferenceView of(Stored<Conference> stored) {
        var conference = stored.aggregate();
        return switch (conference.stage()) {
            case Conference.Stage.Planned _ -> view(conference, Status.PLANNED, null);
            case Conference.Stage.Announced _ -> view(conference, Status.ANNOUNCED, null);
            case Conference.Stage.Cancelled cancelled ->
                    view(conference, Status.CANCELLED, cancelled.reason());
        };
    }

    /** Who else comes, the secretariat sees. */
    ConferenceView to(Caller caller) {
        return caller.isSecretariat()
                ? this
                : new ConferenceView(
                        conference,
                        status,
                        reason,
                        registered.stream().filter(it -> caller.is(it.memberId())).toList());
    }

    private static ConferenceView view(
            Conference conference, Status status, @Nullable String reason) {
        return new ConferenceView(conference.details(), status, reason, conference.registered());
    }
}
