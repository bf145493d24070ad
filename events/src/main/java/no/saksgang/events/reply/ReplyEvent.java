package no.saksgang.events.reply;

import no.saksgang.events.Event;

/** What is said on {@code saksgang.replies}. */
public sealed interface ReplyEvent extends Event permits ReplyReceived {}
