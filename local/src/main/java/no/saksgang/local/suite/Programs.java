package no.saksgang.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import no.saksgang.local.suite.Program.Readiness;

/**
 * The programs of a suite, with how each is called.
 *
 * @param servers what the services need, started before them
 */
record Programs(List<Program> servers, List<Program> services) {
    static final List<String> SERVICES =
            List.of("meeting-service", "minutes-service", "notification-service");

    /**
     * One machine has to hold all of them; the serial collector needs the least beside the heap.
     */
    private static final List<String> JAVA =
            List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    // For these two the serial collector would stop everything: to unload classes
                    // when the metaspace grows, and compiled code when it comes to 36 MB.
                    "-XX:MetaspaceSize=192m",
                    "-XX:SweeperThreshold=50",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private static final List<String> JAVA_OF_A_SERVICE = java("-Xmx192m");

    static Programs of(SuiteSettings settings) {
        var addresses = Addresses.of(settings);
        var servers = new ArrayList<Program>();
        if (addresses.storeIsOurs()) {
            servers.add(store(settings));
        }
        if (addresses.kafkaIsOurs()) {
            servers.add(broker(settings));
        }
        var services = SERVICES.stream().map(name -> service(name, settings, addresses)).toList();
        return new Programs(servers, services);
    }

    /** Where the logs are; made if it is not there. */
    static Path logs(Path data) {
        try {
            return Files.createDirectories(data.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Program broker(SuiteSettings settings) {
        return new Program(
                "kafka",
                java(
                        "-Xmx384m",
                        "-cp",
                        classPath(
                                built(settings, "local/broker/target/classes"),
                                built(settings, "local/broker/target/lib")),
                        "no.saksgang.local.broker.Broker",
                        settings.data().resolve("kafka").toString(),
                        "" + settings.ports().of(Port.KAFKA),
                        "" + settings.ports().of(Port.KAFKA_CONTROLLER)),
                Map.of(),
                logs(settings.data()).resolve("kafka.log"),
                new Readiness.Line("ready "));
    }

    static Program store(SuiteSettings settings) {
        return new Program(
                "store",
                java(
                        "-Xmx256m",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        classPath(
                                built(settings, "local/store/target/classes"),
                                built(settings, "local/target/lib")),
                        "no.saksgang.local.store.StoreProcess",
                        settings.data().resolve("store.mv.db").toString(),
                        "" + settings.ports().of(Port.STORE)),
                Map.of(),
                logs(settings.data()).resolve("store.log"),
                new Readiness.Line("The store listens on "));
    }

    private static Program service(String name, SuiteSettings settings, Addresses addresses) {
        var address = addresses.of(name);
        var environment = new LinkedHashMap<>(addresses.imap());
        environment.putAll(
                Map.of(
                        "SERVER_ADDRESS",
                        "127.0.0.1",
                        "SERVER_PORT",
                        "" + address.getPort(),
                        "MONGODB_URI",
                        addresses.store(),
                        "KAFKA_BOOTSTRAP_SERVERS",
                        addresses.kafka(),
                        "SMTP_HOST",
                        addresses.smtpHost(),
                        "SMTP_PORT",
                        "" + addresses.smtpPort(),
                        "SAKSGANG_CLOCK",
                        addresses.clock().toString(),
                        "SAKSGANG_LINKS_BASE",
                        addresses.links().toString(),
                        // Who tries the suite wants to see what a change does.
                        "SAKSGANG_CHANGES_GATHER",
                        settings.environment().getOrDefault("SAKSGANG_CHANGES_GATHER", "0s"),
                        // glibc keeps 64 MB for every few threads otherwise.
                        "MALLOC_ARENA_MAX",
                        "2"));
        return new Program(
                name,
                fastStart(name, settings).command(),
                environment,
                logs(settings.data()).resolve(name + ".log"),
                new Readiness.Health(URI.create(address + "/actuator/health")));
    }

    private static FastStart fastStart(String name, SuiteSettings settings) {
        var jar = built(settings, "%s/target/%s.jar".formatted(name, name));
        return new FastStart(
                name, jar, JAVA_OF_A_SERVICE, settings.home().resolve(".saksgang/fast"));
    }

    /** True when the services start as fast as they can. */
    static boolean startFast(SuiteSettings settings) {
        return SERVICES.stream().allMatch(name -> fastStart(name, settings).isMade());
    }

    /**
     * Makes what lets the services start faster next time, one after the other, until one cannot be
     * made.
     *
     * @param started told of every process that works on it
     * @return true when it is made for all
     */
    static boolean makeFastStarts(SuiteSettings settings, Consumer<Process> started)
            throws InterruptedException {
        for (var name : SERVICES) {
            if (!fastStart(name, settings).make(started)) {
                return false;
            }
        }
        return true;
    }

    /** How a service is run that nothing has been prepared for. */
    static List<String> javaOfAService(SuiteSettings settings, String name) {
        var command = new ArrayList<>(JAVA_OF_A_SERVICE);
        command.add("-jar");
        command.add(built(settings, "%s/target/%s.jar".formatted(name, name)).toString());
        return command;
    }

    private static Path built(SuiteSettings settings, String path) {
        var built = settings.home().resolve(path);
        if (!Files.exists(built)) {
            throw new SuiteFailed(
                    built + " is not there. ./saksgang up builds it, or ./mvnw package.");
        }
        return built;
    }

    private static String classPath(Path classes, Path libraries) {
        return classes + System.getProperty("path.separator") + libraries + "/*";
    }

    private static List<String> java(String... arguments) {
        var command = new ArrayList<>(JAVA);
        command.addAll(List.of(arguments));
        return command;
    }
}
