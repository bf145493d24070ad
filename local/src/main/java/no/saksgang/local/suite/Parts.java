package no.saksgang.local.suite;

import java.util.List;
import no.saksgang.local.clock.SuiteClock;
import no.saksgang.local.mail.Mailbox;

/** The parts of a suite, as processes of this machine or as containers. */
sealed interface Parts permits Processes, Containers {
    /** What the services need; it is started before them. */
    List<Part> servers();

    List<Part> services();

    /**
     * Where the mail shows that the suite sends; empty for ever if it goes to somebody else's
     * server.
     */
    Mailbox mailbox();

    /** True if one of the parts will listen there. */
    boolean takes(Port port);

    /** Ends what an earlier suite of the same kind may have left running on the same ports. */
    void clear();

    /**
     * Makes what must be there before the first part is started.
     *
     * @param clock what the services are to follow
     */
    void prepare(SuiteClock clock);

    /** True when the services start as fast as they can. */
    boolean startFast();

    /**
     * Makes what lets the services start faster next time; gives up when the parts are ended.
     *
     * @return true when it is made
     */
    boolean makeFastStarts() throws InterruptedException;

    /** Ends every part, within 5 s. */
    void end();
}
