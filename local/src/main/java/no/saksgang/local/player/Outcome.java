package no.saksgang.local.player;

/** How a play ended. */
public sealed interface Outcome {
    /**
     * Everything that was expected was seen.
     *
     * @param expectations how many there were
     */
    record AllSeen(int expectations) implements Outcome {}

    /**
     * Something was not seen; what comes after it was not played.
     *
     * @param what the first thing missing, in words for people: where, what was expected, what came
     */
    record Missing(String what) implements Outcome {}
}
