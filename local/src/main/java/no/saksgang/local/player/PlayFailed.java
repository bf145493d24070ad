package no.saksgang.local.player;

/** The play cannot go on: what was expected, and what came instead, in words for people. */
final class PlayFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String what;

    PlayFailed(String what) {
        super(what);
        this.what = what;
    }

    /** The message. */
    String what() {
        return what;
    }
}
