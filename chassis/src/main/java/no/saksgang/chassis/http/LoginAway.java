package no.saksgang.chassis.http;

/** Thrown when a token cannot be judged because the identity provider does not answer: 503. */
public final class LoginAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LoginAway(Exception why) {
        super("the identity provider does not answer: " + why.getMessage(), why, false, false);
    }
}
