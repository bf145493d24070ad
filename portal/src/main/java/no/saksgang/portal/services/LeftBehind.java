package no.saksgang.portal.services;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * What the services could not process and what they could not tell, as each says itself. It is the
 * secretariat's alone; they refuse others.
 */
@Component
public final class LeftBehind {
    private static final int SHOWN = 20;

    private final List<Service> services;

    LeftBehind(MeetingService meetings, MinutesService minutes, NotificationService notifications) {
        this.services = List.of(meetings, minutes, notifications);
    }

    /**
     * A message that a consumer could not process.
     *
     * @param key what it is about, such as {@code meeting/m1}
     * @param reason in the words of what failed
     */
    public record Letter(
            String id, String key, String type, String reason, @Nullable Instant failedAt) {
        /** The event's name alone; empty where it does not say. */
        public String event() {
            return type.replaceFirst("^no\\.saksgang\\.", "").replaceFirst("\\.v\\d+$", "");
        }
    }

    /**
     * Those of one consumer.
     *
     * @param waiting how many there are
     * @param letters some of them
     * @param next where the others begin; null if there are none
     */
    public record Pile(
            String topic, String group, long waiting, List<Letter> letters, @Nullable String next) {
        public Pile {
            letters = List.copyOf(letters);
        }
    }

    /** An event that is stored, but that Kafka will not take. */
    public record Stuck(
            String collection,
            String id,
            String topic,
            String event,
            String reason,
            Instant since) {
        /** What it is about, such as {@code meeting/m1}. */
        public String about() {
            return event.substring(0, Math.max(0, event.lastIndexOf(':')));
        }
    }

    /**
     * Something whose next event has waited too long, and may still go by itself.
     *
     * @param events how many wait, it among them
     */
    public record Waiting(String event, int events, Instant since) {
        /** What it is about, such as {@code meeting/m1}. */
        public String about() {
            return event.substring(0, Math.max(0, event.lastIndexOf(':')));
        }
    }

    /**
     * What has waited too long.
     *
     * @param count how many there are
     * @param first some of them
     * @param cause in the words of what failed; null if the service does not know
     */
    public record Late(long count, List<Waiting> first, @Nullable String cause) {
        public Late {
            first = List.copyOf(first);
        }

        static final Late NONE = new Late(0, List.of(), null);
    }

    /**
     * The events of one service that wait for somebody, and those that wait too long.
     *
     * @param stuck how many there are
     * @param events some of them
     * @param next where the others begin; null if there are none
     */
    public record Untold(
            long stuck, List<Stuck> events, @Nullable String next, @Nullable Late late) {
        public Untold {
            events = List.copyOf(events);
            // A service of an earlier version does not say.
            late = Objects.requireNonNullElse(late, Late.NONE);
        }

        static final Untold NONE = new Untold(0, List.of(), null, Late.NONE);

        @Override
        public Late late() {
            return Objects.requireNonNullElse(late, Late.NONE);
        }

        private long count() {
            return stuck + late().count();
        }
    }

    /**
     * All of one service.
     *
     * @param away whether it, or what it asks, does not answer
     */
    public record At(String service, boolean away, List<Pile> piles, Untold untold) {
        public At {
            piles = List.copyOf(piles);
        }

        /** Whether there is nothing, as far as is known. */
        public boolean isEmpty() {
            return !away && piles.isEmpty() && untold.count() == 0;
        }
    }

    private record Page(List<Letter> items, @Nullable String next) {}

    private record SentBack(int sentBack) {}

    private record Retried(int retried) {}

    private record Released(boolean released) {}

    /** What each has, the first of it. */
    public List<At> all() {
        return services.stream().map(LeftBehind::at).toList();
    }

    /** Each by itself: while Kafka is away nobody knows the piles, and just then events wait. */
    private static At at(Service service) {
        var untold = ask(() -> untold(service, null, SHOWN));
        if (untold.isEmpty()) {
            return away(service);
        }
        var piles = ask(() -> piles(service, SHOWN));
        return new At(service.name(), piles.isEmpty(), piles.orElse(List.of()), untold.get());
    }

    /**
     * How many there are in all, for a line on another page: nothing if nobody knows. Who does not
     * answer is not waited for more than once.
     */
    public long count() {
        var count = 0L;
        for (var service : services) {
            var untold = ask(() -> untold(service, null, 0).count());
            count += untold.orElse(0L);
            var piles =
                    untold.flatMap(_ ->
                            ask(() -> piles(service, 0).stream().mapToLong(Pile::waiting).sum()));
            if (piles.isEmpty()) {
                return count;
            }
            count += piles.get();
        }
        return count;
    }

