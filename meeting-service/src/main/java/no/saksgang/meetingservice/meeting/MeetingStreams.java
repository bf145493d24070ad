package no.saksgang.meetingservice.meeting;

import java.util.List;
import java.util.function.Consumer;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.chassis.inbox.Inbox;
import no.saksgang.events.directory.DirectoryEvent;
import no.saksgang.events.directory.GroupSaved;
import no.saksgang.events.directory.MemberErased;
import no.saksgang.events.directory.MemberSaved;
import no.saksgang.events.directory.OrganisationSaved;
import no.saksgang.events.meeting.AgendaApproved;
import no.saksgang.events.meeting.InvitationAnswered;
import no.saksgang.events.meeting.MeetingEvent;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What this package hears. */
@Configuration(proxyBeanMethods = false)
class MeetingStreams {
    private static final Logger LOG = LoggerFactory.getLogger(MeetingStreams.class);

    /**
     * Keeps the invitees of convened meetings right. An event only says whom to look at: what
     * counts is the directory as it now stands, so a repeat or an old event changes nothing.
     */
    @Bean
    Consumer<Message<List<byte[]>>> keepInvitees(Inbox inbox, Invitees invitees) {
        return inbox.each(
                DirectoryEvent.class,
                heard -> {
                    switch (heard.event()) {
                        case MemberSaved saved -> invitees.keepRight(saved.memberId());
                        case MemberErased(var member) -> invitees.forget(member);
                        case GroupSaved _, OrganisationSaved _ -> {}
                    }
                });
    }

    /**
     * Looks once more at a meeting that was just convened: who came into a group between the
     * reading of its members and the approval is in no invitation yet.
     */
    @Bean
    Consumer<Message<List<byte[]>>> checkInvitees(Inbox inbox, Invitees invitees) {
        return inbox.each(
                MeetingEvent.class,
                heard -> {
                    if (heard.event() instanceof AgendaApproved approved) {
                        invitees.keepRight(approved.meetingId());
                    }
                });
    }

    /** A meeting whose referat is approved is done; twice is as good as once. */
    @Bean
    Consumer<Message<List<byte[]>>> concludeMeetings(Inbox inbox, Meetings meetings) {
        return inbox.each(
                ReferatEvent.class,
                heard -> {
                    switch (heard.event()) {
                        case ReferatApproved approved ->
                                meetings.change(
                                        approved.meetingId().value(),
                                        null,
                                        it -> it.conclude(heard.time()));
                        case ReferatCirculated _, ReferatCommented _, ReferatCorrected _ -> {}
                    }
                });
    }

    /**
     * Takes answers that came by mail or link. A refusal is no fault: the answer came too late, or
     * to a meeting that is no more; it is dropped, and the member sees so when they look. A repeat
     * has the same id, and the meeting knows it.
     */
    @Bean
    Consumer<Message<List<byte[]>>> takeReplies(Inbox inbox, Answering answering) {
        return inbox.each(
                ReplyEvent.class,
                heard -> {
                    switch (heard.event()) {
                        case ReplyReceived reply -> take(reply, answering);
                        case CommentReceived _, FollowUpClosingReceived _, ReplyForgotten _ -> {}
                    }
                });
    }

    private static void take(ReplyReceived reply, Answering answering) {
        var answer =
                new Answer(
                        reply.memberId(),
                        reply.answer(),
                        reply.answeredAt(),
                        reply.revision(),
                        reply.comment(),
                        null,
                        reply.from(),
                        reply.until(),
                        reply.recusedFrom(),
                        switch (reply.way()) {
                            case LINK -> InvitationAnswered.Way.LINK;
                            case CALENDAR -> InvitationAnswered.Way.CALENDAR;
                        });
        try {
            answering.take(
                    reply.meetingId(),
                    new IdempotencyKey(reply.replyId()),
                    answer,
                    reply.substitute());
        } catch (Refused refused) {
            LOG.info(
                    "The reply {} to {} is dropped: {}",
                    reply.replyId(),
                    reply.meetingId(),
                    refused.refusal().getClass().getSimpleName());
        } catch (Unknown unknown) {
            LOG.info("The reply {} is to no meeting: {}", reply.replyId(), reply.meetingId());
        }
    }
}
