package no.saksgang.chassis.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How requests are taken.
 *
 * @param largestBody that a command may have
 * @param atOnce how many requests are worked on at once; the others wait
 */
@ConfigurationProperties("saksgang.http")
record HttpSettings(@DefaultValue("2MB") DataSize largestBody, @DefaultValue("200") int atOnce) {
    HttpSettings {
        if (largestBody.toBytes() < 1) {
            throw new IllegalArgumentException(
                    "saksgang.http.largest-body is more than nothing, not " + largestBody);
        }
        if (atOnce < 1) {
            throw new IllegalArgumentException(
                    "saksgang.http.at-once is at least 1, not " + atOnce);
        }
    }
}
