package no.saksgang.portal.meeting;

import java.util.Locale;
import no.saksgang.portal.login.Person;
import no.saksgang.portal.services.Meeting;

/** What is to be done next with a meeting, by the person who looks at it. */
enum NextStep {
    WRITE_AGENDA("/agenda"),
    APPROVE("/preview"),
    FOLLOW_ANSWERS("#invited"),
    RECORD_ATTENDANCE("/attendance"),
    WRITE_REFERAT("/referat"),
    READ_REFERAT("/referat"),
    ANSWER("#answer"),
    /** They have answered, and may think again. */
    ANSWERED("#answer"),
    WAIT_FOR_INVITATION(""),
    WAIT_FOR_REFERAT(""),
    COME(""),
    NOTHING("");

    private final String where;

    NextStep(String where) {
        this.where = where;
    }

    static NextStep of(Meeting meeting, Person person) {
        return meeting.runs() ? ofDesk(meeting) : ofOthers(meeting, person);
    }

    private static NextStep ofDesk(Meeting meeting) {
        return switch (meeting.status()) {
            case PLANNED -> meeting.agenda().isEmpty() ? WRITE_AGENDA : APPROVE;
            case CONVENED -> FOLLOW_ANSWERS;
            case HELD -> meeting.attendance() == null ? RECORD_ATTENDANCE : WRITE_REFERAT;
            case CONCLUDED -> READ_REFERAT;
            case CANCELLED -> NOTHING;
        };
    }

    private static NextStep ofOthers(Meeting meeting, Person person) {
        var member = person.memberId();
        return switch (meeting.status()) {
            case PLANNED -> WAIT_FOR_INVITATION;
            case CONVENED ->
                    member == null || !meeting.invitees().contains(member)
                            ? COME
                            : meeting.answerOf(member) == null ? ANSWER : ANSWERED;
            case HELD -> WAIT_FOR_REFERAT;
            case CONCLUDED -> READ_REFERAT;
            case CANCELLED -> NOTHING;
        };
    }

    /** Its words: {@code meeting.next.<key>}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where it is done; empty where there is nothing to do. */
    public String path(Meeting meeting) {
        return where.isEmpty() || where.startsWith("#")
                ? where
                : "/meetings/" + meeting.meetingId() + where;
    }
}
