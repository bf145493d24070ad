package no.saksgang.portal.services;

import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** The meeting-service: groups, people, meetings, referater, conferences, announcements. */
public final class MeetingService extends Service {
    MeetingService(RestClient http, JsonMapper json) {
        super("meeting-service", http, json);
    }
}
