package no.saksgang.portal.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.saksgang.events.Topic;
import no.saksgang.portal.stream.Kafka.Fetch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads the topics of events for all subscribers of this instance. It begins with the last events
 * that Kafka holds, as many as the tail keeps, so that who was connected before a restart resumes
 * from memory; takes up topics and partitions when they appear; and waits for Kafka as long as it
 * is away.
 */
@Component
final class Feed implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration TO_CLOSE = Duration.ofMillis(500);
    private static final Duration TO_END = Duration.ofMillis(1_500);
    private static final Duration TO_ANSWER = Duration.ofSeconds(5);
    private static final List<String> TOPICS = Wanted.topics().map(Topic::topicName).toList();

    private final Kafka kafka;
    private final Tail tail;
    private final Links links;
    private final StreamSettings settings;

    /** The mark of each topic that is read. */
    private final Map<String, Integer> marks = new HashMap<>();

    private final Set<TopicPartition> read = new HashSet<>();

    /** Up to where is read before the tail is live. */
    private Map<TopicPartition, Long> before = Map.of();

    /** What is read before the tail is live, and how late the latest of each partition is. */
    private final List<Earlier> earlier = new ArrayList<>();

    private final Map<TopicPartition, Long> latest = new HashMap<>();
    private boolean begun;
    private volatile boolean running;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private @Nullable Thread thread;

    Feed(Kafka kafka, Tail tail, Links links, StreamSettings settings) {
        this.kafka = kafka;
        this.tail = tail;
        this.links = links;
        this.settings = settings;
    }

    /** A record without what it weighs. */
    private record Read(int topic, int partition, long offset, Optional<Said> said) {}

    private record Earlier(long at, Read record) {}

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("stream-feed").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        var reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        var reader = thread;
        if (reader != null) {
            try {
                // Not interrupted: that would disturb the consumer at taking leave of Kafka.
                reader.join(TO_END);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        var away = false;
        while (running) {
            try (var admin = kafka.admin();
                    var reading = kafka.consumer(Fetch.FOR_ALL)) {
                consumer = reading;
                try {
                    look(admin, reading);
                    if (away) {
                        away = false;
                        LOG.info("Kafka is there; the stream goes on.");
                    }
                    read(admin, reading);
                } finally {
                    consumer = null;
                    admin.close(Duration.ZERO);
                    reading.close(CloseOptions.timeout(TO_CLOSE));
                }
            } catch (WakeupException | InterruptedException stopped) {
                return;
            } catch (KafkaException failed) {
                if (running && !away) {
                    away = true;
                    LOG.warn("Kafka is away; the stream waits. ({})", failed.getMessage());
                }
            } catch (RuntimeException fault) {
                LOG.error("The stream stumbled, and goes on where it was.", fault);
            }
            if (running && !pause()) {
                return;
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(AGAIN);
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    private void read(Admin admin, KafkaConsumer<byte[], byte[]> reading)
            throws InterruptedException {
        @Nullable Map<String, KafkaFuture<TopicDescription>> asked = null;
        var lookAt = System.nanoTime() + settings.look().toNanos();
        while (running) {
            if (asked == null && System.nanoTime() - lookAt > 0) {
                asked = admin.describeTopics(TOPICS).topicNameValues();
            } else if (asked != null && asked.values().stream().allMatch(KafkaFuture::isDone)) {
                takeUp(there(asked), reading);
                asked = null;
                lookAt = System.nanoTime() + settings.look().toNanos();
            }
            if (read.isEmpty()) {
                Thread.sleep(POLL);
                continue;
            }
            for (var record : reading.poll(POLL)) {
                take(record);
            }
            if (!tail.isLive() && isAtEnd(reading)) {
                earlier.stream()
                        .sorted(Comparator.comparingLong(Earlier::at))
                        .forEach(it -> tell(it.record()));
                earlier.clear();
                tail.goLive();
            }
        }
    }

    /**
     * What lay there before we began comes partition by partition. So that people see it as it
     * happened, it is put in the order in which Kafka got it, as far as that of each partition
     * allows.
     */
    private void take(ConsumerRecord<byte[], byte[]> record) {
        var topic = marks.get(record.topic());
        if (topic == null) {
            return;
        }
        var one = new Read(topic, record.partition(), record.offset(), Said.in(record, links));
        if (tail.isLive()) {
            tell(one);
        } else {
            var at =
                    latest.merge(
                            new TopicPartition(record.topic(), record.partition()),
                            record.timestamp(),
                            Math::max);
            earlier.add(new Earlier(at, one));
        }
    }

    private void tell(Read record) {
        record.said()
                .ifPresentOrElse(
                        said -> tail.add(record.topic(), record.partition(), record.offset(), said),
                        () -> tail.pass(record.topic(), record.partition(), record.offset() + 1));
    }

    private boolean isAtEnd(KafkaConsumer<byte[], byte[]> reading) {
        return before.entrySet().stream()
                .filter(it -> read.contains(it.getKey()))
                .allMatch(it -> reading.position(it.getKey()) >= it.getValue());
    }

    /** Finds what there is; waits for the answer. */
    private void look(Admin admin, KafkaConsumer<byte[], byte[]> reading)
            throws InterruptedException {
        var asked = admin.describeTopics(TOPICS).topicNameValues();
        for (var answer : asked.values()) {
            try {
                var _ = answer.get(TO_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException failed) {
                if (!(failed.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw new KafkaException(
                            failed.getCause() == null ? failed : failed.getCause());
                }
            }
        }
        takeUp(there(asked), reading);
        earlier.clear();
        // A consumer that follows another has no place yet.
        for (var partition : read) {
            var topic = marks.get(partition.topic());
            if (topic != null) {
                reading.seek(partition, tail.endOf(topic, partition.partition()));
            }
        }
        if (read.isEmpty()) {
            tail.goLive();
        }
    }

    /**
     * The topics that there are; empty for one that there is not; no entry where nothing is known.
     */
    private static Map<String, Optional<TopicDescription>> there(
            Map<String, KafkaFuture<TopicDescription>> asked) {
        var there = new HashMap<String, Optional<TopicDescription>>();
        asked.forEach((name, answer) -> {
            try {
                there.put(name, Optional.of(answer.get()));
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                    there.put(name, Optional.empty());
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        return there;
    }

    /**
     * Reads from now on what was not read yet: topics and partitions that are new, or made anew.
     * One that has gone is read no more. What is read twice over that, the tail knows already.
     */
    private void takeUp(
            Map<String, Optional<TopicDescription>> there, KafkaConsumer<byte[], byte[]> reading) {
        var wanted = new HashSet<TopicPartition>();
        var fresh = new ArrayList<TopicPartition>();
        var found = new HashMap<String, Integer>();
        read.stream().filter(it -> !there.containsKey(it.topic())).forEach(wanted::add);
        there.forEach((name, answer) ->
                answer.ifPresent(topic -> {
                    var mark = mark(topic.topicId());
                    found.put(name, mark);
                    var isAnother = !Integer.valueOf(mark).equals(marks.get(name));
                    for (var its : topic.partitions()) {
                        var partition = new TopicPartition(name, its.partition());
                        wanted.add(partition);
                        if (isAnother || !read.contains(partition)) {
                            fresh.add(partition);
                        }
                    }
                }));
        if (!wanted.equals(reading.assignment())) {
            reading.assign(wanted);
        }
        if (!fresh.isEmpty()) {
            var first = reading.beginningOffsets(fresh);
            if (!begun) {
                before = reading.endOffsets(fresh);
                first = last(first, before);
            }
            marks.putAll(found);
            for (var partition : fresh) {
                var offset = first.getOrDefault(partition, 0L);
                tail.begin(found.getOrDefault(partition.topic(), 0), partition, offset);
                reading.seek(partition, offset);
            }
        }
        read.clear();
        read.addAll(wanted);
        begun = true;
    }

    /**
     * Where to begin so that the tail gets as much as it keeps: of each partition all, or an even
     * share of what is left of the room.
     */
    private Map<TopicPartition, Long> last(
            Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends) {
        var lengths = new HashMap<TopicPartition, Long>();
        beginnings.forEach((partition, first) ->
                lengths.put(partition, ends.getOrDefault(partition, first) - first));
        var room = (long) tail.room();
        var left = lengths.size();
        var begin = new HashMap<TopicPartition, Long>();
        for (var it :
                lengths.entrySet().stream()
                        .sorted(Comparator.comparing(Map.Entry::getValue))
                        .toList()) {
            var take = Math.min(it.getValue(), room / left);
            room -= take;
            left--;
            begin.put(it.getKey(), ends.getOrDefault(it.getKey(), 0L) - take);
        }
        return begin;
    }

    /** A topic's mark follows from Kafka's id of it, which is random. */
    private static int mark(Uuid topic) {
        return (int) topic.getLeastSignificantBits();
    }
}
