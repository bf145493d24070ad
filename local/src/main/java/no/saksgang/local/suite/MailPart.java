package no.saksgang.local.suite;

import java.time.Duration;
import no.saksgang.local.mail.MailServer;

/** The mail server, which lives in this process; killing it is stopping it. */
record MailPart(String name, MailServer server) implements Part {
    @Override
    public void start() {
        server.start();
    }

    @Override
    public void awaitUp(Duration limit) {
        // it listens from when start returns
    }

    @Override
    public void awaitReady(Duration limit) {
        // the same
    }

    @Override
    public void askToEnd() {
        server.stop();
    }

    @Override
    public boolean awaitEnd(Duration limit) {
        return true;
    }

    @Override
    public void kill() {
        server.stop();
    }
}
