package no.saksgang.meetingservice.referat;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.chassis.inbox.Inbox;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.DirectoryEvent;
import no.saksgang.events.directory.GroupSaved;
import no.saksgang.events.directory.MemberErased;
import no.saksgang.events.directory.MemberSaved;
import no.saksgang.events.directory.OrganisationSaved;
import no.saksgang.events.reply.CommentReceived;
import no.saksgang.events.reply.FollowUpClosingReceived;
import no.saksgang.events.reply.ReplyEvent;
import no.saksgang.events.reply.ReplyForgotten;
import no.saksgang.events.reply.ReplyReceived;
import no.saksgang.meetingservice.directory.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What this package hears. */
@Configuration(proxyBeanMethods = false)
class ReferatStreams {
    private static final Logger LOG = LoggerFactory.getLogger(ReferatStreams.class);

    /**
     * A person who is erased has no comments, and no name in a draft; unless they have come again
     * since. Heard twice, the second finds nothing.
     */
    @Bean
    Consumer<Message<List<byte[]>>> forgetCommenters(
            Inbox inbox, Referater referater, Directory directory) {
        return inbox.each(
                DirectoryEvent.class,
                heard -> {
                    switch (heard.event()) {
                        case MemberErased(var member) -> {
                            if (directory.isGone(member)) {
                                forget(member, referater);
                            }
                        }
                        case MemberSaved _, GroupSaved _, OrganisationSaved _ -> {}
                    }
                });
    }

    /**
     * Takes comments that came by mail. A refusal is no fault: the referat was approved meanwhile,
     * or the item is not on the agenda; the comment is dropped here, and the one who took the mail
     * in keeps it. A repeat has the same id, and the referat knows it.
     */
    @Bean
    Consumer<Message<List<byte[]>>> takeComments(
            Inbox inbox, Referater referater, Sittings sittings, Clock clock) {
        return inbox.each(
                ReplyEvent.class,
                heard -> {
                    switch (heard.event()) {
                        case CommentReceived comment -> take(comment, referater, sittings, clock);
                        case ReplyReceived _, FollowUpClosingReceived _, ReplyForgotten _ -> {}
                    }
                });
    }

    private static void take(
            CommentReceived comment, Referater referater, Sittings sittings, Clock clock) {
        try {
            var sitting = sittings.of(comment.meetingId());
            referater.change(
                    comment.meetingId().value(),
                    new IdempotencyKey(comment.replyId()),
                    it ->
                            it.comment(
                                    sitting,
                                    comment.memberId(),
                                    comment.text(),
                                    comment.itemNumber(),
                                    clock.instant()));
        } catch (Refused refused) {
            LOG.info(
                    "The comment {} on {} is dropped: {}",
                    comment.replyId(),
                    comment.meetingId(),
                    refused.refusal().getClass().getSimpleName());
        } catch (Unknown unknown) {
            LOG.info("The comment {} is on no referat: {}", comment.replyId(), comment.meetingId());
        }
    }

    private static void forget(MemberId member, Referater referater) {
        var some = referater.naming(member);
        while (!some.isEmpty()) {
            some.forEach(it -> referater.change(it.id(), null, referat -> referat.forget(member)));
            some = referater.naming(member);
        }
    }
}
