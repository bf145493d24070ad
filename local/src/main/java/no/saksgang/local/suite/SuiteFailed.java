package no.saksgang.local.suite;

/** The suite, or a part of it, cannot go on; the message is for people and says what to do. */
public final class SuiteFailed extends RuntimeException {
    public SuiteFailed(String message) {
        super(message);
    }

    public SuiteFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
