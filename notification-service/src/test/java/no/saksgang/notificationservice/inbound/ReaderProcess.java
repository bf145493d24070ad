package no.saksgang.notificationservice.inbound;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import no.saksgang.notificationservice.mailbox.Letterboxes;
import org.bson.BsonDocument;

/**
 * A reader of mail in a process of its own, which dies when it is about to write how far it has
 * read. It has no hook for this: a listener on its driver halts it.
 */
final class ReaderProcess {
    private ReaderProcess() {}

    static Process dyingBeforeItsPlace(String mongoUri, String database, int imapPort)
            throws IOException {
        return new ProcessBuilder(
                        List.of(
                                new File(System.getProperty("java.home"), "bin/java").getPath(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx128m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ReaderProcess.class.getName(),
                                mongoUri,
                                database,
                                Integer.toString(imapPort)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] args) throws InterruptedException {
        var reading = new Reading(args[0], args[1], new Halting());
        var settings = Reading.at(Integer.parseInt(args[2]));
        Letterboxes.reading(settings, reading.mongo, reading.intake(settings)).start();
        new CountDownLatch(1).await();
    }

    private static final class Halting implements CommandListener {
        @Override
        public void commandStarted(CommandStartedEvent event) {
            if (event.getCommandName().equals("update") && movesOn(event.getCommand())) {
                Runtime.getRuntime().halt(9);
            }
        }

        private static boolean movesOn(BsonDocument update) {
            return update.getString("update").getValue().equals("mailboxes");
        }
    }
}
