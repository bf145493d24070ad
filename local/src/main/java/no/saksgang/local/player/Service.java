package no.saksgang.local.player;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import no.saksgang.local.login.Bearer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A service's HTTP door. */
final class Service {
    /**
     * The service is not there, or hung up before it answered: what it did with the request is not
     * known.
     */
    static final class Away extends Exception {
        private static final long serialVersionUID = 1;

        Away(String message) {
            super(message);
        }
    }

    /**
     * What a service answered.
     *
     * @param body missing where the answer is not JSON
     */
    record Answer(int status, String contentType, @Nullable String etag, JsonNode body) {
        boolean ok() {
            return status < 400;
        }

        Observation.Response response() {
            return new Observation.Response(
                    status,
                    contentType.startsWith("application/problem+json"),
                    body.path("title").asString(""),
                    body.path("detail").asString(""));
        }
    }

    static final JsonMapper JSON = new JsonMapper();

    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(2);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECTS_WITHIN)
                    .build();

    private final String name;
    private final URI address;
    private final Bearer bearer;

    Service(String name, URI address, Bearer bearer) {
        this.name = name;
        this.address = address;
        this.bearer = bearer;
    }

    String name() {
        return name;
    }

    Answer get(String path) throws Away, InterruptedException {
        return send(request(path).GET());
    }

    /**
     * @param body null: none
     */
    Answer send(String method, String path, @Nullable Object body, Map<String, String> headers)
            throws Away, InterruptedException {
        var request = request(path);
        headers.forEach(request::header);
        if (body == null) {
            return send(request.method(method, BodyPublishers.noBody()));
        }
        return send(
                request.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(ANSWERS_WITHIN)
                .header("Accept", "application/json, application/problem+json")
                .header("Accept-Language", "nb");
    }

    private Answer send(HttpRequest.Builder request) throws Away, InterruptedException {
        HttpResponse<String> response;
        try {
            bearer.putOn(request);
        } catch (IOException gone) {
            throw new Away("innloggingen svarer ikke (" + gone.getMessage() + ")");
        }
        try {
            response = CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException gone) {
            throw new Away(name + " svarer ikke (" + gone.getClass().getSimpleName() + ")");
        }
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.headers().firstValue("ETag").orElse(null),
                json(response.body()));
    }

    private static JsonNode json(String body) {
        if (body.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** A part of a path or a query, as it must stand there. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
