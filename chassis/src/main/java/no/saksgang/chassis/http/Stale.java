package no.saksgang.chassis.http;

/** Thrown when somebody else was first: 412 (RFC 9110, 13.1.1). */
public final class Stale extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ETag current;

    public Stale(ETag current) {
        super("stale; now " + current, null, false, false);
        this.current = current;
    }

    public ETag current() {
        return current;
    }
}
