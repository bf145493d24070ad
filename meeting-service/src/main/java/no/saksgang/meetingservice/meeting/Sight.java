package no.saksgang.meetingservice.meeting;

import no.saksgang.events.MemberId;

/** How much of a meeting somebody sees. */
sealed interface Sight {
    record Whole() implements Sight {}

    /** A draft of an agenda is nobody's yet, and why others decline is theirs. */
    record OfMember(MemberId memberId) implements Sight {}

    /** When and where, and how many: no names and no words of anyone. */
    record Figures() implements Sight {}
}
