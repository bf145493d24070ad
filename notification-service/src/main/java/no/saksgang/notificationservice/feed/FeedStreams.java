package no.saksgang.notificationservice.feed;

import java.util.List;
import java.util.function.Consumer;
import no.saksgang.chassis.inbox.Inbox;
import no.saksgang.events.directory.DirectoryEvent;
import no.saksgang.events.directory.MemberErased;
import no.saksgang.notificationservice.token.CalendarLinks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/**
 * What this package hears: whose calendar is read no more. Somebody who comes back by the same id
 * has another address; twice is as once.
 */
@Configuration(proxyBeanMethods = false)
class FeedStreams {
    @Bean
    Consumer<Message<List<byte[]>>> endCalendarsOfErased(Inbox inbox, CalendarLinks calendars) {
        return inbox.each(
                DirectoryEvent.class,
                heard -> {
                    if (heard.event() instanceof MemberErased(var member)) {
                        calendars.endOfErased(member, heard.sequence());
                    }
                });
    }
}
