package no.saksgang.local.scenario;

import java.util.List;

/**
 * Who is meant by a conference or an announcement.
 *
 * @param groups ids; empty when everyone is meant
 */
public record Audience(List<String> groups) {
    public Audience {
        groups = List.copyOf(groups);
    }

    public boolean everyone() {
        return groups.isEmpty();
    }
}
