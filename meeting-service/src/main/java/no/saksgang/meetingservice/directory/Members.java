package no.saksgang.meetingservice.directory;

import com.mongodb.client.model.Filters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.saksgang.chassis.outbox.Aggregates;
import no.saksgang.chassis.outbox.Outbox;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.GroupId;
import no.saksgang.events.directory.DirectoryEvent;
import org.springframework.stereotype.Repository;

/** The store of members. */
@Repository
class Members extends Aggregates<Member, DirectoryEvent> {
    private static final String GROUP = "standing.memberships.groupId";
    private static final String EMAIL = "standing.email";

    Members(Outbox outbox) {
        super(
                outbox,
                Member.class,
                "members",
                Map.of(
                        "known",
                        Member.Standing.Known.class,
                        "erased",
                        Member.Standing.Erased.class));
        index(GROUP);
        index(EMAIL);
    }

    /** Those with a membership in the group, whatever their role. */
    List<Stored<Member>> inGroup(GroupId group, String after, int limit) {
        return query(Filters.eq("state." + GROUP, group.value()), after, limit);
    }

    Optional<Stored<Member>> byEmail(String email) {
        return query(Filters.eq("state." + EMAIL, email), "", 1).stream().findFirst();
    }
}
