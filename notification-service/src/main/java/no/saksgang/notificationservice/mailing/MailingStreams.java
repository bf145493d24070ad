package no.saksgang.notificationservice.mailing;

import java.util.List;
import java.util.function.Consumer;
import no.saksgang.chassis.inbox.Inbox;
import no.saksgang.events.announcement.AnnouncementEvent;
import no.saksgang.events.conference.ConferenceEvent;
import no.saksgang.events.referat.ReferatEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What this package hears. Planning is harmless to repeat: ids follow from the event's. */
@Configuration(proxyBeanMethods = false)
class MailingStreams {
    @Bean
    Consumer<Message<List<byte[]>>> mailOfReferater(Inbox inbox, Planning planning) {
        return inbox.each(
                ReferatEvent.class, heard -> Cause.ofReferat(heard).forEach(planning::plan));
    }

    @Bean
    Consumer<Message<List<byte[]>>> mailOfConferences(Inbox inbox, Planning planning) {
        return inbox.each(
                ConferenceEvent.class, heard -> Cause.ofConference(heard).forEach(planning::plan));
    }

    @Bean
    Consumer<Message<List<byte[]>>> mailOfAnnouncements(Inbox inbox, Planning planning) {
        return inbox.each(
                AnnouncementEvent.class,
                heard -> Cause.ofAnnouncement(heard).forEach(planning::plan));
    }
}
