package no.saksgang.notificationservice.inbound;

import java.util.concurrent.CountDownLatch;
import no.saksgang.notificationservice.DyingProcess;
import no.saksgang.notificationservice.mailbox.Letterboxes;

/** A reader of mail, until it is about to write how far it has read, and dies. */
final class ReaderProcess {
    private ReaderProcess() {}

    public static void main(String[] args) throws InterruptedException {
        var reading = new Reading(args[0], args[1], DyingProcess.haltingAtUpdateOf("mailboxes"));
        var settings = Reading.at(Integer.parseInt(args[2]));
        Letterboxes.reading(settings, reading.mongo, reading.intake(settings)).start();
        new CountDownLatch(1).await();
    }
}
