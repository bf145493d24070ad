package no.saksgang.portal.services;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.saksgang.chassis.http.Page;
import no.saksgang.portal.services.ServiceRefused.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One of the services. Every request carries the login and the language of whoever looks at the
 * page, so what they may see and do is decided there.
 *
 * <p>Each method throws {@link ServiceRefused} where the service says no, and {@link ServiceAway}
 * where it does not answer.
 */
public sealed class Service permits MeetingService, MinutesService, NotificationService {
    private static final int MOST_PAGES = 200;

    private final String name;
    private final RestClient http;
    private final JsonMapper json;

    Service(String name, RestClient http, JsonMapper json) {
        this.name = name;
        this.http = http;
        this.json = json;
    }

    /** As it calls itself, such as {@code meeting-service}. */
    public String name() {
        return name;
    }

    /** Reads. */
    public <T> T get(Class<T> type, String path, Object... with) {
        return seen(type, path, with).it();
    }

    /** Reads what may not be there, or not for this person. */
    public <T> Optional<T> find(Class<T> type, String path, Object... with) {
        try {
            return Optional.of(get(type, path, with));
        } catch (ServiceRefused refused) {
            if (refused.isUnknown() || refused.isForbidden()) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** Reads with what a change must name. */
    public <T> Seen<T> seen(Class<T> type, String path, Object... with) {
        var answer = exchange(HttpMethod.GET, path, null, Map.of(), type, with);
        return new Seen<>(
                Objects.requireNonNull(answer.getBody(), path),
                Objects.requireNonNullElse(answer.getHeaders().getETag(), ""));
    }

    /** Reads one page of a list. */
    public <T> Page<T> page(Class<T> type, String path, Object... with) {
        var answer =
                exchange(
                        HttpMethod.GET,
                        path,
                        null,
                        Map.of(),
                        ResolvableType.forClassWithGenerics(Page.class, type),
                        with);
        @SuppressWarnings("unchecked")
        var page = (Page<T>) Objects.requireNonNull(answer.getBody(), path);
        return page;
    }

    /** Reads a whole list, page after page, up to some number that no screen holds. */
    public <T> List<T> all(Class<T> type, String path, Object... with) {
        var all = new ArrayList<T>();
        var page = page(type, path, with);
        all.addAll(page.items());
        for (var n = 1; page.next() != null && n < MOST_PAGES; n++) {
            var more = new ArrayList<>(List.of(with));
            more.add(page.next());
            var next = path + (path.contains("?") ? "&" : "?") + "cursor={cursor}";
            page = page(type, next, more.toArray());
            all.addAll(page.items());
        }
        return all;
    }

    /**
     * Makes something, once, however often it is sent: a button is pressed twice, and a service
     * that did not answer may have heard.
     *
     * @param key that the form had when it was shown
     */
    public <T> T create(Class<T> type, String path, Object body, String key, Object... with) {
        return Objects.requireNonNull(
                exchange(HttpMethod.POST, path, body, Map.of("Idempotency-Key", key), type, with)
                        .getBody(),
                path);
    }

    /** Does something that holds only for what was seen. */
    public void post(String path, @Nullable Object body, String etag, Object... with) {
        exchange(HttpMethod.POST, path, body, ifMatch(etag), Void.class, with);
    }

    /** Does something whatever else has happened meanwhile. */
    public void act(String path, Object body, Object... with) {
        exchange(HttpMethod.POST, path, body, Map.of(), Void.class, with);
    }

    /** Sets something, if it is still as it was seen. An empty tag asks for no such thing. */
    public void put(String path, Object body, String etag, Object... with) {
        exchange(HttpMethod.PUT, path, body, ifMatch(etag), Void.class, with);
    }

    /** Sets something, if it is still as it was seen, and answers how it is now. */
    public <T> Seen<T> put(Class<T> type, String path, Object body, String etag, Object... with) {
        var answer = exchange(HttpMethod.PUT, path, body, ifMatch(etag), type, with);
        return new Seen<>(
                Objects.requireNonNull(answer.getBody(), path),
                Objects.requireNonNullElse(answer.getHeaders().getETag(), ""));
    }

    /** Takes something away. */
    public void delete(String path, Object... with) {
        exchange(HttpMethod.DELETE, path, null, Map.of(), Void.class, with);
    }

    /** Any request, with headers of its own. */
    public <T> ResponseEntity<T> exchange(
            HttpMethod method,
            String path,
            @Nullable Object body,
            Map<String, String> headers,
            Class<T> type,
            Object... with) {
        return exchange(method, path, body, headers, ResolvableType.forClass(type), with);
    }

    /** What is done with an answer as it comes in. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(HttpHeaders headers, InputStream body) throws IOException;
    }

    /** Reads what is too large to be held at once. */
    public <T> T read(String path, Reading<T> reading, Object... with) {
        try {
            return Objects.requireNonNull(
                    http.get()
                            .uri(path, with)
                            .exchange((_, answer) -> {
                                if (answer.getStatusCode().isError()) {
                                    throw refused(answer);
                                }
                                return reading.of(answer.getHeaders(), answer.getBody());
                            }));
        } catch (RestClientException away) {
            throw new ServiceAway(name, away);
        }
    }

    private <T> ResponseEntity<T> exchange(
            HttpMethod method,
            String path,
            @Nullable Object body,
            Map<String, String> headers,
            ResolvableType type,
            Object... with) {
        var request = http.method(method).uri(path, with);
        headers.forEach(request::header);
        if (body != null) {
            if (!headers.containsKey(HttpHeaders.CONTENT_TYPE)) {
                request.contentType(MediaType.APPLICATION_JSON);
            }
            request.body(body);
        }
        try {
            return request.retrieve()
                    .onStatus(
                            status -> status.isError(),
                            (_, answer) -> {
                                throw refused(answer);
                            })
                    .toEntity(ParameterizedTypeReference.forType(type.getType()));
        } catch (RestClientException away) {
            // An answer that is cut off, or is not what it says it is, is none either.
            throw new ServiceAway(name, away);
        }
    }

    private static Map<String, String> ifMatch(String etag) {
        return etag.isEmpty() ? Map.of() : Map.of(HttpHeaders.IF_MATCH, etag);
    }

    /** A problem as the services send it (RFC 9457). */
    private record Problem(
            @Nullable String type, @Nullable String title, @Nullable List<FieldProblem> errors) {}

    private ServiceRefused refused(ClientHttpResponse answer) throws IOException {
        var status = answer.getStatusCode();
        Problem problem;
        try {
            problem = json.readValue(answer.getBody(), Problem.class);
        } catch (JacksonException notOurs) {
            problem = new Problem(null, null, null);
        }
        var type = Objects.requireNonNullElse(problem.type(), "");
        return new ServiceRefused(
                status,
                type.substring(type.lastIndexOf(':') + 1),
                Objects.requireNonNullElse(problem.title(), name + ": " + status.value()),
                Objects.requireNonNullElse(problem.errors(), List.of()));
    }
}
