package no.saksgang.local.player;

import java.util.List;

/**
 * A message that the mail server took.
 *
 * @param to the envelope's recipients, in lower case
 * @param calendars every calendar part
 */
record SeenMail(List<String> to, String subject, List<Calendar> calendars) {
    SeenMail {
        to = List.copyOf(to);
        calendars = List.copyOf(calendars);
    }

    /**
     * What a calendar part says (RFC 5545).
     *
     * @param method as the part says it; both, where the part and its header say different things
     */
    record Calendar(String method, String uid, int sequence) {}
}
