package no.saksgang.meetingservice.conference;

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
class ConferenceStreams {
    /**
     * A person who is erased does not come; unless they are known again since. Heard twice, the
     * second finds nothing.
     */
    @Bean
    Consumer<Message<List<byte[]>>> forgetRegistered(
            Inbox inbox, Conferences conferences, Directory directory) {
        return inbox.each(
                DirectoryEvent.class,
                heard -> {
                    switch (heard.event()) {
                        case MemberErased(var member) -> {
                            if (directory.isGone(member)) {
                                forget(member, conferences);
                            }
                        }
                        case MemberSaved _, GroupSaved _, OrganisationSaved _ -> {}
                    }
                });
    }

    private static void forget(MemberId member, Conferences conferences) {
        var some = conferences.withRegistered(member);
        while (!some.isEmpty()) {
            some.forEach(it ->
                    conferences.change(it.id(), null, conference -> conference.forget(member)));
            some = conferences.withRegistered(member);
        }
    }
}
