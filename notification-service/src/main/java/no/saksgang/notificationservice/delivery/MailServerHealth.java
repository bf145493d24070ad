package no.saksgang.notificationservice.delivery;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Whether the mail server answered when last asked. It is asked when there is mail, and not for the
 * sake of being shown.
 */
@Component("mailServerHealthIndicator")
final class MailServerHealth implements HealthIndicator {
    private final DeliveryMeters meters;

    MailServerHealth(DeliveryMeters meters) {
        this.meters = meters;
    }

    @Override
    public Health health() {
        return meters.serverAnswers()
                ? Health.up().build()
                // Not DOWN: nothing is lost, and to restart the service would help nobody.
                : Health.status(new Status("DEGRADED"))
                        .withDetail("mail server", "does not answer; mail waits in the ledger")
                        .build();
    }
}