    /** More of what one consumer could not process; empty if there is no such service. */
    public Optional<At> pile(String service, String topic, String group, String cursor) {
        return named(service)
                .map(it ->
                        ask(
                                        () -> {
                                            var page =
                                                    it.get(
                                                            Page.class,
                                                            "/actuator/deadletters/{topic}/{group}?limit={limit}&cursor={cursor}",
                                                            topic,
                                                            group,
                                                            SHOWN,
                                                            cursor);
                                            var pile =
                                                    new Pile(
                                                            topic,
                                                            group,
                                                            page.items().size(),
                                                            page.items(),
                                                            page.next());
                                            return new At(
                                                    it.name(), false, List.of(pile), Untold.NONE);
                                        })
                                .orElseGet(() -> away(it)));
    }

    /** More of what one service could not tell; empty if there is no such service. */
    public Optional<At> untold(String service, String cursor) {
        return named(service)
                .map(it ->
                        ask(() -> new At(it.name(), false, List.of(), untold(it, cursor, SHOWN)))
                                .orElseGet(() -> away(it)));
    }

    /** Sends one back; how many, and empty if the service does not answer. */
    public Optional<Integer> sendBack(String service, String topic, String group, String id) {
        return act(
                service,
                SentBack.class,
                SentBack::sentBack,
                Map.of(),
                "/actuator/deadletters/{topic}/{group}/{id}",
                topic,
                group,
                id);
    }

    /** Sends all of a consumer back; how many, and empty if the service does not answer. */
    public Optional<Integer> sendBack(String service, String topic, String group) {
        return act(
                service,
                SentBack.class,
                SentBack::sentBack,
                Map.of(),
                "/actuator/deadletters/{topic}/{group}",
                topic,
                group);
    }

    /** Lets an event be tried again; how many, and empty if the service does not answer. */
    public Optional<Integer> retry(String service, String collection, String id) {
        return release(service, collection, id, "RETRY");
    }

    /** Leaves an event unsaid; how many, and empty if the service does not answer. */
    public Optional<Integer> skip(String service, String collection, String id) {
        return release(service, collection, id, "SKIP");
    }

    private Optional<Integer> release(String service, String collection, String id, String action) {
        return act(
                service,
                Released.class,
                it -> it.released() ? 1 : 0,
                Map.of("action", action),
                "/actuator/outbox/{collection}/{id}",
                collection,
                id);
    }

    /**
     * Tries everything again, wherever somebody answers; how many, and empty if a service does not.
     */
    public Optional<Integer> retryAll() {
        var answers = all().stream().flatMap(this::retryAll).toList();
        return answers.stream().allMatch(Optional::isPresent)
                ? Optional.of(answers.stream().mapToInt(it -> it.orElse(0)).sum())
                : Optional.empty();
    }

    private Stream<Optional<Integer>> retryAll(At at) {
        if (at.away()) {
            return Stream.of(Optional.empty());
        }
        var letters = at.piles().stream().map(it -> sendBack(at.service(), it.topic(), it.group()));
        return at.untold().stuck() == 0
                ? letters
                : Stream.concat(
                        letters,
                        Stream.of(
                                act(
                                        at.service(),
                                        Retried.class,
                                        Retried::retried,
                                        Map.of(),
                                        "/actuator/outbox")));
    }

    private <T> Optional<Integer> act(
            String service,
            Class<T> type,
            ToIntFunction<T> count,
            Map<String, String> body,
            String path,
            Object... with) {
        return named(service)
                .flatMap(it ->
                        ask(() ->
                                count.applyAsInt(
                                        Objects.requireNonNull(
                                                it.exchange(
                                                                HttpMethod.POST,
                                                                path,
                                                                body,
                                                                Map.of(),
                                                                type,
                                                                with)
                                                        .getBody(),
                                                path))));
    }

    private Optional<Service> named(String name) {
        return services.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    private static List<Pile> piles(Service service, int limit) {
        return Arrays.stream(
                        service.get(Pile[].class, "/actuator/deadletters?limit={limit}", limit))
                .filter(it -> limit == 0 || !it.letters().isEmpty())
                .toList();
    }

    private static Untold untold(Service service, @Nullable String cursor, int limit) {
        return cursor == null
                ? service.get(Untold.class, "/actuator/outbox?limit={limit}", limit)
                : service.get(
                        Untold.class,
                        "/actuator/outbox?limit={limit}&cursor={cursor}",
                        limit,
                        cursor);
    }

    private static At away(Service service) {
        return new At(service.name(), true, List.of(), Untold.NONE);
    }

    /** Empty where nobody answers: the service, or Kafka or the store behind it. */
    private static <T> Optional<T> ask(Supplier<T> what) {
        try {
            return Optional.of(what.get());
        } catch (ServiceAway away) {
            return Optional.empty();
        } catch (ServiceRefused refused) {
            if (refused.isOfServer()) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
