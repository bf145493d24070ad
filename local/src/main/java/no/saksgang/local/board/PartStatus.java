package no.saksgang.local.board;

import java.time.Duration;

/**
 * How a part of the suite is.
 *
 * @param part its name, as one kills it by
 * @param after how long the step to this state took; zero where nothing was waited for
 */
public record PartStatus(String part, State state, Duration after) {
    public enum State {
        WAITING,
        STARTING,
        READY,
        /** Somebody else's server, which we neither start nor stop. */
        EXTERNAL,
        STOPPED,
        KILLED,
        /** Ended by itself, or did not start. */
        FAILED
    }

    /** True if the suite can be used as far as this part goes. */
    public boolean usable() {
        return state == State.READY || state == State.EXTERNAL;
    }
}
