package no.saksgang.notificationservice.calendar;

import java.util.List;
import java.util.function.Consumer;
import no.saksgang.chassis.inbox.Inbox;
import no.saksgang.events.conference.ConferenceEvent;
import no.saksgang.events.meeting.MeetingEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What this package hears. What it has heard already, by sequence, changes nothing. */
@Configuration(proxyBeanMethods = false)
class CalendarStreams {
    @Bean
    Consumer<Message<List<byte[]>>> keepMeetings(Inbox inbox, Entries entries, News news) {
        return inbox.each(MeetingEvent.class, heard -> entries.hear(heard, news));
    }

    @Bean
    Consumer<Message<List<byte[]>>> keepConferences(Inbox inbox, Entries entries) {
        return inbox.each(ConferenceEvent.class, entries::hearOfConference);
    }
}
