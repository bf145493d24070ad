package no.saksgang.testing;

import java.util.List;
import no.saksgang.events.AnnouncementId;
import no.saksgang.events.Audience;
import no.saksgang.events.GroupId;
import no.saksgang.events.announcement.AnnouncementPublished;

/** Ordinary news, with changes: {@code AnAnnouncement.called("Nye satser").published()}. */
public final class AnAnnouncement {
    private final AnnouncementId id;
    private final String title;
    private final Audience audience;

    private AnAnnouncement(AnnouncementId id, String title, Audience audience) {
        this.id = id;
        this.title = title;
        this.audience = audience;
    }

    /** {@code n1}, to everyone. */
    public static AnAnnouncement called(String title) {
        return new AnAnnouncement(new AnnouncementId("n1"), title, new Audience(true, List.of()));
    }

    public AnAnnouncement withId(String newId) {
        return new AnAnnouncement(new AnnouncementId(newId), title, audience);
    }

    public AnAnnouncement toGroups(GroupId... groups) {
        return new AnAnnouncement(id, title, new Audience(false, List.of(groups)));
    }

    public AnnouncementPublished published() {
        return new AnnouncementPublished(
                id,
                title,
                "Søknadsfristen for **regionale utviklingsmidler** er 1. april.",
                null,
                audience,
                People.SECRETARIAT);
    }
}
