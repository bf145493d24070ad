package no.saksgang.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Ends the suite's processes when this one dies without having ended them, were it by SIGKILL. A
 * small shell process is told every pid over a pipe; the pipe's end is the sign. The services need
 * not know, and stay the same programs as in production.
 */
final class OrphanGuard implements AutoCloseable {
    /** Ctrl-C reaches every process of a terminal; this one must outlive it. */
    private static final String SCRIPT =
            """
            trap '' INT HUP TERM
            pids=' '
            while read -r word pid; do
                case $word in
                    watch) pids="$pids$pid " ;;
                    ended) pids="${pids%% $pid *} ${pids#* $pid }" ;;
                esac
            done
            alive() { for p in $pids; do kill -0 "$p" 2>/dev/null && return 0; done; return 1; }
            for p in $pids; do kill -TERM "$p" 2>/dev/null; done
            i=0
            while alive && [ $i -lt 5 ]; do sleep 1; i=$((i + 1)); done
            for p in $pids; do kill -KILL "$p" 2>/dev/null; done
            exit 0
            """;

    private final Process shell;
    private final Writer pipe;

    OrphanGuard() {
        try {
            shell =
                    new ProcessBuilder("/bin/sh", "-c", SCRIPT, "saksgang-orphan-guard")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pipe = shell.outputWriter(StandardCharsets.US_ASCII);
    }

    synchronized void watch(Process process) {
        tell("watch", process.pid());
        var _ = process.onExit().thenRun(() -> tell("ended", process.pid()));
    }

    private synchronized void tell(String word, long pid) {
        try {
            pipe.write(word + " " + pid + "\n");
            pipe.flush();
        } catch (IOException e) {
            // The guard is gone: closed, or killed by hand. Nothing depends on it but a crash.
        }
    }

    @Override
    public synchronized void close() {
        try {
            pipe.close();
        } catch (IOException e) {
            shell.destroy();
        }
    }
}
