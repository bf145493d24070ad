package no.saksgang.local.suite;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A part that is a process of its own, so that ending it shows the others going on. */
final class ProcessPart implements Part {
    /** To ask for a service's health is work for it, just when it has the most. */
    private static final Duration LOOKS_EVERY = Duration.ofMillis(150);

    private static final int TAIL_LINES = 15;
    private static final int TAIL_BYTES = 16_384;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Program program;
    private final OrphanGuard guard;
    private final IntConsumer onUnaskedEnd;
    private @Nullable Process process;
    private long logOffset;
    private AtomicBoolean askedToEnd = new AtomicBoolean();

    /**
     * @param onUnaskedEnd told the exit code when the process ends although nobody asked it to
     */
    ProcessPart(Program program, OrphanGuard guard, IntConsumer onUnaskedEnd) {
        this.program = program;
        this.guard = guard;
        this.onUnaskedEnd = onUnaskedEnd;
    }

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public synchronized void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        var asked = new AtomicBoolean();
        askedToEnd = asked;
        try {
            Files.createDirectories(program.log().getParent());
            logOffset = Files.exists(program.log()) ? Files.size(program.log()) : 0;
            var builder =
                    new ProcessBuilder(underOurControl(program.command()))
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(program.log().toFile()));
            builder.environment().putAll(program.environment());
            var started = builder.start();
            process = started;
            guard.watch(started);
            started.getOutputStream().close();
            var _ =
                    started.onExit()
                            .thenAccept(ended -> {
                                if (!asked.get()) {
                                    onUnaskedEnd.accept(ended.exitValue());
                                }
                            });
        } catch (IOException e) {
            throw new SuiteFailed(name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    /**
     * Ctrl-C and a closed terminal reach every process there; ours shall end in the order that the
     * suite gives. What a shell ignores stays ignored in what it becomes.
     */
    private static List<String> underOurControl(List<String> command) {
        var all = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        all.addAll(command);
        return all;
    }

    @Override
    public void awaitUp(Duration limit) throws InterruptedException {
        await(limit, false);
    }

    @Override
    public void awaitReady(Duration limit) throws InterruptedException {
        await(limit, true);
    }

    private void await(Duration limit, boolean whole) throws InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!answers(whole)) {
            if (pid() == 0) {
                throw new SuiteFailed(name() + " ended while it started. " + tail());
            }
            if (System.nanoTime() - deadline > 0) {
                throw new SuiteFailed(
                        "%s was not ready within %d s. %s"
                                .formatted(name(), limit.toSeconds(), tail()));
            }
            TimeUnit.NANOSECONDS.sleep(LOOKS_EVERY.toNanos());
        }
    }

    private boolean answers(boolean whole) throws InterruptedException {
        return switch (program.readiness()) {
            case Program.Readiness.Line(var beginning) ->
                    ("\n" + logFrom(logOffset)).contains("\n" + beginning);
            case Program.Readiness.Health(var address) -> answers(address, whole);
        };
    }

    /** True if something answers there; if {@code whole}, only if it says that all is well. */
    static boolean answers(URI address, boolean whole) throws InterruptedException {
        var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        try {
            var status = HTTP.send(request, BodyHandlers.discarding()).statusCode();
            return status == 200 || !whole;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public synchronized void askToEnd() {
        askedToEnd.set(true);
        if (process != null) {
            process.destroy();
        }
    }

    @Override
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        var ending = running();
        return ending == null || ending.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void kill() {
        askedToEnd.set(true);
        var ending = running();
        if (ending != null) {
            ending.destroyForcibly().onExit().join();
        }
    }

    private synchronized @Nullable Process running() {
        return process != null && process.isAlive() ? process : null;
    }

    /** The pid of the running process; 0 if none runs. */
    long pid() {
        var running = running();
        return running == null ? 0 : running.pid();
    }

    /** The end of its log, and where the rest of it is. */
    String tail() {
        var from = Math.max(logOffset, length() - TAIL_BYTES);
        var lines = logFrom(from).lines().toList();
        var last = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
        return "Its log, %s, ends so:%n    %s"
                .formatted(program.log(), String.join("%n    ".formatted(), last));
    }

    private long length() {
        try {
            return Files.size(program.log());
        } catch (IOException e) {
            return 0;
        }
    }

    private String logFrom(long offset) {
        try (var file = new RandomAccessFile(program.log().toFile(), "r")) {
            file.seek(offset);
            var bytes = new byte[(int) Math.min(file.length() - offset, 1 << 20)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
