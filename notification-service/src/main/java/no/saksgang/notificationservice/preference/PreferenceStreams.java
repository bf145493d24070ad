package no.saksgang.notificationservice.preference;

import java.util.List;
import java.util.function.Consumer;
import no.saksgang.chassis.inbox.Inbox;
import no.saksgang.events.directory.DirectoryEvent;
import no.saksgang.events.directory.MemberErased;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What this package hears: whom to forget. Twice is as once. */
@Configuration(proxyBeanMethods = false)
class PreferenceStreams {
    @Bean
    Consumer<Message<List<byte[]>>> forgetPreferencesOfErased(
            Inbox inbox, Preferences preferences, Digests digests) {
        return inbox.each(
                DirectoryEvent.class,
                heard -> {
                    if (heard.event() instanceof MemberErased(var member)) {
                        preferences.forget(member);
                        digests.forget(member);
                    }
                });
    }
}
