package no.saksgang.portal.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * All who listen at this instance. A few threads tell them what is new, each its share of them; an
 * event is written once and its bytes are the same for all.
 */
@Component
final class Subscribers implements SmartLifecycle {
    private static final int MOST_SHARES = 4;

    /** Heartbeats are spread over their interval, so that no event waits behind all of them. */
    private static final int BEATS = 16;

    private final StreamSettings settings;
    private final Tail tail;
    private final Kafka kafka;
    private final Links links;
    private final Counter dropped;
    private final List<Share> shares = new ArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    private final ConcurrentHashMap<String, Integer> perAddress = new ConcurrentHashMap<>();
    private final Semaphore readers;
    private volatile boolean running;

    Subscribers(
            StreamSettings settings, Tail tail, Kafka kafka, Links links, MeterRegistry meters) {
        this.settings = settings;
        this.tail = tail;
        this.kafka = kafka;
        this.links = links;
        readers = new Semaphore(settings.readers());
        for (var n = 0;
                n < Math.min(MOST_SHARES, Runtime.getRuntime().availableProcessors());
                n++) {
            shares.add(new Share());
        }
        Gauge.builder("saksgang.stream.subscribers", count, AtomicInteger::get)
                .description("Who listens at this instance to the events over HTTP")
                .register(meters);
        dropped =
                Counter.builder("saksgang.stream.dropped")
                        .description("Subscribers that were too slow and were let go")
                        .register(meters);
    }

    /** Why somebody cannot subscribe now. */
    enum Full {
        SUBSCRIBERS,
        ADDRESS,
        READERS
    }

    /** Thrown at who cannot subscribe now. */
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final Full full;

        TooMany(Full full) {
            super(full.name(), null, false, false);
            this.full = full;
        }

        Full full() {
            return full;
        }
    }

    /**
     * Takes one in.
     *
     * @param address where it comes from
     * @param heard what it has heard; null if it wants what comes from now on
     * @throws TooMany if there is no room
     */
    Subscriber add(String address, Wanted wanted, @Nullable Position heard) {
        if (heard != null
                && tail.isLive()
                && tail.after(heard).isEmpty()
                && readers.availablePermits() == 0) {
            throw new TooMany(Full.READERS);
        }
        if (!isOurs(address)
                && perAddress.merge(address, 1, Integer::sum) > settings.subscribersPerAddress()) {
            leave(address);
            throw new TooMany(Full.ADDRESS);
        }
        if (count.incrementAndGet() > settings.subscribers()) {
            count.decrementAndGet();
            leave(address);
            throw new TooMany(Full.SUBSCRIBERS);
        }
        var subscriber = new Subscriber(address, wanted, heard, tail, this);
        shareOf(subscriber).subscribers.add(subscriber);
        return subscriber;
    }

    void remove(Subscriber subscriber) {
        if (shareOf(subscriber).subscribers.remove(subscriber)) {
            count.decrementAndGet();
            leave(subscriber.address());
        }
    }

    private void leave(String address) {
        perAddress.computeIfPresent(address, (_, its) -> its == 1 ? null : its - 1);
    }

    private static boolean isOurs(String address) {
        try {
            // An address in digits; nothing is looked up.
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException impossible) {
            return false;
        }
    }

    private Share shareOf(Subscriber subscriber) {
        return shares.get(Math.floorMod(subscriber.hashCode(), shares.size()));
    }

    int count() {
        return count.get();
    }

    void countDropped() {
        dropped.increment();
    }

    /** Reads for one alone until it has heard what the tail no longer holds. */
    void readFor(Subscriber subscriber, Position heard) {
        Thread.ofVirtual()
                .name("catch-up")
                .start(() -> {
                    try {
                        readers.acquire();
                        try {
                            new CatchUp(subscriber, heard, tail, kafka, links, settings).run();
                        } finally {
                            readers.release();
                        }
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    @Override
    public void start() {
        running = true;
        shares.forEach(share -> Thread.ofPlatform().daemon().name("stream").start(share::tell));
    }

    @Override
    public void stop() {
        running = false;
        shares.forEach(share -> Set.copyOf(share.subscribers).forEach(Subscriber::close));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Those whom one thread tells. */
    private final class Share {
        final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
        private final long tick = settings.heartbeat().toNanos() / BEATS;
        private final long patience = settings.patience().toNanos();

        void tell() {
            var told = tail.next();
            var beat = 0;
            var wasLive = false;
            var nextBeat = System.nanoTime() + tick;
            try {
                while (running) {
                    tail.await(told, nextBeat - System.nanoTime());
                    var next = tail.next();
                    if (next != told || wasLive != tail.isLive()) {
                        wasLive = tail.isLive();
                        told = next;
                        subscribers.forEach(Subscriber::goOn);
                    }
                    if (System.nanoTime() - nextBeat >= 0) {
                        nextBeat += tick;
                        beat(beat++);
                    }
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        private void beat(int number) {
            for (var subscriber : subscribers) {
                if (((subscriber.hashCode() >>> 4) & (BEATS - 1)) == (number & (BEATS - 1))) {
                    subscriber.beat(patience);
                }
            }
        }
    }
}
