package no.saksgang.events.mailing;

/** Whether a mailing that has not ended goes on. */
public enum MailingState {
    SENDING,
    /** By a person, until it is resumed. */
    PAUSED,
    /** By a person, for good: who has not got it does not get it. */
    STOPPED
}
