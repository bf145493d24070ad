package no.saksgang.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.saksgang.local.board.Board;
import no.saksgang.local.board.PartStatus;
import no.saksgang.local.login.People;
import no.saksgang.local.suite.Program.Readiness;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SuiteTest {
    private static final String SERVICE = "meeting-service";

    @TempDir Path data;

    @Test
    void is_ready_when_its_services_answer_and_leaves_no_process_behind() throws Exception {
        var settings = SuiteSettings.onFreePorts(Path.of("."), data);
        ProcessHandle process;
        try (var suite = Suite.start(settings, standIn(settings))) {
            assertThat(get(suite.addressOf(SERVICE))).isEqualTo("" + suite.pidOf(SERVICE));
            assertThat(suite.board().allReady()).isTrue();
            process = ProcessHandle.of(suite.pidOf(SERVICE)).orElseThrow();
        }
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void starts_again_what_was_killed_while_the_others_go_on() throws Exception {
        var settings = SuiteSettings.onFreePorts(Path.of("."), data);
        try (var suite = Suite.start(settings, standIn(settings))) {
            var before = suite.pidOf(SERVICE);

            suite.kill(SERVICE);

            assertThat(suite.pidOf(SERVICE)).isZero();
            assertThat(suite.board().parts())
                    .extracting(PartStatus::part, PartStatus::state)
                    .contains(tuple(SERVICE, PartStatus.State.KILLED));
            suite.startAgain(SERVICE);
            assertThat(get(suite.addressOf(SERVICE)))
                    .isEqualTo("" + suite.pidOf(SERVICE))
                    .isNotEqualTo("" + before);
        }
    }

    @Test
    void says_of_a_part_that_ended_by_itself_that_it_failed() {
        var settings = SuiteSettings.onFreePorts(Path.of("."), data);
        try (var suite = Suite.start(settings, standIn(settings))) {
            ProcessHandle.of(suite.pidOf(SERVICE)).orElseThrow().destroyForcibly();

            await().until(() -> !suite.board().allReady());
            assertThat(suite.board().parts())
                    .filteredOn(part -> part.part().equals(SERVICE))
                    .extracting(PartStatus::state)
                    .containsExactly(PartStatus.State.FAILED);
        }
    }

    @Test
    void shows_the_end_of_the_log_of_a_part_that_does_not_start() {
        var settings = SuiteSettings.onFreePorts(Path.of("."), data);
        var broken =
                new Program(
                        SERVICE,
                        List.of("/bin/sh", "-c", "echo No such database; exit 3"),
                        Map.of(),
                        data.resolve("log/meeting-service.log"),
                        new Readiness.Line("ready"));

        assertThatThrownBy(() -> Suite.start(settings, new Programs(List.of(), List.of(broken))))
                .isInstanceOf(SuiteFailed.class)
                .hasMessageContaining(SERVICE + " ended while it started")
                .hasMessageContaining("No such database")
                .hasMessageContaining("meeting-service.log");
    }

    @Test
    void names_the_process_on_a_busy_port_and_the_setting_that_moves_it() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var taken =
                    Map.of(Ports.SETTING, "free", "SAKSGANG_PORT_SMTP", "" + other.getLocalPort());
            var settings = SuiteSettings.from(taken, Path.of("."), data);

            assertThatThrownBy(() -> Suite.start(settings, standIn(settings)))
                    .isInstanceOf(SuiteFailed.class)
                    .hasMessageContaining("Port " + other.getLocalPort() + " is busy")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("Set SAKSGANG_PORT_SMTP to another port");
        }
    }

    @Test
    void refuses_data_that_another_suite_has_in_use() {
        var settings = SuiteSettings.onFreePorts(Path.of("."), data);
        var other = SuiteSettings.onFreePorts(Path.of("."), data);
        try (var _ = Suite.start(settings, standIn(settings))) {
            assertThatThrownBy(() -> Suite.start(other, standIn(other)))
                    .isInstanceOf(SuiteFailed.class)
                    .hasMessageContaining("Another suite runs on " + data);
        }
    }

    @Test
    void tells_over_HTTP_what_its_clock_shows_and_lets_it_be_moved() throws Exception {
        var settings =
                SuiteSettings.onFreePorts(Path.of("."), data)
                        .startingAt(Instant.parse("2025-09-11T07:00:00Z"));
        try (var suite = Suite.start(settings, standIn(settings))) {
            var clock = suite.page().resolve("/clock");
            assertThat(get(clock)).contains("\"now\":\"2025-09-11T07:0");

            post(clock, "{\"now\": \"2025-10-01T12:00:00Z\"}");

            assertThat(suite.clock().now())
                    .isBetween(
                            Instant.parse("2025-10-01T12:00:00Z"),
                            Instant.parse("2025-10-01T12:05:00Z"));
            assertThat(get(clock)).contains("\"offset\":\"" + suite.clock().offset() + "\"");
        }
    }

    @Test
    void takes_a_real_server_in_the_place_of_an_embedded_one() {
        var settings =
                new SuiteSettings(
                        Path.of("."),
                        data,
                        Ports.free(),
                        Map.of("SMTP_HOST", "mail.example.org", "SMTP_PORT", "587"),
                        Optional.empty(),
                        new Board(),
                        People.ofNobody(),
                        false);
        try (var suite = Suite.start(settings, standIn(settings))) {
            assertThat(suite.board().parts())
                    .filteredOn(part -> part.part().equals("mail"))
                    .extracting(PartStatus::state)
                    .containsExactly(PartStatus.State.EXTERNAL);
            assertThatThrownBy(() -> suite.stop("mail"))
                    .hasMessageContaining("not the suite's own");
        }
    }

    @Test
    void ends_its_processes_even_when_it_is_killed_itself() throws Exception {
        var settings = SuiteSettings.onFreePorts(Path.of("."), data);
        var program = standIn(settings).services().getFirst();
        var launcher =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Launching.class.getName(),
                                data.toString(),
                                program.command().getLast())
                        .redirectErrorStream(true)
                        .start();
        var pid = Long.parseLong(launcher.inputReader().readLine());
        var child = ProcessHandle.of(pid).orElseThrow();

        launcher.destroyForcibly().waitFor();

        await().atMost(Duration.ofSeconds(10)).until(() -> !child.isAlive());
    }

    /** A process that starts a part, prints its pid and does nothing more. */
    static final class Launching {
        private Launching() {}

        public static void main(String[] args) throws Exception {
            var program = standIn(Path.of(args[0]), Integer.parseInt(args[1]));
            var part = new ProcessPart(program, new OrphanGuard(), _ -> {});
            part.start();
            part.awaitReady(Duration.ofSeconds(30));
            System.out.println(part.pid());
            Thread.currentThread().join();
        }
    }

    private static Programs standIn(SuiteSettings settings) {
        var port = settings.ports().of(Port.MEETING_SERVICE);
        return new Programs(List.of(), List.of(standIn(settings.data(), port)));
    }

    private static Program standIn(Path data, int port) {
        return new Program(
                SERVICE,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StandIn.class.getName(),
                        "" + port),
                Map.of(),
                data.resolve("log/meeting-service.log"),
                new Readiness.Health(URI.create("http://127.0.0.1:" + port + "/actuator/health")));
    }

    private static String get(URI address) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static void post(URI address, String body) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(address)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        }
    }
}
