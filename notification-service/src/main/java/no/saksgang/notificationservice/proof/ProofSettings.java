package no.saksgang.notificationservice.proof;

import java.time.Period;
import java.time.temporal.ChronoUnit;
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
    static final int LONGEST_NOTICE = 366;

    private static final int MONTHS = 12;
    private static final int LONGEST_MONTH = 31;

    ProofSettings {
        if (!isNotice(notice)) {
            throw new IllegalArgumentException(
                    "saksgang.proof.notice is not 0 to " + LONGEST_NOTICE + " days: " + notice);
        }
        if (most < 1) {
            throw new IllegalArgumentException("saksgang.proof.most is at least 1, not " + most);
        }
    }

    /** Whether it is a term, whichever months and years it is counted over. */
    static boolean isNotice(Period it) {
        var months = it.toTotalMonths();
        var days =
                months / MONTHS * LONGEST_NOTICE
                        + months % MONTHS * LONGEST_MONTH
                        + it.get(ChronoUnit.DAYS);
        return !it.isNegative() && days <= LONGEST_NOTICE;
    }
}
