package no.saksgang.notificationservice.reminder;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import no.saksgang.events.mailing.Purpose;

/**
 * A reminder that waits for its time.
 *
 * @param subject what it reminds of: {@code meeting/m1}
 * @param asked as the matter counts it
 * @param dueAt by the suite's clock
 */
record Reminder(String subject, Purpose purpose, int asked, Instant dueAt, long version) {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    String id() {
        return id(subject, purpose);
    }

    static String id(String subject, Purpose purpose) {
        return subject + ":" + purpose.name();
    }

    /** What its mailing says that it was caused by; the same at every attempt to send it. */
    String cause() {
        return "reminder/" + subject + ":" + asked + "-" + MOMENT.format(dueAt);
    }
}
