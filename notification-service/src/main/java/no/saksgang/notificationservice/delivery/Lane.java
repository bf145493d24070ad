package no.saksgang.notificationservice.delivery;

/**
 * Mailings of one lane never wait for those of the other: a reminder to 20 goes out while an
 * announcement to 100,000 does.
 */
public enum Lane {
    /** What fits on one page. */
    URGENT,
    /** What does not. */
    BULK;

    /**
     * Whether it gives the other one a connection between two mails, or only one it has no use for.
     */
    boolean givesWay() {
        return switch (this) {
            case URGENT -> false;
            case BULK -> true;
        };
    }

    Lane other() {
        return switch (this) {
            case URGENT -> BULK;
            case BULK -> URGENT;
        };
    }
}
