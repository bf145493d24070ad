package no.saksgang.chassis.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import no.saksgang.chassis.tracing.Traces;
import no.saksgang.events.Envelope;
import no.saksgang.events.Event;
import no.saksgang.events.EventFormat;
import no.saksgang.events.Tombstone;
import no.saksgang.events.Topic;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.KafkaNull;
import org.springframework.messaging.Message;

/**
 * Takes events in: a Spring Cloud Stream function over batches of bytes hands each to one sentence
 * of the domain.
 *
 * <p>Delivery is at least once, so what is done with an event must be harmless when done again: a
 * projection keeps what is newest by {@link Envelope#sequence}, work is inserted under an id that
 * is derived from {@link Envelope#id}. Types that this version does not know are passed over. A
 * record that cannot be read, or keeps failing, goes to the dead letters; its neighbours are
 * processed.
 */
public final class Inbox {
    /** A batch from this size on has gathered enough by itself. */
    private static final int LARGE = 50;

    private final Traces traces;
    private final Duration gather;

    Inbox(Traces traces, Duration gather) {
        this.traces = traces;
        this.gather = gather;
    }

    /**
     * A consumer that hands on one event at a time.
     *
     * @param family the topic's sealed interface; other events are passed over
     */
    public <E extends Event> Consumer<Message<List<byte[]>>> each(
            Class<E> family, Consumer<Envelope<E>> what) {
        return batch -> {
            var records = Records.of(batch);
            for (var index = 0; index < records.size(); index++) {
                handOn(records, index, family, what);
            }
            gatherAfter(records);
        };
    }

    /**
     * A consumer that hands on a batch at once, and one at a time where the batch fails, so that
     * one bad event does not hold up the others.
     */
    public <E extends Event> Consumer<Message<List<byte[]>>> batch(
            Class<E> family, Consumer<List<Envelope<E>>> what) {
        return batch -> {
            var records = Records.of(batch);
            if (!handOnTogether(records, family, what)) {
                for (var index = 0; index < records.size(); index++) {
                    handOn(records, index, family, one -> what.accept(List.of(one)));
                }
            }
            gatherAfter(records);
        };
    }

    /**
     * Lets a moment pass after a small batch, so that the next is larger: a batch costs about the
     * same, a fetch and a commit among it, whether it brings one event or twenty. Who has heard
     * nothing for as long hears at once.
     */
    private void gatherAfter(Records records) {
        if (records.size() < LARGE) {
            LockSupport.parkNanos(gather.toNanos());
        }
    }

    private <E extends Event> boolean handOnTogether(
            Records records, Class<E> family, Consumer<List<Envelope<E>>> what) {
        try {
            var all = new ArrayList<Envelope<E>>();
            for (var index = 0; index < records.size(); index++) {
                records.read(index, family).ifPresent(all::add);
            }
            if (!all.isEmpty()) {
                what.accept(all);
            }
            return true;
        } catch (RuntimeException one) {
            // Which one, and whether it is the store, is found out one by one.
            return false;
        }
    }

    private <E extends Event> void handOn(
            Records records, int index, Class<E> family, Consumer<Envelope<E>> what) {
        try {
            records.read(index, family)
                    .ifPresent(heard ->
                            traces.continuing(
                                    heard.traceparent(),
                                    "hear " + heard.type(),
                                    () -> what.accept(heard)));
        } catch (RuntimeException failed) {
            throw new BatchListenerFailedException(
                    String.valueOf(failed.getMessage()), failed, index);
        }
    }

    /** A batch as the binder gives it: values, and each record's headers and key beside it. */
    private record Records(List<?> values, List<Map<String, Object>> headers, List<?> keys) {
        @SuppressWarnings("unchecked") // spring-kafka: the header is a list of a map per record
        static Records of(Message<List<byte[]>> batch) {
            var headers =
                    (List<Map<String, Object>>)
                            batch.getHeaders().get(KafkaHeaders.BATCH_CONVERTED_HEADERS);
            var keys = (List<?>) batch.getHeaders().get(KafkaHeaders.RECEIVED_KEY);
            if (headers == null) {
                throw new IllegalStateException("not a batch: " + batch.getHeaders());
            }
            return new Records(batch.getPayload(), headers, keys == null ? List.of() : keys);
        }

        int size() {
            return values.size();
        }

        /** The event of a record; empty for one that is of no concern here. */
        <E extends Event> Optional<Envelope<E>> read(int index, Class<E> family) {
            var text = new HashMap<String, String>();
            headers.get(index).forEach((name, value) -> text.put(name, asText(value)));
            var data = values.get(index) instanceof byte[] bytes ? bytes : null;
            var type = text.get("ce_type");
            if (type == null) {
                if (data == null || values.get(index) instanceof KafkaNull) {
                    return tombstone(index, family);
                }
                throw new UnreadableRecord("the header ce_type is missing");
            }
            return Topic.eventOf(type)
                    .filter(family::isAssignableFrom)
                    .map(known -> EventFormat.<E>read(known.asSubclass(family), text, data));
        }

        /**
         * A record with a key alone, as anyone may write one to have a key erased: passed over,
         * unless there is not even a key.
         */
        private <E extends Event> Optional<Envelope<E>> tombstone(int index, Class<E> family) {
            if (index >= keys.size() || keys.get(index) == null || !hasTombstones(family)) {
                throw new UnreadableRecord("the record is empty");
            }
            return Optional.empty();
        }

        private static boolean hasTombstones(Class<? extends Event> family) {
            return Arrays.stream(Topic.values())
                    .filter(it -> it.family() == family)
                    .flatMap(it -> it.events().stream())
                    .anyMatch(Tombstone.class::isAssignableFrom);
        }

        private static String asText(@Nullable Object value) {
            return value instanceof byte[] bytes
                    ? new String(bytes, StandardCharsets.UTF_8)
                    : String.valueOf(value);
        }
    }

    /** A record that is not an event. */
    static final class UnreadableRecord extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnreadableRecord(String what) {
            super(what);
        }
    }
}
