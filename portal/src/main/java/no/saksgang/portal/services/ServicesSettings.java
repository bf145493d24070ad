package no.saksgang.portal.services;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the services are.
 *
 * @param patience how long a page waits for one
 */
@ConfigurationProperties("saksgang.services")
record ServicesSettings(
        URI meetingService, URI minutesService, URI notificationService, Duration patience) {}
