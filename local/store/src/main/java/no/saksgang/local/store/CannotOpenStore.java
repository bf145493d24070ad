package no.saksgang.local.store;

/** Why a store cannot be had, in one line that names the file or the port. */
public final class CannotOpenStore extends RuntimeException {

    CannotOpenStore(String message, Throwable cause) {
        super(message, cause);
    }
}
