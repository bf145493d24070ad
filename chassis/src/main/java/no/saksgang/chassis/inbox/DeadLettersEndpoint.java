package no.saksgang.chassis.inbox;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.saksgang.chassis.http.Page;
import no.saksgang.chassis.inbox.BackgroundBindings.Reader;
import no.saksgang.chassis.inbox.DeadLetters.Address;
import no.saksgang.chassis.inbox.DeadLetters.Letter;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * {@code /actuator/deadletters}: what this service's consumers could not process; with {@code
 * limit=0} only how many there are. {@code GET /actuator/deadletters/{topic}/{group}} goes through
 * one consumer's page by page, {@code POST} to the same sends them back, and {@code POST
 * /actuator/deadletters/{topic}/{group}/{id}} one alone. 503 while Kafka is away.
 */
@Endpoint(id = "deadletters")
class DeadLettersEndpoint {
    private final DeadLetters letters;
    private final BackgroundBindings bindings;
    private final KafkaFigures figures;
    private final Lag lag;
    private final int atOnce;

    DeadLettersEndpoint(
            DeadLetters letters,
            BackgroundBindings bindings,
            KafkaFigures figures,
            Lag lag,
            InboxSettings settings) {
        this.letters = letters;
        this.bindings = bindings;
        this.figures = figures;
        this.lag = lag;
        this.atOnce = settings.deadLetters();
    }

    @ReadOperation
    WebEndpointResponse<?> all(@Nullable Integer limit) {
        return answer(() -> {
            var most = limited(limit);
            return waiting(most).entrySet().stream()
                    .filter(it -> it.getValue() > 0)
                    .map(it -> of(it.getKey(), it.getValue(), most))
                    .sorted(Comparator.comparing(Of::topic).thenComparing(Of::group))
                    .toList();
        });
    }

    /**
     * To be asked often, only as new as the meters are; who looks at them wants to know exactly.
     */
    private Map<Reader, Long> waiting(int limit) {
        if (limit == 0) {
            return figures.deadLetters().orElseThrow(() -> new KafkaException("nobody knows"));
        }
        var readers = bindings.readers().stream().distinct().toList();
        var behind = lag.behind(readers.stream().map(Reader::ofDeadLetters).toList());
        return readers.stream()
                .collect(
                        Collectors.toMap(
                                Function.identity(),
                                it -> behind.getOrDefault(it.ofDeadLetters(), 0L)));
    }

    private Of of(Reader reader, long waiting, int limit) {
        var page =
                limit == 0
                        ? new Page<Letter>(List.of(), null)
                        : letters.waiting(reader.topic(), reader.group(), null, limit);
        return new Of(reader.topic(), reader.group(), waiting, page.items(), page.next());
    }

    @ReadOperation
    WebEndpointResponse<?> some(
            @Selector String topic,
            @Selector String group,
            @Nullable String cursor,
            @Nullable Integer limit) {
        if (!isKnown(topic, group)) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        }
        var after = cursor == null ? null : address(cursor);
        return answer(() -> letters.waiting(topic, group, after, Math.max(1, limited(limit))));
    }

    @WriteOperation
    WebEndpointResponse<?> sendBack(@Selector String topic, @Selector String group) {
        return answer(
                () -> new Sent(isKnown(topic, group) ? letters.sendBack(topic, group, atOnce) : 0));
    }

    @WriteOperation
    WebEndpointResponse<?> sendOneBack(
            @Selector String topic, @Selector String group, @Selector String id) {
        var one = address(id);
        return answer(
                () -> new Sent(isKnown(topic, group) ? letters.sendBack(topic, group, one) : 0));
    }

    private boolean isKnown(String topic, String group) {
        return bindings.readers().contains(new Reader(topic, group));
    }

    private int limited(@Nullable Integer limit) {
        return Math.clamp(Objects.requireNonNullElse(limit, atOnce), 0, atOnce);
    }

    private static Address address(String id) {
        return Address.of(id)
                .orElseThrow(() ->
                        new InvalidEndpointRequestException(
                                "no dead letter's id: " + id, "no dead letter's id"));
    }

    private static <T> WebEndpointResponse<?> answer(Supplier<T> what) {
        try {
            return new WebEndpointResponse<>(what.get());
        } catch (KafkaException away) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE);
        }
    }

    /**
     * @param waiting how many there are
     * @param letters some of them
     * @param next the {@code cursor} at which the others begin; null if there are none
     */
    record Of(
            String topic,
            String group,
            long waiting,
            List<Letter> letters,
            @Nullable String next) {}

    record Sent(int sentBack) {}
}
