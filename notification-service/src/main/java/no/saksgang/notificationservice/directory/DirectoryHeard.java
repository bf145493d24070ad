package no.saksgang.notificationservice.directory;

import java.util.List;
import no.saksgang.events.GroupId;

/**
 * Said within the service once the projection holds more than before.
 *
 * @param groups those that were among it; their reminder times may be others now
 */
public record DirectoryHeard(List<GroupId> groups) {
    public DirectoryHeard {
        groups = List.copyOf(groups);
    }
}
