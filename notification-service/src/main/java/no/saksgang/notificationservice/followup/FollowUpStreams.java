package no.saksgang.notificationservice.followup;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import no.saksgang.chassis.inbox.Inbox;
import no.saksgang.events.directory.DirectoryEvent;
import no.saksgang.events.directory.MemberErased;
import no.saksgang.events.followup.FollowUpEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What this package hears. What it has heard already, by sequence, changes nothing. */
@Configuration(proxyBeanMethods = false)
class FollowUpStreams {
    @Bean
    Consumer<Message<List<byte[]>>> keepFollowUps(
            Inbox inbox, FollowUps followUps, Closings closings, Clock clock) {
        return inbox.each(
                FollowUpEvent.class,
                heard -> {
                    var before = followUps.of(heard.event().followUpId());
                    if (before.sequence() >= heard.sequence()) {
                        settle(before, closings, clock);
                        return;
                    }
                    var now = before.after(heard);
                    // First what follows, then that it was heard: who dies in between does it
                    // again.
                    settle(now, closings, clock);
                    followUps.keep(now);
                    // Until just now the page said that it is open, and took what somebody said.
                    settle(now, closings, clock);
                });
    }

    private static void settle(FollowUp followUp, Closings closings, Clock clock) {
        if (followUp.status() != FollowUp.Status.OPEN) {
            closings.settle(followUp.id(), clock.instant());
        }
    }

    @Bean
    Consumer<Message<List<byte[]>>> forgetClosingsOfErased(
            Inbox inbox, Closings closings, Clock clock) {
        return inbox.each(
                DirectoryEvent.class,
                heard -> {
                    if (heard.event() instanceof MemberErased(var member)) {
                        closings.forget(member, clock.instant());
                    }
                });
    }
}
