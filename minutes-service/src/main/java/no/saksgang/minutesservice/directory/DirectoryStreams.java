package no.saksgang.minutesservice.directory;

import java.util.List;
import java.util.function.Consumer;
import no.saksgang.chassis.inbox.Inbox;
import no.saksgang.events.directory.DirectoryEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What this package hears. */
@Configuration(proxyBeanMethods = false)
class DirectoryStreams {
    /** The newest by sequence is kept, so a repeat is harmless. */
    @Bean
    Consumer<Message<List<byte[]>>> keepDirectory(Inbox inbox, Directory directory) {
        return inbox.batch(DirectoryEvent.class, directory::keepNewest);
    }
}
