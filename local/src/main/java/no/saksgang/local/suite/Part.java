package no.saksgang.local.suite;

import java.time.Duration;

/** Something of the suite that is started and ended by itself. */
sealed interface Part permits ProcessPart, MailPart, ContainerPart {
    /** What one kills it by. */
    String name();

    /** Starts it and returns at once. Nothing happens to one that runs. */
    void start();

    /**
     * Waits until it answers, though what it needs may be away.
     *
     * @throws SuiteFailed if it ended or took longer than {@code limit}
     */
    void awaitUp(Duration limit) throws InterruptedException;

    /**
     * Waits until it does all of its work.
     *
     * @throws SuiteFailed if it ended or took longer than {@code limit}
     */
    void awaitReady(Duration limit) throws InterruptedException;

    /** Asks it to end in order, and returns at once. */
    void askToEnd();

    /** True when it has ended; false if it still runs after {@code limit}. */
    boolean awaitEnd(Duration limit) throws InterruptedException;

    /** Ends it without warning, as a power cut would; it has ended when this returns. */
    void kill();
}
