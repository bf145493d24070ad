package no.saksgang.local.broker;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/**
 * One Kafka broker that is its own controller (KRaft), for the suite on one machine: {@code Broker
 * <directory> <port> <controller port>}. It listens on loopback only, keeps its data in the
 * directory and prints {@code ready 127.0.0.1:<port>} when it takes clients. SIGTERM ends it within
 * 3 s; after a SIGKILL it starts again on the same directory within a few seconds and has lost
 * nothing that it acknowledged.
 */
public final class Broker {
    /** Any fixed id: the broker never meets another one. */
    private static final String CLUSTER = "c2Frc2dhbmctbG9jYWw-LQ";

    /** Longer than an orderly end takes here, shorter than a person waits for Ctrl-C. */
    private static final long STOPS_WITHIN_MS = 2_500;

    private Broker() {}

    public static void main(String[] args) throws Exception {
        if (args.length != 3) {
            System.err.println("usage: Broker <directory> <port> <controller port>");
            System.exit(2);
        }
        var directory = Path.of(args[0]).toAbsolutePath();
        var settings = settings(directory, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        format(directory, settings);
        run(settings);
        System.out.println("ready 127.0.0.1:" + args[1]);
    }

    private static void run(Properties settings) {
        var server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
        try {
            server.startup();
        } catch (RuntimeException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    /**
     * Ends in order where that is quick; else at once, which harms a log as little as a SIGKILL.
     */
    private static void stop(KafkaRaftServer server) {
        var stopped = new CountDownLatch(1);
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    server.shutdown();
                    stopped.countDown();
                });
        try {
            if (stopped.await(STOPS_WITHIN_MS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    /** Prepares a new directory; one that is prepared stays as it is. */
    private static void format(Path directory, Properties settings) throws IOException {
        Files.createDirectories(directory);
        var file = directory.resolve("server.properties");
        try (var out = Files.newBufferedWriter(file)) {
            settings.store(out, "Written at every start by " + Broker.class.getName());
        }
        String[] format = {
            "format", "--ignore-formatted", "--cluster-id", CLUSTER, "--config", file.toString()
        };
        if (StorageTool.execute(format, new PrintStream(PrintStream.nullOutputStream())) != 0) {
            throw new IOException("cannot prepare " + directory + " for Kafka");
        }
    }

    private static Properties settings(Path directory, int port, int controllerPort) {
        var settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("log.dirs", directory.resolve("data").toString());

        // A killed broker's session has to end before it may come back: 9 s by default, so that a
        // start after a kill took 12.
        settings.put("broker.session.timeout.ms", "2000");
        settings.put("broker.heartbeat.interval.ms", "500");

        // The services create their topics; a misspelt one shall show.
        settings.put("auto.create.topics.enable", "false");
        // A referat with its comments may be large; larger is a mistake, and the test of poison
        // records sends 10 MB.
        settings.put("message.max.bytes", String.valueOf(12 << 20));
        settings.put("replica.fetch.max.bytes", String.valueOf(12 << 20));

        for (var topic :
                new String[] {
                    "offsets.topic", "transaction.state.log", "share.coordinator.state.topic"
                }) {
            settings.put(topic + ".replication.factor", "1");
            // 50 of each by default, every one with its files, for a handful of groups.
            settings.put(topic + ".num.partitions", "4");
            if (!topic.startsWith("offsets")) {
                settings.put(topic + ".min.isr", "1");
            }
        }
        // Started alone, a consumer need not wait 3 s for others of its group.
        settings.put("group.initial.rebalance.delay.ms", "0");

        // Sized for one machine.
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(16 << 20));
        return settings;
    }
}
