package no.saksgang.notificationservice.answer;

import java.time.Instant;
import no.saksgang.chassis.http.Refusal;

/** Why an answer is not taken, for programs; people see it on the page. */
sealed interface AnswerRefusal extends Refusal {
    record MeetingHasStarted(Instant startedAt) implements AnswerRefusal {}

    record MeetingIsCancelled() implements AnswerRefusal {}

    record NoLongerInvited() implements AnswerRefusal {}

    /**
     * @param revision of the invitation that is to be answered
     */
    record InvitationHasMoved(int revision) implements AnswerRefusal {}

    record AnswerUnusable(String pointer, String why) implements AnswerRefusal, OfContent {}
}
