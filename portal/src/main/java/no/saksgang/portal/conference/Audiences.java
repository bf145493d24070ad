package no.saksgang.portal.conference;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom something goes to, as it is ticked on a page and as the service wants it. */
final class Audiences {
    private Audiences() {}

    /** No group ticked means everyone. */
    static Map<String, Object> body(@Nullable List<String> groups) {
        return groups == null || groups.isEmpty()
                ? Map.of("everyone", true)
                : Map.of("groupIds", groups);
    }
}
