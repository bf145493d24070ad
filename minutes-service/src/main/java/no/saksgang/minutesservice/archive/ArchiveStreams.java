package no.saksgang.minutesservice.archive;

import java.util.List;
import java.util.function.Consumer;
import no.saksgang.chassis.inbox.Inbox;
import no.saksgang.events.referat.ReferatEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What the archive hears. */
@Configuration(proxyBeanMethods = false)
class ArchiveStreams {
    /** A revision is stored under its own id once, so a repeat is harmless. */
    @Bean
    Consumer<Message<List<byte[]>>> archiveReferater(Inbox inbox, Archive archive) {
        return inbox.batch(ReferatEvent.class, archive::takeIn);
    }
}
