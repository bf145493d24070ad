package no.saksgang.portal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A form that no service took, to be sent once more as it was.
 *
 * @param action where it is sent
 * @param fields in the order of the form
 */
record Unsent(String action, List<Field> fields) {
    private static final String TOKEN = "_csrf";

    /** What people write out; the rest was chosen, or comes from the page. */
    private static final Set<String> WRITTEN =
            Set.of("text", "resolution", "remarks", "reason", "comment", "body", "publicBody");

    Unsent {
        fields = List.copyOf(fields);
    }

    /**
     * One field.
     *
     * @param written whether it is shown, and can be taken along elsewhere
     */
    record Field(String name, String value, boolean written) {}

    static Unsent of(String action, Map<String, String[]> sent) {
        var fields = new ArrayList<Field>();
        sent.forEach((name, values) -> {
            // The token is the old page's; the new one has its own.
            if (!name.equals(TOKEN)) {
                for (var value : values) {
                    fields.add(new Field(name, value, isWritten(name) && !value.isBlank()));
                }
            }
        });
        return new Unsent(action, fields);
    }

    /** A correction has one text of each item, {@code 3.1/body}. */
    private static boolean isWritten(String name) {
        return WRITTEN.contains(name.substring(name.lastIndexOf('/') + 1));
    }
}
