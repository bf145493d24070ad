package no.saksgang.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import no.saksgang.local.login.Bearer;

/** A service's HTTP, as any client would use it. */
final class Door {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI service;
    private final Bearer bearer;

    Door(URI service, Bearer bearer) {
        this.service = service;
        this.bearer = bearer;
    }

    String get(String path) {
        return said(send(request(path).GET().build()));
    }

    String post(String path, String type, String body) {
        return said(send(posting(path, type, body)));
    }

    String post(String path, String json) {
        return post(path, "application/json", json);
    }

    /** Does it with the version that is there now. */
    String put(String path, String json) {
        return said(
                send(
                        request(path)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(json))
                                .build()));
    }

    /** With {@code If-Match} of what is there now. */
    String postAsSeen(String seenAt, String path, String json) {
        var etag = send(request(seenAt).GET().build()).headers().firstValue("ETag").orElse("");
        return said(
                send(
                        request(path)
                                .header("Content-Type", "application/json")
                                .header("If-Match", etag)
                                .POST(BodyPublishers.ofString(json))
                                .build()));
    }

    CompletableFuture<String> postLater(String path, String json) {
        return HTTP.sendAsync(posting(path, "application/json", json), BodyHandlers.ofString())
                .thenApply(Door::said);
    }

    private HttpRequest posting(String path, String type, String body) {
        return request(path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(service.resolve(path)).timeout(PATIENCE);
        try {
            bearer.putOn(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return request;
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String said(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    "%s answered %d: %s"
                            .formatted(response.uri(), response.statusCode(), response.body()));
        }
        return response.body();
    }
}
