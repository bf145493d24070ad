package no.saksgang.events.mailing;

/** What a mailing is for. */
public enum Purpose {
    INVITATION,
    AMENDMENT,
    RESCHEDULING,
    CANCELLATION,
    WELCOME,
    FAREWELL,
    PAPER,
    REFERAT_DRAFT,
    REFERAT_APPROVED,
    REFERAT_CORRECTED,
    CONFERENCE,
    CONFERENCE_CHANGED,
    CONFERENCE_CANCELLED,
    ANNOUNCEMENT,
    REMINDER_UNANSWERED,
    REMINDER_ATTENDING,
    REMINDER_UNCOMMENTED,
    /** To one who has answered by link: what was noted, for their calendar. */
    ANSWER_NOTED,
    /** All announcements of a day, to one who has chosen so. */
    DIGEST,
    /** To the owners of a follow-up, before it is due. */
    REMINDER_FOLLOW_UP,
    /** To the owners of a follow-up that was not done in time. */
    REMINDER_FOLLOW_UP_LATE
}
