package no.saksgang.portal.foresight;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * A command of the meeting-service whose mail is asked for.
 *
 * @param headers with which it will be sent
 * @param with what stands in the path
 */
public record Ask(
        HttpMethod method,
        String path,
        @Nullable Object body,
        Map<String, String> headers,
        List<Object> with) {
    public Ask {
        headers = Map.copyOf(headers);
        with = List.copyOf(with);
    }

    /** A command that is posted, if it holds for what was seen. */
    public static Ask post(String path, Object body, String etag, Object... with) {
        return new Ask(
                HttpMethod.POST,
                path,
                body,
                etag.isEmpty() ? Map.of() : Map.of(HttpHeaders.IF_MATCH, etag),
                List.of(with));
    }
}
