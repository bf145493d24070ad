package no.saksgang.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.saksgang.local.clock.SuiteClock;

/**
 * The suite in containers: {@code docker-compose.yml} with what {@code docker-compose.demo.yml}
 * adds, as a project of its own, so that nothing of another one is touched. Its volumes end with
 * it.
 */
final class Compose {
    private static final int TAIL_LINES = 15;

    private final Path home;
    private final String project;
    private final Path log;
    private final Path clockFolder;
    private final List<String> command;
    private final Map<String, String> environment = new HashMap<>();
    private final int mailApiPort = freePort();

    /**
     * @throws SuiteFailed if there is no compose, or no engine answers it
     */
    Compose(SuiteSettings settings) {
        obstacle().ifPresent(Compose::refuse);
        home = settings.home();
        project = "saksgang-demo-" + settings.ports().of(Port.PAGE);
        log = Programs.logs(settings.data()).resolve("compose.log");
        clockFolder = settings.data().resolve("clock");
        for (var port : Port.values()) {
            environment.put(port.setting(), "" + settings.ports().of(port));
        }
        environment.put("SAKSGANG_PORT_MAIL_API", "" + mailApiPort);
        environment.put("SAKSGANG_CLOCK_FOLDER", clockFolder.toString());
        // Whatever real server the caller's environment names, here the containers' own are meant.
        environment.put("SMTP_HOST", "mail");
        environment.put("SMTP_PORT", "3025");
        environment.put("IMAP_HOST", "mail");
        environment.put("IMAP_PORT", "3143");
        environment.put("IMAP_TLS", "NONE");
        environment.put("SAKSGANG_LINKS_BASE", Addresses.of(settings).links().toString());
        command =
                concat(
                        installed().orElseThrow(),
                        "-p",
                        project,
                        "-f",
                        "docker-compose.yml",
                        "-f",
                        "docker-compose.demo.yml");
    }

    /** Why nothing can be started in containers on this machine, if so. */
    static Optional<String> obstacle() {
        if (!answers(List.of("docker", "version"))) {
            return Optional.of(
                    "--compose needs a Docker engine, and none answers 'docker version'."
                            + " Without --compose the suite runs as processes and needs none.");
        }
        if (installed().isEmpty()) {
            return Optional.of(
                    "--compose needs Docker Compose, and neither 'docker compose' nor"
                            + " 'docker-compose' is there. Install docker-compose-plugin, or"
                            + " docker-compose from 1.29. Without --compose the suite runs as"
                            + " processes and needs none.");
        }
        return Optional.empty();
    }

    private static Optional<List<String>> installed() {
        return Stream.of(List.of("docker", "compose"), List.of("docker-compose"))
                .filter(compose -> answers(concat(compose, "version")))
                .findFirst();
    }

    private static boolean answers(List<String> asked) {
        try {
            var process =
                    new ProcessBuilder(asked)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
            return awaitExit(process) == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private static List<String> concat(List<String> command, String... arguments) {
        return Stream.concat(command.stream(), Stream.of(arguments)).toList();
    }

    /** Builds the images; what has not changed is taken from the last time. */
    void build() {
        run("build");
    }

    /** Starts one of its services and nothing else, unless it runs. */
    void up(String service) {
        run("up", "-d", "--no-deps", service);
    }

    /** SIGTERM, and SIGKILL after some seconds; it has ended when this returns. */
    void stop(String service) {
        run("stop", "-t", "4", service);
    }

    /** SIGKILL; it has ended when this returns. */
    void kill(String service) {
        run("kill", service);
        // The engine answers when the signal is sent.
        run("stop", "-t", "0", service);
    }

    /**
     * How the container of a service is, in the engine's words: {@code Up 5 seconds (healthy)},
     * {@code Exited (1) 2 seconds ago}; empty if there is none.
     */
    String stateOf(String service) {
        try {
            return outputOf(
                            List.of(
                                    "docker",
                                    "ps",
                                    "--all",
                                    "--filter",
                                    "label=com.docker.compose.project=" + project,
                                    "--filter",
                                    "label=com.docker.compose.service=" + service,
                                    "--format",
                                    "{{.Status}}"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last that a container wrote, to show why it is not as it should be. */
    String lastLinesOf(String service) {
        try {
            return outputOf(commandOf("logs", "--no-color", "--tail", "" + TAIL_LINES, service))
                    .strip();
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Removes the containers and their data without further ado. */
    void down() {
        run("down", "--volumes", "--timeout", "0");
    }

    /** Keeps what the containers wrote, beside the logs of compose itself. */
    void keepLogs() {
        try {
            Files.writeString(
                    log.resolveSibling("containers.log"),
                    outputOf(commandOf("logs", "--no-color", "--timestamps")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the containers follow that clock, from now on and at every move. */
    void follow(SuiteClock clock) {
        clock.onMove(() -> write(clock.toJson()));
    }

    private void write(String clock) {
        try {
            var next = Files.createDirectories(clockFolder).resolve("next");
            Files.writeString(next, clock);
            // Read by another user, whatever the umask here.
            allow(clockFolder, "rwxr-xr-x");
            allow(next, "rw-r--r--");
            Files.move(next, clockFolder.resolve("clock.json"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void allow(Path file, String permissions) throws IOException {
        var posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString(permissions));
        }
    }

    /** Where the mail catcher says which mailboxes there are, on loopback. */
    int mailApiPort() {
        return mailApiPort;
    }

    private static void refuse(String obstacle) {
        throw new SuiteFailed(obstacle);
    }

    private List<String> commandOf(String... arguments) {
        return concat(command, arguments);
    }

    private void run(String... arguments) {
        try {
            Files.createDirectories(log.getParent());
            var exit = exitOf(commandOf(arguments), ProcessBuilder.Redirect.appendTo(log.toFile()));
            if (exit != 0) {
                throw new SuiteFailed(
                        "docker compose %s failed. Its log, %s, ends so:%n    %s"
                                .formatted(
                                        String.join(" ", arguments),
                                        log,
                                        String.join("%n    ".formatted(), tail())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> tail() throws IOException {
        var lines = Files.readString(log).lines().toList();
        return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
    }

    private int exitOf(List<String> asked, ProcessBuilder.Redirect output) throws IOException {
        var process = process(asked).redirectErrorStream(true).redirectOutput(output).start();
        process.getOutputStream().close();
        return awaitExit(process);
    }

    private String outputOf(List<String> asked) throws IOException {
        var process = process(asked).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        awaitExit(process);
        return output;
    }

    private ProcessBuilder process(List<String> asked) {
        var builder = new ProcessBuilder(asked).directory(home.toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    private static int awaitExit(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            throw new SuiteFailed("interrupted while waiting for Docker", e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
