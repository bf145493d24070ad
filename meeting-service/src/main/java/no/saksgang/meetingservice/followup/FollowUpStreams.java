package no.saksgang.meetingservice.followup;

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
import no.saksgang.events.referat.ReferatApproved;
import no.saksgang.events.referat.ReferatCirculated;
import no.saksgang.events.referat.ReferatCommented;
import no.saksgang.events.referat.ReferatCorrected;
import no.saksgang.events.referat.ReferatEvent;
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
class FollowUpStreams {
    private static final Logger LOG = LoggerFactory.getLogger(FollowUpStreams.class);

    /** An event only says which referat to look at, so a repeat or an old one changes nothing. */
    @Bean
    Consumer<Message<List<byte[]>>> registerFollowUps(Inbox inbox, Registering registering) {
        return inbox.each(
                ReferatEvent.class,
                heard -> {
                    switch (heard.event()) {
                        case ReferatApproved it ->
                                registering.keepRight(it.meetingId(), heard.time());
                        case ReferatCorrected it ->
                                registering.keepRight(it.meetingId(), heard.time());
                        case ReferatCirculated _, ReferatCommented _ -> {}
                    }
                });
    }

    /**
     * Takes what owners say by the link in a mail. A refusal is no fault: somebody else was first,
     * or they own it no longer; it is dropped, and the owner sees so when they look. A repeat has
     * the same id, and the follow-up knows it.
     */
    @Bean
    Consumer<Message<List<byte[]>>> takeClosings(
            Inbox inbox, FollowUps followUps, Directory directory, Clock clock) {
        return inbox.each(
                ReplyEvent.class,
                heard -> {
                    switch (heard.event()) {
                        case FollowUpClosingReceived closing -> {
                            take(closing, followUps, clock);
                            // Who was erased meanwhile has noted nothing. Their erasure is stored
                            // before it is said, so whichever comes last forgets.
                            if (directory.isGone(closing.memberId())) {
                                forget(closing.memberId(), followUps);
                            }
                        }
                        case ReplyReceived _, CommentReceived _, ReplyForgotten _ -> {}
                    }
                });
    }

    private static void take(FollowUpClosingReceived closing, FollowUps followUps, Clock clock) {
        try {
            followUps.change(
                    closing.followUpId().value(),
                    new IdempotencyKey(closing.replyId()),
                    it ->
                            it.closeAsOwner(
                                    closing.memberId(),
                                    closing.note(),
                                    closing.closedAt(),
                                    clock.instant()));
        } catch (Refused refused) {
            LOG.info(
                    "The closing {} of {} is dropped: {}",
                    closing.replyId(),
                    closing.followUpId(),
                    refused.refusal().getClass().getSimpleName());
        } catch (Unknown unknown) {
            LOG.info(
                    "The closing {} is of no follow-up: {}",
                    closing.replyId(),
                    closing.followUpId());
        }
    }

    /**
     * What an erased person noted at the closing is forgotten; unless they are known again since.
     * Heard twice, the second finds nothing.
     */
    @Bean
    Consumer<Message<List<byte[]>>> forgetClosers(
            Inbox inbox, FollowUps followUps, Directory directory) {
        return inbox.each(
                DirectoryEvent.class,
                heard -> {
                    switch (heard.event()) {
                        case MemberErased(var member) -> {
                            if (directory.isGone(member)) {
                                forget(member, followUps);
                            }
                        }
                        case MemberSaved _, GroupSaved _, OrganisationSaved _ -> {}
                    }
                });
    }

    private static void forget(MemberId member, FollowUps followUps) {
        var some = followUps.notedBy(member);
        while (!some.isEmpty()) {
            some.forEach(it -> followUps.change(it.id(), null, one -> one.forget(member)));
            some = followUps.notedBy(member);
        }
    }
}
