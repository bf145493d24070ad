package no.saksgang.chassis.http;

/** What the command would cause cannot be said beforehand, and that alone was asked for. */
record CommandNotForeseen() implements Refusal.OfContent {}
