package no.saksgang.notificationservice.reply;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import no.saksgang.chassis.inbox.Inbox;
import no.saksgang.events.directory.DirectoryEvent;
import no.saksgang.events.directory.MemberErased;
import no.saksgang.events.meeting.InvitationAnswered;
import no.saksgang.events.meeting.MeetingEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What this package hears: when the words of a reply are of no more use. Twice is as once. */
@Configuration(proxyBeanMethods = false)
class ReplyStreams {
    @Bean
    Consumer<Message<List<byte[]>>> forgetJudgedReplies(Inbox inbox, Replies replies, Clock clock) {
        return inbox.each(
                MeetingEvent.class,
                heard -> {
                    if (heard.event() instanceof InvitationAnswered it) {
                        replies.judged(
                                it.meetingId(), it.memberId(), it.answeredAt(), clock.instant());
                    }
                });
    }

    @Bean
    Consumer<Message<List<byte[]>>> forgetRepliesOfErased(
            Inbox inbox, Replies replies, Clock clock) {
        return inbox.each(
                DirectoryEvent.class,
                heard -> {
                    if (heard.event() instanceof MemberErased(var member)) {
                        replies.forget(member, clock.instant());
                    }
                });
    }
}
