package no.saksgang.chassis.meters;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Figures that only the store, Kafka or another server can tell, for meters and health: looked up
 * together, when somebody asks, not more often than every second, and by one at a time. Who asks
 * waits {@link #PATIENCE} at most, so that a scrape is answered while a server is away; what is not
 * known then is no figure ({@code NaN} in a meter) rather than an old one.
 */
public final class LookedUp<T> {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final Supplier<T> lookUp;
    private @Nullable Look<T> last;

    /**
     * @param lookUp throws if the figures cannot be had
     */
    public LookedUp(Supplier<T> lookUp) {
        this.lookUp = lookUp;
    }

    private record Look<T>(long begunAt, CompletableFuture<T> found) {
        boolean isOld() {
            // One that is on its way is waited for, however long it takes: the server has enough to
            // do.
            return found.isDone() && System.nanoTime() - begunAt > FRESH.toNanos();
        }
    }

    /** The figures; empty if they cannot be had now. */
    public Optional<T> now() {
        var look = look();
        var left = look.begunAt() + PATIENCE.toNanos() - System.nanoTime();
        try {
            return Optional.of(look.found().get(Math.max(0, left), TimeUnit.NANOSECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException away) {
            return Optional.empty();
        }
    }

    private synchronized Look<T> look() {
        var there = last;
        if (there == null || there.isOld()) {
            var found = new CompletableFuture<T>();
            Thread.ofVirtual().name("look-up").start(() -> complete(found));
            there = new Look<>(System.nanoTime(), found);
            last = there;
        }
        return there;
    }

    private void complete(CompletableFuture<T> found) {
        try {
            found.complete(lookUp.get());
        } catch (RuntimeException | Error away) {
            found.completeExceptionally(away);
        }
    }

    /** One of the figures, for a gauge; {@code NaN} if it cannot be had now. */
    public double figure(ToDoubleFunction<T> which) {
        return now().map(which::applyAsDouble).orElse(Double.NaN);
    }
}
