package no.saksgang.notificationservice.inbound;

import java.util.List;
import java.util.function.Consumer;
import no.saksgang.chassis.inbox.Inbox;
import no.saksgang.events.directory.DirectoryEvent;
import no.saksgang.events.directory.MemberErased;
import no.saksgang.notificationservice.bounce.Addresses;
import no.saksgang.notificationservice.comment.Commenting;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.held.HeldMail;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What this package hears. */
@Configuration(proxyBeanMethods = false)
class InboundStreams {
    /** A person who is erased has written nothing; unless they have come again since. */
    @Bean
    Consumer<Message<List<byte[]>>> forgetWriters(
            Inbox inbox,
            Directory directory,
            HeldMail held,
            Addresses addresses,
            Commenting commenting) {
        return inbox.each(
                DirectoryEvent.class,
                heard -> {
                    if (heard.event() instanceof MemberErased(var member)
                            && !directory.knowsSince(member, heard.sequence())) {
                        held.forget(member);
                        addresses.forget(member);
                        commenting.forget(member);
                    }
                });
    }
}
