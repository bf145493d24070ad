package no.saksgang.portal.services;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import no.saksgang.events.MemberId;
import org.springframework.stereotype.Component;

/** Who is behind the ids that events and mailings name people by. */
@Component
public class Names {
    /** As many as the service answers for at once. */
    private static final int AT_ONCE = 100;

    private final MeetingService meetings;

    Names(MeetingService meetings) {
        this.meetings = meetings;
    }

    /** The names of those who are known; who has been erased has none. */
    public Map<MemberId, String> of(Collection<MemberId> people) {
        var ids = new ArrayList<>(people.stream().distinct().toList());
        var names = new HashMap<MemberId, String>();
        for (var from = 0; from < ids.size(); from += AT_ONCE) {
            var some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            var path = "/members?id=" + String.join(",", some.stream().map(_ -> "{id}").toList());
            meetings.page(Member.class, path, some.toArray())
                    .items()
                    .forEach(it -> names.put(it.memberId(), it.name()));
        }
        return names;
    }
}
