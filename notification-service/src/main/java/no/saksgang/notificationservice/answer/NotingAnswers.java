package no.saksgang.notificationservice.answer;

import java.util.Objects;
import java.util.Optional;
import no.saksgang.events.Envelope;
import no.saksgang.events.meeting.InvitationAnswered;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.notificationservice.calendar.Entry;
import no.saksgang.notificationservice.calendar.News;
import no.saksgang.notificationservice.mailing.Cause;
import no.saksgang.notificationservice.mailing.Planning;
import org.springframework.stereotype.Component;

/**
 * Has a mail tell a member's own calendar what they have answered by link. A calendar that answered
 * by itself knows already; what the secretariat puts down, it puts down for itself.
 */
@Component
class NotingAnswers implements News {
    private final Planning planning;

    NotingAnswers(Planning planning) {
        this.planning = planning;
    }

    @Override
    public void of(Envelope<MeetingEvent> heard, Entry before, Entry now) {
        if (heard.event() instanceof InvitationAnswered answer
                && answer.way() == InvitationAnswered.Way.LINK
                && now.about() != null
                && !now.cancelled()
                && now.answerOf(answer.memberId()).equals(Optional.of(answer))
                && isNews(before, answer)) {
            planning.plan(Cause.ofAnswer(heard, answer, now.about()));
        }
    }

    /** Who says the same again gets no second mail. */
    private static boolean isNews(Entry before, InvitationAnswered answer) {
        return before.answerOf(answer.memberId())
                .filter(it ->
                        it.answer() == answer.answer()
                                && Objects.equals(it.from(), answer.from())
                                && Objects.equals(it.until(), answer.until())
                                && Objects.equals(it.substituteId(), answer.substituteId())
                                && it.recusedFrom().equals(answer.recusedFrom()))
                .isEmpty();
    }
}
