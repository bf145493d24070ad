package no.saksgang.notificationservice.change;

import java.util.List;
import java.util.function.Consumer;
import no.saksgang.chassis.inbox.Inbox;
import no.saksgang.events.meeting.MeetingEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What this package hears. A repeat changes nothing: what was heard is known by its sequence. */
@Configuration(proxyBeanMethods = false)
class ChangeStreams {
    @Bean
    Consumer<Message<List<byte[]>>> mailOfMeetings(Inbox inbox, Telling telling) {
        return inbox.each(MeetingEvent.class, telling::hear);
    }
}
