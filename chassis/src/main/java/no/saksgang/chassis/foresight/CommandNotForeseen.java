package no.saksgang.chassis.foresight;

import no.saksgang.chassis.http.Refusal;

/** What the command would cause cannot be said beforehand, and that alone was asked for. */
record CommandNotForeseen() implements Refusal.OfContent {}
