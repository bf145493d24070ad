package no.saksgang.notificationservice.reminder;

import java.util.List;
import java.util.function.Consumer;
import no.saksgang.chassis.inbox.Inbox;
import no.saksgang.events.followup.FollowUpEvent;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.events.referat.ReferatEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What this package hears. What it has heard already, by sequence, changes nothing. */
@Configuration(proxyBeanMethods = false)
class ReminderStreams {
    @Bean
    Consumer<Message<List<byte[]>>> remindOfMeetings(Inbox inbox, Reminding reminding) {
        return inbox.each(MeetingEvent.class, reminding::hear);
    }

    @Bean
    Consumer<Message<List<byte[]>>> remindOfReferater(Inbox inbox, Reminding reminding) {
        return inbox.each(ReferatEvent.class, reminding::hearOfReferat);
    }

    @Bean
    Consumer<Message<List<byte[]>>> remindOfFollowUps(Inbox inbox, Reminding reminding) {
        return inbox.each(FollowUpEvent.class, reminding::hearOfFollowUp);
    }
}
