package no.saksgang.notificationservice.delivery;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Senders in a process of their own, to be killed. */
final class SenderProcess {
    private SenderProcess() {}

    static Process start(String mongoUri, String database, int smtpPort, Duration lease)
            throws IOException {
        return new ProcessBuilder(
                        List.of(
                                new File(System.getProperty("java.home"), "bin/java").getPath(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx128m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SenderProcess.class.getName(),
                                mongoUri,
                                database,
                                Integer.toString(smtpPort),
                                lease.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] args) throws InterruptedException {
        new Sending(args[0], args[1], Integer.parseInt(args[2]), Duration.parse(args[3])).start();
        new CountDownLatch(1).await();
    }
}
