package no.saksgang.notificationservice.directory;

import java.util.List;
import java.util.function.Consumer;
import no.saksgang.chassis.inbox.Inbox;
import no.saksgang.events.directory.DirectoryEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What this package hears. */
@Configuration(proxyBeanMethods = false)
class DirectoryStreams {
    @Bean
    Consumer<Message<List<byte[]>>> keepDirectory(
            Inbox inbox, Directory directory, ApplicationEventPublisher news) {
        return inbox.batch(
                DirectoryEvent.class,
                heard -> {
                    var groups = directory.keepNewest(heard);
                    news.publishEvent(new DirectoryHeard(groups));
                });
    }
}
