package no.saksgang.meetingservice.referat;

import java.util.List;
import java.util.function.Consumer;
import no.saksgang.chassis.inbox.Inbox;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.DirectoryEvent;
import no.saksgang.events.directory.GroupSaved;
import no.saksgang.events.directory.MemberErased;
import no.saksgang.events.directory.MemberSaved;
import no.saksgang.events.directory.OrganisationSaved;
import no.saksgang.meetingservice.directory.Directory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What this package hears. */
@Configuration(proxyBeanMethods = false)
class ReferatStreams {
    /**
     * A person who is erased has no comments; unless they have come again since. Heard twice, the
     * second finds nothing.
     */
    @Bean
    Consumer<Message<List<byte[]>>> forgetCommenters(
            Inbox inbox, Referater referater, Directory directory) {
        return inbox.each(
                DirectoryEvent.class,
                heard -> {
                    switch (heard.event()) {
                        case MemberErased(var member) -> {
                            if (directory.member(member).filter(it -> !it.isErased()).isEmpty()) {
                                forget(member, referater);
                            }
                        }
                        case MemberSaved _, GroupSaved _, OrganisationSaved _ -> {}
                    }
                });
    }

    private static void forget(MemberId member, Referater referater) {
        var some = referater.commentedBy(member);
        while (!some.isEmpty()) {
            some.forEach(it -> referater.change(it.id(), null, referat -> referat.forget(member)));
            some = referater.commentedBy(member);
        }
    }
}
