package no.saksgang.local.suite;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A part that is a container of {@link Compose}, under the same name.
 *
 * @param health where it says over HTTP how it is; without it the container's own check tells
 * @param beforeItEnds what must be done while it still answers
 */
record ContainerPart(String name, Compose compose, Optional<URI> health, Runnable beforeItEnds)
        implements Part {
    private static final Duration LOOKS_EVERY = Duration.ofMillis(200);

    @Override
    public void start() {
        compose.up(name);
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
        while (true) {
            var state = compose.stateOf(name);
            if (health.isPresent()
                    ? ProcessPart.answers(health.get(), whole)
                    : state.contains("(healthy)")) {
                return;
            }
            if (state.startsWith("Exited") || state.startsWith("Restarting")) {
                throw new SuiteFailed(
                        "%s ended instead of getting ready. The last that it wrote:%n%s"
                                .formatted(name, compose.lastLinesOf(name).indent(4)));
            }
            if (System.nanoTime() - deadline > 0) {
                throw new SuiteFailed(
                        "%s was not ready within %d s (%s). The last that it wrote:%n%s"
                                .formatted(
                                        name,
                                        limit.toSeconds(),
                                        state,
                                        compose.lastLinesOf(name).indent(4)));
            }
            TimeUnit.NANOSECONDS.sleep(LOOKS_EVERY.toNanos());
        }
    }

    @Override
    public void askToEnd() {
        beforeItEnds.run();
        compose.stop(name);
    }

    @Override
    public boolean awaitEnd(Duration limit) {
        // it has ended when it was asked to
        return true;
    }

    @Override
    public void kill() {
        beforeItEnds.run();
        compose.kill(name);
    }
}
