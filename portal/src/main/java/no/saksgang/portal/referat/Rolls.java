package no.saksgang.portal.referat;

import java.util.Collection;
import java.util.List;
import no.saksgang.events.GroupId;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Member;
import org.springframework.stereotype.Component;

/** Asks who is in some groups. */
@Component
class Rolls {
    private final MeetingService meetings;

    Rolls(MeetingService meetings) {
        this.meetings = meetings;
    }

    Roll of(Collection<GroupId> groups) {
        List<Member> members =
                groups.stream()
                        .flatMap(it ->
                                meetings
                                        .all(Member.class, "/groups/{id}/members?limit=100", it)
                                        .stream())
                        .toList();
        return Roll.of(members, groups);
    }
}
