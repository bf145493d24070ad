package no.saksgang.chassis.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import no.saksgang.chassis.store.StoreAway;
import no.saksgang.chassis.tracing.Traces;
import no.saksgang.events.EventFormat;
import org.apache.kafka.common.KafkaException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureBefore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.stream.binder.BinderFactory;
import org.springframework.cloud.stream.config.BindingServiceConfiguration;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;
import tools.jackson.databind.ObjectMapper;

@AutoConfiguration
@AutoConfigureBefore(BindingServiceConfiguration.class)
@ConditionalOnClass(BindingServiceConfiguration.class)
@EnableConfigurationProperties(InboxSettings.class)
class InboxConfiguration {
    private static final Duration AT_STOP = Duration.ofMillis(1_500);

    @Bean
    Inbox inbox(Traces traces, InboxSettings settings) {
        return new Inbox(traces, settings.gather());
    }

    @Bean(destroyMethod = "close")
    Kafka inboxKafka(@Value("${spring.kafka.bootstrap-servers}") String bootstrapServers) {
        return new Kafka(bootstrapServers);
    }

    @Bean
    BackgroundBindings bindingService(
            BindingServiceProperties properties,
            BinderFactory binders,
            ObjectMapper json,
            Kafka inboxKafka,
            InboxSettings settings) {
        return new BackgroundBindings(
                properties,
                binders,
                json,
                inboxKafka,
                new Topics(settings),
                settings.bindAgainAfter());
    }

    @Bean
    DeadLetters deadLetters(Kafka inboxKafka, MeterRegistry meters) {
        return new DeadLetters(inboxKafka, meters);
    }

    @Bean
    DeadLettersEndpoint deadLettersEndpoint(
            DeadLetters letters,
            BackgroundBindings bindings,
            KafkaFigures figures,
            Lag lag,
            InboxSettings settings) {
        return new DeadLettersEndpoint(letters, bindings, figures, lag, settings);
    }

    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> attemptsAndDeadLetters(
            DeadLetters letters, InboxSettings settings) {
        return (container, _, group) -> {
            container.setCommonErrorHandler(errorHandler(group, letters, settings));
            container.getContainerProperties().setShutdownTimeout(AT_STOP.toMillis());
        };
    }

    /**
     * What happens to a record that fails: the records before it are done, it is tried again with
     * growing pauses, then set aside, and the records after it go on. A store that is away is no
     * record's fault, and is waited for.
     */
    private static CommonErrorHandler errorHandler(
            String group, DeadLetters letters, InboxSettings settings) {
        var handler =
                new DefaultErrorHandler((failed, failure) -> letters.add(group, failed, failure));
        handler.setBackOffFunction((_, failure) -> pauses(failure, settings));
        handler.setCommitRecovered(true);
        handler.setLogLevel(org.springframework.kafka.KafkaException.Level.DEBUG);
        return handler;
    }

    private static BackOff pauses(Exception failure, InboxSettings settings) {
        if (StoreAway.isWhy(failure) || isCausedBy(failure, KafkaException.class)) {
            return new FixedBackOff(
                    settings.pauseWhileStoreIsAway().toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS);
        }
        if (isCausedBy(failure, EventFormat.Unreadable.class)
                || isCausedBy(failure, Inbox.UnreadableRecord.class)) {
            return new FixedBackOff(0, 0);
        }
        var pauses = new ExponentialBackOff(settings.pause().toMillis(), 2);
        pauses.setMaxAttempts(settings.attempts() - 1L);
        return pauses;
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    @Bean
    Lag lag(Kafka inboxKafka, BackgroundBindings bindings) {
        return new Lag(inboxKafka, bindings);
    }

    @Bean
    KafkaFigures kafkaHealthIndicator(
            Lag lag, BackgroundBindings bindings, DeadLetters letters, MeterRegistry meters) {
        return new KafkaFigures(lag, bindings, letters, meters);
    }
}
