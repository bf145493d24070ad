package no.saksgang.notificationservice.foresight;

import no.saksgang.chassis.http.Refusal;

/** Why it cannot be said which mail events would cause. */
public sealed interface ForesightRefusal extends Refusal.OfContent {
    record EventsUnreadable(String why) implements ForesightRefusal {}

    record TooManyEvents(int events, int most) implements ForesightRefusal {}

    /** No command that can be foreseen says such an event. */
    record MailNotForeseen(String type) implements ForesightRefusal {}
}
