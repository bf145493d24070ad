package no.saksgang.local.player;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Waits until the suite has nothing left to do. One look is not enough: between two services, work
 * is for a moment at neither. So it is at rest when two looks in a row find nothing waiting
 * anywhere, and nothing has arrived between them.
 */
final class Rest {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(120);

    /**
     * With a part away, what waits for it waits; so quiet is when nothing has changed for as long
     * as this.
     */
    private static final Duration QUIET = Duration.ofMillis(1_200);

    private static final Duration LONGEST_UNTIL_QUIET = Duration.ofSeconds(20);
    private static final Duration CLOCK_FOLLOWS_WITHIN = Duration.ofSeconds(30);

    private final List<Service> services;
    private final IntSupplier arrivals;

    /**
     * @param arrivals how many mails and events have come so far
     */
    Rest(List<Service> services, IntSupplier arrivals) {
        this.services = List.copyOf(services);
        this.arrivals = arrivals;
    }

    /**
     * What a service says of itself.
     *
     * @param total what waits and is due; null if it does not answer
     * @param waiting the same, part by part, in words
     * @param nextAt when the next timed thing is due
     */
    private record Look(
            String service,
            @Nullable Integer total,
            String waiting,
            @Nullable Instant now,
            @Nullable Instant nextAt) {
        boolean atRest() {
            return total != null && total == 0;
        }

        String inWords() {
            return service + " " + (total == null ? "svarer ikke" : waiting);
        }
    }

    /**
     * Waits until all is done.
     *
     * @throws PlayFailed if that takes more than 90 s
     */
    void await() throws InterruptedException {
        var deadline = System.nanoTime() + LONGEST.toNanos();
        var quietLooks = 0;
        var arrived = -1;
        while (true) {
            var looks = look(Set.of());
            var now = arrivals.getAsInt();
            quietLooks =
                    looks.stream().allMatch(Look::atRest) && now == arrived ? quietLooks + 1 : 0;
            arrived = now;
            // The first look has nothing to compare its arrivals with, so this is the second or
            // later.
            if (quietLooks == 2) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new PlayFailed(
                        "ventet at alt var utført innen %d s, men det gjenstår: %s"
                                .formatted(
                                        LONGEST.toSeconds(),
                                        looks.stream()
                                                .filter(it -> !it.atRest())
                                                .map(Look::inWords)
                                                .collect(Collectors.joining("; "))));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** Waits until no more happens as long as some parts are away, and no longer than 20 s. */
    void awaitQuiet(Set<String> away) throws InterruptedException {
        var deadline = System.nanoTime() + LONGEST_UNTIL_QUIET.toNanos();
        var since = System.nanoTime();
        var before = "";
        while (System.nanoTime() < deadline) {
            var state =
                    look(away).stream().map(Look::inWords).collect(Collectors.joining("; "))
                            + arrivals.getAsInt();
            if (!state.equals(before)) {
                before = state;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > QUIET.toNanos()) {
                return;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** When the next timed thing is due at any service that is there. */
    Optional<Instant> nextAt(Set<String> away) throws InterruptedException {
        return look(away).stream()
                .flatMap(it -> Optional.ofNullable(it.nextAt()).stream())
                .min(Instant::compareTo);
    }

    /**
     * Waits until every service that is there has seen that it is so late.
     *
     * @throws PlayFailed if one has not within 30 s
     */
    void awaitClock(Instant reached, Set<String> away) throws InterruptedException {
        var deadline = System.nanoTime() + CLOCK_FOLLOWS_WITHIN.toNanos();
        while (true) {
            var behind =
                    look(away).stream()
                            .filter(it -> it.now() == null || it.now().isBefore(reached))
                            .toList();
            if (behind.isEmpty()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new PlayFailed(
                        "ventet at alle klokker var kommet til %s, men %s"
                                .formatted(
                                        reached,
                                        behind.stream()
                                                .map(it -> it.service() + " er ved " + it.now())
                                                .collect(Collectors.joining(", "))));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** All at once: with Kafka away each takes a while to say that it does not know. */
    private List<Look> look(Set<String> away) throws InterruptedException {
        try (var looking = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked =
                    services.stream()
                            .filter(it -> !away.contains(it.name()))
                            .map(it -> looking.submit(() -> look(it)))
                            .toList();
            var looks = new ArrayList<Look>();
            for (var one : asked) {
                looks.add(one.get());
            }
            return looks;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static Look look(Service service) throws InterruptedException {
        try {
            var answer = service.get("/actuator/rest");
            var body = answer.body();
            if (answer.ok() && body.path("total").isNumber()) {
                return new Look(
                        service.name(),
                        body.path("total").asInt(),
                        inWords(body.path("waiting")),
                        instant(body.path("now")),
                        instant(body.path("nextAt")));
            }
        } catch (Service.Away _) {
            // Said by the look itself.
        }
        return new Look(service.name(), null, "", null, null);
    }

    private static String inWords(JsonNode waiting) {
        return waiting.properties().stream()
                .filter(it -> it.getValue().asLong(0) != 0)
                .map(it -> it.getKey() + " " + it.getValue().asLong())
                .collect(Collectors.joining(", "));
    }

    private static @Nullable Instant instant(JsonNode node) {
        return node.isString() ? Instant.parse(node.asString()) : null;
    }
}
