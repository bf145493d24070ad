package no.saksgang.events.announcement;

import no.saksgang.events.AnnouncementId;
import no.saksgang.events.Audience;
import no.saksgang.events.Contact;
import org.jspecify.annotations.Nullable;

/**
 * News to members.
 *
 * @param body Markdown
 * @param publicBody what the public sees instead of the body
 */
public record AnnouncementPublished(
        AnnouncementId announcementId,
        String title,
        String body,
        @Nullable String publicBody,
        Audience audience,
        @Nullable Contact contact)
        implements AnnouncementEvent {}
