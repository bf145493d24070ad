package no.saksgang.notificationservice.foresight;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far ahead is looked.
 *
 * @param most of how many events at a time the mail is foreseen; a referat that is approved
 *     registers as many as it has follow-ups
 * @param named how many recipients of one mailing are named; of more there is the number alone
 */
@ConfigurationProperties("saksgang.foresight")
record ForesightSettings(@DefaultValue("500") int most, @DefaultValue("500") int named) {
    ForesightSettings {
        check("most", most);
        check("named", named);
    }

    private static void check(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "saksgang.foresight." + name + " is at least 1, not " + value);
        }
    }
}
