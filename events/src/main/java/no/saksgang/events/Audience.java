package no.saksgang.events;

import java.util.List;

/**
 * Who is meant by a conference or an announcement.
 *
 * @param everyone all members of all groups; then {@code groupIds} is empty
 */
public record Audience(boolean everyone, List<GroupId> groupIds) {
    public Audience {
        groupIds = List.copyOf(groupIds);
        if (everyone != groupIds.isEmpty()) {
            throw new IllegalArgumentException("either everyone or some groups");
        }
    }
}
