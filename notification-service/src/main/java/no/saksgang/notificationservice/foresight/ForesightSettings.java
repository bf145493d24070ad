package no.saksgang.notificationservice.foresight;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far ahead is looked.
 *
 * @param most of how many events at a time the mail is foreseen; a command causes a few
 */
@ConfigurationProperties("saksgang.foresight")
record ForesightSettings(@DefaultValue("100") int most) {
    ForesightSettings {
        if (most < 1) {
            throw new IllegalArgumentException(
                    "saksgang.foresight.most is at least 1, not " + most);
        }
    }
}
