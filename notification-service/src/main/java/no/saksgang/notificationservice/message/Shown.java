package no.saksgang.notificationservice.message;

import org.jspecify.annotations.Nullable;

/**
 * A mail as somebody may read it who is none of its recipients.
 *
 * @param calendar the calendar entry in it, if there is one
 */
public record Shown(String subject, String text, String html, @Nullable String calendar) {}
