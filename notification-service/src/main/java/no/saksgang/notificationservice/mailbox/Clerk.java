package no.saksgang.notificationservice.mailbox;

/**
 * Whoever does something with the mail that comes in. What it does must be harmless to repeat: a
 * process may die after it and before the mailbox's place is written.
 */
public interface Clerk {
    /** What happens to a message in the mailbox. */
    enum Verdict {
        DONE,
        /** It cannot be read: it is moved to a folder of its own, for people to look at. */
        SET_ASIDE
    }

    /** Takes a message. */
    Verdict take(Arrived mail);

    /** Shows a message that {@link #take} stumbled over; it is set aside then. */
    void stumbled(Arrived mail, RuntimeException why);
}
