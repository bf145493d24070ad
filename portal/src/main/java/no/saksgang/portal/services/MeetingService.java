package no.saksgang.portal.services;

import no.saksgang.events.MeetingId;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** The meeting-service: groups, people, meetings, referater, conferences, announcements. */
public final class MeetingService extends Service {
    MeetingService(RestClient http, JsonMapper json) {
        super("meeting-service", http, json);
    }

    /**
     * A meeting as it stands, for who runs it.
     *
     * @throws AccessDeniedException if this person does not
     * @throws ServiceRefused if there is no such meeting, or they may not see it
     */
    public Seen<Meeting> toRun(MeetingId id) {
        var seen = seen(Meeting.class, "/meetings/{id}", id);
        if (!seen.it().runs()) {
            throw new AccessDeniedException("this is for who runs the meeting");
        }
        return seen;
    }
}
