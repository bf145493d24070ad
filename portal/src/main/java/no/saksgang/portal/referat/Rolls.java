package no.saksgang.portal.referat;

import java.util.ArrayList;
import no.saksgang.events.MemberId;
import no.saksgang.portal.services.Directory;
import no.saksgang.portal.services.Meeting;
import no.saksgang.portal.services.Referat;
import org.springframework.stereotype.Component;

/** Asks who is in a meeting's groups, and who is named in it although they have left. */
@Component
class Rolls {
    private final Directory directory;

    Rolls(Directory directory) {
        this.directory = directory;
    }

    Roll of(Meeting meeting) {
        return Roll.of(directory.names(meeting.groupIds(), meeting.invitees()), meeting.groupIds());
    }

    /** Those who comment, too: they may have been called, and not be any more. */
    Roll of(Referat referat) {
        var others = new ArrayList<MemberId>(referat.invitees());
        referat.comments().forEach(it -> others.add(it.memberId()));
        return Roll.of(directory.names(referat.groupIds(), others), referat.groupIds());
    }
}
