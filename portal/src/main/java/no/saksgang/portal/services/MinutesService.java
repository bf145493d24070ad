package no.saksgang.portal.services;

import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** The minutes-service: the archive of approved referater. */
public final class MinutesService extends Service {
    MinutesService(RestClient http, JsonMapper json) {
        super("minutes-service", http, json);
    }
}
