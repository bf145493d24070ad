package no.saksgang.local.page;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What is answered to one request. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, String type, String policy, byte[] body) {
    /** Our own pages: nothing from elsewhere, no script but our file. */
    private static final String OURS =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
                    + " frame-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'self'";

    static Answer html(String html) {
        return of("text/html; charset=utf-8", html);
    }

    static Answer text(String text) {
        return of("text/plain; charset=utf-8", text);
    }

    static Answer json(String json) {
        return of("application/json", json);
    }

    static Answer of(String type, String body) {
        return new Answer(200, type, OURS, body.getBytes(StandardCharsets.UTF_8));
    }

    Answer status(int other) {
        return new Answer(other, type, policy, body);
    }

    Answer policy(String other) {
        return new Answer(status, type, other, body);
    }

    void send(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", type);
            headers.set("Content-Security-Policy", policy);
            headers.set("X-Content-Type-Options", "nosniff");
            // Not no-referrer, with which a browser does not say either that our own forms are
            // ours.
            headers.set("Referrer-Policy", "same-origin");
            headers.set("Cache-Control", "no-store");
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(status, -1);
                return;
            }
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
