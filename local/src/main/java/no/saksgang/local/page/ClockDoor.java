package no.saksgang.local.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import no.saksgang.local.clock.SuiteClock;

/**
 * {@code GET /clock} answers {@code {"now": instant, "offset": ISO 8601 duration from the machine's
 * time}}; {@code POST} of {@code {"now": instant}} moves it.
 */
record ClockDoor(SuiteClock clock) implements HttpHandler {
    private static final Pattern NOW = Pattern.compile("\\{\\s*\"now\"\\s*:\\s*\"([^\"]*)\"\\s*}");
    private static final int LONGEST_BODY = 1_000;

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET", "HEAD" -> {}
            case "POST" -> {
                if (!moved(exchange)) {
                    Answer.text("Expected {\"now\": \"2025-09-11T07:00:00Z\"}.")
                            .status(400)
                            .send(exchange);
                    return;
                }
            }
            default -> {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD, POST");
                Answer.text("GET or POST.").status(405).send(exchange);
                return;
            }
        }
        Answer.json(clock.toJson()).send(exchange);
    }

    private boolean moved(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
        var said = NOW.matcher(new String(body, StandardCharsets.UTF_8).strip());
        if (!said.matches()) {
            return false;
        }
        try {
            clock.moveTo(Instant.parse(said.group(1)));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
