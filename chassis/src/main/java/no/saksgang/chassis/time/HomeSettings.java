package no.saksgang.chassis.time;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the groups are.
 *
 * @param zone in which a day is a day where no meeting says so: the year of a case's number, the
 *     due day of a follow-up that comes from no meeting, a time in an error's words
 */
@ConfigurationProperties("saksgang.home")
public record HomeSettings(@DefaultValue("Europe/Oslo") ZoneId zone) {}
