package no.saksgang.portal.referat;

import java.util.Collection;
import java.util.List;
import no.saksgang.events.GroupId;
import no.saksgang.portal.services.Directory;
import no.saksgang.portal.services.Member;
import org.springframework.stereotype.Component;

/** Asks who is in some groups. */
@Component
class Rolls {
    private final Directory directory;

    Rolls(Directory directory) {
        this.directory = directory;
    }

    Roll of(Collection<GroupId> groups) {
        List<Member> members =
                groups.stream().flatMap(it -> directory.membersOf(it).stream()).toList();
        return Roll.of(members, groups);
    }
}
