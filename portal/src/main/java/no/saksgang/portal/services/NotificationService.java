package no.saksgang.portal.services;

import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** The notification-service: mailings and what became of them. */
public final class NotificationService extends Service {
    NotificationService(RestClient http, JsonMapper json) {
        super("notification-service", http, json);
    }
}
