package no.saksgang.events.meeting;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.Paper;
import org.jspecify.annotations.Nullable;

/**
 * The agenda was changed after its approval. Answers still count.
 *
 * @param previous missing in what was said before there was such a field
 */
public record AgendaAmended(@JsonUnwrapped Invitation invitation, @Nullable Previous previous)
        implements MeetingEvent.OfInvitation {
    /** The agenda and the meeting's own papers as they were before. */
    public record Previous(List<AgendaItem> agenda, List<Paper> papers) {
        public Previous {
            agenda = List.copyOf(agenda);
            papers = List.copyOf(papers);
        }
    }
}
