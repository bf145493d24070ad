package no.saksgang.local.suite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The process that listens on a port: by {@code /proc} on Linux, else by {@code lsof}.
 *
 * @param command its command line, shortened
 */
public record PortOwner(long pid, String command) {
    private static final int COMMAND_LENGTH = 100;
    private static final int CONNECT_TIMEOUT_MS = 500;

    /** True if somebody listens on the port of this machine's loopback. */
    public static boolean isBusy(int port) {
        var loopback = InetAddress.getLoopbackAddress();
        try (var server = new ServerSocket()) {
            // A port that was left a moment ago (TIME_WAIT) is free; one that is listened on is
            // not.
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(loopback, port), 1);
        } catch (IOException e) {
            return true;
        }
        // macOS lets us bind loopback beside one who listens on all addresses.
        try (var client = new Socket()) {
            client.connect(new InetSocketAddress(loopback, port), CONNECT_TIMEOUT_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Who listens on the port, as far as we may see it: other people's processes are hidden. */
    public static Optional<PortOwner> of(int port) {
        var pid = Files.isDirectory(Path.of("/proc/net")) ? byProc(port) : byLsof(port);
        return pid.map(it -> new PortOwner(it, command(it)));
    }

    private static Optional<Long> byProc(int port) {
        try {
            var sockets = new HashSet<String>();
            for (var table : new String[] {"tcp", "tcp6"}) {
                addListeners(Path.of("/proc/net", table), port, sockets);
            }
            try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
                for (var process : processes) {
                    if (holdsAny(process.resolve("fd"), sockets)) {
                        return Optional.of(Long.parseLong(process.getFileName().toString()));
                    }
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static void addListeners(Path table, int port, Set<String> sockets) throws IOException {
        if (!Files.isReadable(table)) {
            return;
        }
        var listening = "0A";
        var end = ":%04X".formatted(port);
        for (var line : Files.readAllLines(table)) {
            // sl local_address rem_address st tx:rx tr:when retrnsmt uid timeout inode
            var columns = line.strip().split("\\s+");
            if (columns.length > 9 && columns[1].endsWith(end) && columns[3].equals(listening)) {
                sockets.add("socket:[" + columns[9] + "]");
            }
        }
    }

    private static boolean holdsAny(Path descriptors, Set<String> sockets) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
            for (var descriptor : all) {
                try {
                    if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                        return true;
                    }
                } catch (IOException e) {
                    // closed while we looked
                }
            }
        } catch (IOException e) {
            // ended while we looked, or somebody else's
        }
        return false;
    }

    private static Optional<Long> byLsof(int port) {
        try {
            var lsof =
                    new ProcessBuilder("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fp")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            var output = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!lsof.waitFor(5, TimeUnit.SECONDS)) {
                lsof.destroyForcibly();
            }
            return output.lines()
                    .filter(line -> line.startsWith("p"))
                    .map(line -> Long.parseLong(line.substring(1)))
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String command(long pid) {
        var info = ProcessHandle.of(pid).map(ProcessHandle::info);
        var command =
                info.flatMap(ProcessHandle.Info::commandLine)
                        .or(() -> info.flatMap(ProcessHandle.Info::command))
                        .orElse("?");
        return command.length() <= COMMAND_LENGTH
                ? command
                : command.substring(0, COMMAND_LENGTH) + "…";
    }

    @Override
    public String toString() {
        return "process " + pid + " (" + command + ")";
    }
}
