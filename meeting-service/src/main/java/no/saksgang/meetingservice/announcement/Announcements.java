package no.saksgang.meetingservice.announcement;

import com.mongodb.client.model.Filters;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import no.saksgang.chassis.outbox.Aggregates;
import no.saksgang.chassis.outbox.Outbox;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.GroupId;
import no.saksgang.events.announcement.AnnouncementEvent;
import org.springframework.stereotype.Repository;

/** The store of announcements. */
@Repository
class Announcements extends Aggregates<Announcement, AnnouncementEvent> {
    Announcements(Outbox outbox) {
        super(outbox, Announcement.class, "announcements", Map.of());
    }

    List<Stored<Announcement>> after(String id, int limit) {
        return query(Filters.empty(), id, limit);
    }

    /** Those to everyone, or to one of the groups. */
    List<Stored<Announcement>> to(Collection<GroupId> groups, String id, int limit) {
        return query(
                Filters.or(
                        Filters.eq("state.published.audience.everyone", true),
                        Filters.in(
                                "state.published.audience.groupIds",
                                groups.stream().map(GroupId::value).toList())),
                id,
                limit);
    }
}
