package no.saksgang.chassis.http;

/** Thrown when who is calling may not do or see this, and may know that it is there: 403. */
public final class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotAllowed() {
        super("not allowed", null, false, false);
    }
}
