package no.saksgang.meetingservice.announcement;

import java.time.Instant;
import no.saksgang.chassis.outbox.Aggregate;
import no.saksgang.events.announcement.AnnouncementEvent;
import no.saksgang.events.announcement.AnnouncementPublished;

/** News to members. It is published once and never changed. */
final class Announcement extends Aggregate<AnnouncementEvent> {
    private final AnnouncementPublished published;
    private final Instant publishedAt;

    // As it is stored.
    Announcement(AnnouncementPublished published, Instant publishedAt) {
        this.published = published;
        this.publishedAt = publishedAt;
    }

    static Announcement publish(AnnouncementPublished news, Instant at) {
        var announcement = new Announcement(news, at);
        announcement.record(news, at);
        return announcement;
    }

    AnnouncementPublished published() {
        return published;
    }

    Instant publishedAt() {
        return publishedAt;
    }
}
