package no.saksgang.events.reply;

import no.saksgang.events.Event;

/**
 * What came in for the meeting-service to judge, on {@code saksgang.replies}. It carries members'
 * own words, so it is the one topic of work, not of record: compacted, kept for a week, and each
 * reply is taken back by a tombstone once its meeting has it.
 */
public sealed interface ReplyEvent extends Event
        permits ReplyReceived, CommentReceived, FollowUpClosingReceived, ReplyForgotten {}
