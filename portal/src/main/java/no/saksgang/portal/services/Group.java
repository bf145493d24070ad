package no.saksgang.portal.services;

import no.saksgang.events.Contact;
import no.saksgang.events.GroupId;
import org.jspecify.annotations.Nullable;

/** A standing body. */
public record Group(
        GroupId groupId,
        String name,
        @Nullable String organisation,
        @Nullable Contact contact,
        Reminders reminders) {
    /** ISO 8601 periods, or {@code none}. */
    public record Reminders(String unanswered, String attending, String uncommented) {}
}
