package no.saksgang.portal.meeting;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From what is typed to what is sent. */
final class Form {
    private Form() {}

    /** Null where a field was left empty. */
    static @Nullable String said(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** A body of names and values in turn; what is null is not said. */
    static Map<String, Object> body(@Nullable Object... namesAndValues) {
        var body = new LinkedHashMap<String, Object>();
        for (var n = 0; n < namesAndValues.length; n += 2) {
            var value = namesAndValues[n + 1];
            if (namesAndValues[n] instanceof String name && value != null) {
                body.put(name, value);
            }
        }
        return body;
    }
}
