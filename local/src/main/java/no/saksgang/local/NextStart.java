package no.saksgang.local;

import no.saksgang.local.suite.Suite;

/** Uses the time in which a suite runs to make the next start of this build a faster one. */
record NextStart(Terminal terminal) {
    /** Returns at once; what it begins ends with the suite at the latest. */
    void prepare(Suite suite) {
        if (!suite.startsFast()) {
            terminal.say("The next start is being made faster, in the background and only once.");
            Thread.ofVirtual().name("next-start").start(suite::makeFastStarts);
        }
    }
}
