package no.saksgang.local.scenario;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sitting, as it is planned before the first step.
 *
 * @param type such as {@code JOINT}, if the file says one
 * @param groups the invited ones' ids
 */
public record Meeting(
        String id,
        String title,
        @Nullable Type type,
        @Nullable String partOf,
        LocalDateTime start,
        LocalDateTime end,
        Place place,
        String leader,
        String secretary,
        List<String> groups,
        List<Paper> papers,
        List<AgendaItem> agenda,
        @Nullable LocalDateTime answerBy) {

    /** What kind of sitting it is. Written in lower case in files. */
    public enum Type {
        ORDINARY,
        EXTRA,
        JOINT
    }

    public Meeting {
        groups = List.copyOf(groups);
        papers = List.copyOf(papers);
        agenda = List.copyOf(agenda);
    }
}
