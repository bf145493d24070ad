package no.saksgang.chassis.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binder.Binder;
import org.springframework.cloud.stream.binder.BinderFactory;
import org.springframework.cloud.stream.binder.Binding;
import org.springframework.cloud.stream.binder.ConsumerProperties;
import org.springframework.cloud.stream.binding.BindingService;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import tools.jackson.databind.ObjectMapper;

/**
 * Binds the consumers in the background. The library's own way holds up the start of the service
 * for a minute while Kafka is away, and binds late after that; this one lets the service start,
 * tries every two seconds, and stops all at once.
 */
final class BackgroundBindings extends BindingService {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundBindings.class);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(3);

    private final Kafka kafka;
    private final Topics topics;
    private final Duration again;
    private final LinkedBlockingQueue<Late<?>> wanted = new LinkedBlockingQueue<>();
    private final List<Late<?>> all = new CopyOnWriteArrayList<>();
    private final List<Consumer<Reader>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Thread binding;

    BackgroundBindings(
            BindingServiceProperties properties,
            BinderFactory binders,
            ObjectMapper json,
            Kafka kafka,
            Topics topics,
            Duration again) {
        super(properties, binders, json);
        this.kafka = kafka;
        this.topics = topics;
        this.again = again;
        this.binding = Thread.ofPlatform().daemon().name("bindings").start(this::bindAll);
    }

    /** A consumer of this service: what it reads, and as whom. */
    record Reader(String topic, String group) {
        /** Who sends the dead letters back: Kafka keeps their place as it does any reader's. */
        Reader ofDeadLetters() {
            var dead = Topics.deadLettersOf(topic, group);
            return new Reader(dead, dead);
        }
    }

    /** Tells of every consumer, those that there are and those that come. */
    void onReader(Consumer<Reader> listener) {
        listeners.add(listener);
        readers().forEach(listener);
    }

    /** All consumers, bound or not. */
    List<Reader> readers() {
        return all.stream().map(Late::reader).toList();
    }

    boolean isComplete() {
        return all.stream().allMatch(Late::isBound);
    }

    @Override
    public <T> Binding<T> doBindConsumer(
            T input,
            String inputName,
            Binder<T, ConsumerProperties, ?> binder,
            ConsumerProperties properties,
            String target) {
        var group = getBindingServiceProperties().getGroup(inputName);
        var late =
                new Late<>(
                        inputName,
                        new Reader(target, group),
                        () -> binder.bindConsumer(target, group, input, properties));
        all.add(late);
        listeners.forEach(it -> it.accept(late.reader()));
        wanted.add(late);
        return late;
    }

    private void bindAll() {
        var waiting = false;
        try {
            while (!stopping.get()) {
                var late = wanted.take();
                try {
                    topics.make(
                            kafka.admin(),
                            all.stream()
                                    .map(Late::reader)
                                    .map(it -> Topics.deadLettersOf(it.topic(), it.group()))
                                    .toList());
                    late.bind();
                    if (waiting && isComplete()) {
                        waiting = false;
                        LOG.info("Kafka is there; all consumers are bound.");
                    }
                } catch (RuntimeException away) {
                    if (stopping.get()) {
                        return;
                    }
                    if (!waiting) {
                        waiting = true;
                        LOG.warn(
                                "Kafka is away; consumers are bound when it is there. ({})",
                                away.getMessage());
                    }
                    wanted.add(late);
                    TimeUnit.NANOSECONDS.sleep(again.toNanos());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void unbindConsumers(String inputName) {
        if (stopping.compareAndSet(false, true)) {
            stopAll();
        }
        super.unbindConsumers(inputName);
    }

    private void stopAll() {
        binding.interrupt();
        var stops = new ArrayList<Thread>();
        all.forEach(late -> stops.add(Thread.ofVirtual().start(late::stop)));
        try {
            for (var stop : stops) {
                stop.join(PATIENCE_AT_STOP);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** A binding that comes about later. */
    private static final class Late<T> implements Binding<T> {
        private final String name;
        private final Reader reader;
        private final Supplier<Binding<T>> bind;
        private volatile @Nullable Binding<T> bound;

        Late(String name, Reader reader, Supplier<Binding<T>> bind) {
            this.name = name;
            this.reader = reader;
            this.bind = bind;
        }

        Reader reader() {
            return reader;
        }

        boolean isBound() {
            return bound != null;
        }

        void bind() {
            bound = bind.get();
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public String getBindingName() {
            return name;
        }

        @Override
        public boolean isInput() {
            return true;
        }

        @Override
        public boolean isRunning() {
            var there = bound;
            return there != null && there.isRunning();
        }

        @Override
        public void start() {
            var there = bound;
            if (there != null) {
                there.start();
            }
        }

        @Override
        public void stop() {
            var there = bound;
            if (there != null) {
                there.stop();
            }
        }

        @Override
        public void unbind() {
            var there = bound;
            if (there != null) {
                there.unbind();
            }
        }
    }
}
