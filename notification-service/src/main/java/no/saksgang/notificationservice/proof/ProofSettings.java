package no.saksgang.notificationservice.proof;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is shown of a meeting's mail.
 *
 * @param notice how long before a meeting's day its invitation has to be out, where nothing else is
 *     asked for; counted in whole days in the meeting's own zone, its day not included
 * @param most how many deliveries are shown at most
 */
@ConfigurationProperties("saksgang.proof")
record ProofSettings(@DefaultValue("14d") Period notice, @DefaultValue("20000") int most) {
    ProofSettings {
        if (notice.isNegative()) {
            throw new IllegalArgumentException("saksgang.proof.notice is negative: " + notice);
        }
        if (most < 1) {
            throw new IllegalArgumentException("saksgang.proof.most is at least 1, not " + most);
        }
    }
}
