package no.saksgang.events.announcement;

import no.saksgang.events.AnnouncementId;
import no.saksgang.events.Event;
import no.saksgang.events.Subject;

/** What is said on {@code saksgang.announcements}. */
public sealed interface AnnouncementEvent extends Event permits AnnouncementPublished {
    AnnouncementId announcementId();

    @Override
    default Subject subject() {
        return new Subject("announcement", announcementId().value());
    }
}
