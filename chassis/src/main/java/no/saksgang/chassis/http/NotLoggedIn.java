package no.saksgang.chassis.http;

/** Thrown when nobody says who is calling, or nobody who is believed: 401. */
public final class NotLoggedIn extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean withBadToken;

    /**
     * @param withBadToken true if there was a token, but not one to believe
     */
    public NotLoggedIn(boolean withBadToken) {
        super("not logged in", null, false, false);
        this.withBadToken = withBadToken;
    }

    boolean withBadToken() {
        return withBadToken;
    }
}
