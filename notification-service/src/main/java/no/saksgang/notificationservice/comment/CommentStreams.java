package no.saksgang.notificationservice.comment;

import java.util.List;
import java.util.function.Consumer;
import no.saksgang.chassis.inbox.Inbox;
import no.saksgang.events.referat.ReferatApproved;
import no.saksgang.events.referat.ReferatCirculated;
import no.saksgang.events.referat.ReferatCommented;
import no.saksgang.events.referat.ReferatCorrected;
import no.saksgang.events.referat.ReferatEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What this package hears. What it has heard already, by sequence, changes nothing. */
@Configuration(proxyBeanMethods = false)
class CommentStreams {
    @Bean
    Consumer<Message<List<byte[]>>> keepDrafts(Inbox inbox, Drafts drafts, Commenting commenting) {
        return inbox.each(
                ReferatEvent.class,
                heard -> {
                    if (drafts.hasHeard(heard)) {
                        return;
                    }
                    // First what follows, then that it was heard: who dies in between does it
                    // again.
                    switch (heard.event()) {
                        case ReferatCommented said -> commenting.taken(said);
                        case ReferatApproved approved -> commenting.closed(approved.meetingId());
                        case ReferatCirculated _, ReferatCorrected _ -> {}
                    }
                    drafts.hear(heard);
                });
    }
}
