package no.saksgang.local.player;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import no.saksgang.local.login.Bearer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WaitingForRestTest {
    private static final String IDLE =
            "{\"waiting\": {\"outbox\": 0}, \"total\": 0, \"now\": \"2025-09-01T10:00:00Z\", \"nextAt\": null}";
    private static final String BUSY =
            "{\"waiting\": {\"outbox\": 2}, \"total\": 2, \"now\": \"2025-09-01T10:00:00Z\", \"nextAt\": \"2025-09-04T08:00:00Z\"}";

    private final Queue<String> states = new ArrayDeque<>();
    private final AtomicInteger looks = new AtomicInteger();
    private HttpServer server;
    private Service service;

    WaitingForRestTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service =
                new Service(
                        "meeting-service",
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                        Bearer.none());
    }

    @BeforeEach
    void a_service_says_what_it_has_to_do() {
        server.createContext(
                "/actuator/rest",
                exchange -> {
                    looks.incrementAndGet();
                    var state = states.size() > 1 ? states.remove() : states.element();
                    var bytes = state.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, bytes.length);
                    try (var body = exchange.getResponseBody()) {
                        body.write(bytes);
                    }
                });
        server.start();
    }

    @AfterEach
    void the_service_ends() {
        server.stop(0);
    }

    @Test
    void takes_two_quiet_looks_in_a_row() throws InterruptedException {
        states.addAll(List.of(BUSY, IDLE, BUSY, IDLE));
        new Rest(List.of(service), () -> 0).await();
        assertThat(looks).hasValueGreaterThanOrEqualTo(5);
    }

    @Test
    void begins_anew_when_something_arrives_between_two_looks() throws InterruptedException {
        states.add(IDLE);
        var arrivals = new AtomicInteger();
        new Rest(List.of(service), () -> Math.min(arrivals.incrementAndGet(), 5)).await();
        assertThat(arrivals).hasValueGreaterThanOrEqualTo(6);
    }

    @Test
    void is_quiet_while_a_part_is_away_when_nothing_changes_any_more() throws InterruptedException {
        states.addAll(List.of(IDLE, BUSY));
        new Rest(List.of(service), () -> 0).awaitQuiet(Set.of("minutes-service"));
        assertThat(looks).hasValueGreaterThan(3);
    }

    @Test
    void knows_when_the_next_timed_thing_is_due() throws InterruptedException {
        states.add(BUSY);
        var rest = new Rest(List.of(service), () -> 0);
        assertThat(rest.nextAt(Set.of())).contains(Instant.parse("2025-09-04T08:00:00Z"));
        assertThat(rest.nextAt(Set.of("meeting-service"))).isEmpty();
    }
}
