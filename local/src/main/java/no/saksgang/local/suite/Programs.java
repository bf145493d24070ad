package no.saksgang.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

    static final String IDENTITY = "identity";

    static final String PORTAL = "portal";

    private static final String PORTAL_SECRET = "SAKSGANG_PORTAL_SECRET";

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

    /**
     * Compiled once and not again: on a machine that has to hold all of them the second compiler
     * takes more of the processor than it gives back, most of it while somebody waits.
     */
    private static final String COMPILED_ONCE = "-XX:TieredStopAtLevel=1";

    private static final List<String> JAVA_OF_A_SERVICE = java("-Xmx192m", COMPILED_ONCE);

    private static final List<String> JAVA_OF_IDENTITY = java("-Xmx96m", COMPILED_ONCE);

    /** Its pages are the same ones all day. */
    private static final List<String> JAVA_OF_THE_PORTAL = java("-Xmx192m");

    static Programs of(SuiteSettings settings) {
        var addresses = Addresses.of(settings);
        var servers = new ArrayList<Program>();
        if (addresses.storeIsOurs()) {
            servers.add(store(settings));
        }
        if (addresses.kafkaIsOurs()) {
            servers.add(broker(settings));
        }
        addresses.issuer().ifPresent(issuer -> servers.add(identity(settings, addresses, issuer)));
        var services = new ArrayList<Program>();
        SERVICES.forEach(name -> services.add(service(name, settings, addresses)));
        addresses.portal().ifPresent(it -> services.add(portal(settings, addresses, it)));
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

    private static Program identity(SuiteSettings settings, Addresses addresses, URI issuer) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("SERVER_PORT", "" + issuer.getPort());
        environment.put("SAKSGANG_IDENTITY_ISSUER", issuer.toString());
        environment.put("SAKSGANG_IDENTITY_FOLDER", settings.identity().toString());
        environment.put("MALLOC_ARENA_MAX", "2");
        // What the program's own application.yaml says where nobody says another.
        addresses
                .portal()
                .ifPresent(it -> environment.put("SAKSGANG_PORTAL_ADDRESS", it.toString()));
        for (var setting : List.of("SAKSGANG_PLAYER_SECRET", PORTAL_SECRET)) {
            var said = settings.environment().get(setting);
            if (said != null) {
                environment.put(setting, said);
            }
        }
        return new Program(
                IDENTITY,
                fastStart(IDENTITY, settings).command(),
                environment,
                logs(settings.data()).resolve("identity.log"),
                new Readiness.Health(issuer.resolve("/.well-known/openid-configuration")));
    }

    private static Program service(String name, SuiteSettings settings, Addresses addresses) {
        var address = addresses.of(name);
        var environment = new LinkedHashMap<>(addresses.imap());
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", "" + address.getPort());
        environment.put("MONGODB_URI", addresses.store());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", addresses.kafka());
        environment.put("SMTP_HOST", addresses.smtpHost());
        environment.put("SMTP_PORT", "" + addresses.smtpPort());
        environment.put("SAKSGANG_CLOCK", addresses.clock().toString());
        environment.put("SAKSGANG_LINKS_BASE", addresses.links().toString());
        addresses
                .portal()
                .ifPresent(it -> environment.put("SAKSGANG_PORTAL_ADDRESS", it.toString()));
        // Empty, whatever this process was told: there are no logins.
        environment.put("SAKSGANG_LOGIN_ISSUER", addresses.issuer().map(URI::toString).orElse(""));
        // Who tries the suite wants to see what a change does.
        environment.put(
                "SAKSGANG_CHANGES_GATHER",
                settings.environment().getOrDefault("SAKSGANG_CHANGES_GATHER", "0s"));
        // glibc keeps 64 MB for every few threads otherwise.
        environment.put("MALLOC_ARENA_MAX", "2");
        return new Program(
                name,
                fastStart(name, settings).command(),
                environment,
                logs(settings.data()).resolve(name + ".log"),
                new Readiness.Health(URI.create(address + "/actuator/health")));
    }

    private static Program portal(SuiteSettings settings, Addresses addresses, URI address) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("PORTAL_PORT", "" + address.getPort());
        environment.put("SAKSGANG_PORTAL_ADDRESS", address.toString());
        environment.put("SAKSGANG_LOGIN_ISSUER", addresses.issuer().map(URI::toString).orElse(""));
        // As the provider's own application.yaml has it where nobody says another.
        environment.put(
                "SAKSGANG_LOGIN_CLIENT_SECRET",
                settings.environment().getOrDefault(PORTAL_SECRET, "saksgang-portal"));
        for (var service : SERVICES) {
            environment.put(
                    "SAKSGANG_" + service.toUpperCase(Locale.ROOT).replace('-', '_'),
                    addresses.of(service).toString());
        }
        environment.put("KAFKA_BOOTSTRAP_SERVERS", addresses.kafka());
        environment.put("SAKSGANG_CLOCK", addresses.clock().toString());
        environment.put("MALLOC_ARENA_MAX", "2");
        return new Program(
                PORTAL,
                fastStart(PORTAL, settings).command(),
                environment,
                logs(settings.data()).resolve(PORTAL + ".log"),
                new Readiness.Health(address.resolve("/actuator/health")));
    }

    private static FastStart fastStart(String name, SuiteSettings settings) {
        var module = name.equals(IDENTITY) ? "local/" + name : name;
        return new FastStart(
                name,
                built(settings, "%s/target/%s.jar".formatted(module, name)),
                javaOf(name),
                settings.home().resolve(".saksgang/fast"));
    }

    private static List<String> javaOf(String name) {
        return switch (name) {
            case IDENTITY -> JAVA_OF_IDENTITY;
            case PORTAL -> JAVA_OF_THE_PORTAL;
            default -> JAVA_OF_A_SERVICE;
        };
    }

    /** The programs that can start faster. */
    private static List<String> fastStarting(SuiteSettings settings) {
        var names = new ArrayList<>(SERVICES);
        if (settings.logins()) {
            names.addAll(List.of(IDENTITY, PORTAL));
        }
        return names;
    }

    /** True when the services start as fast as they can. */
    static boolean startFast(SuiteSettings settings) {
        return fastStarting(settings).stream().allMatch(name -> fastStart(name, settings).isMade());
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
        for (var name : fastStarting(settings)) {
            if (!fastStart(name, settings).make(started)) {
                return false;
            }
        }
        return true;
    }

    /** How a service is run that nothing has been prepared for. */
    static List<String> javaOfAService(SuiteSettings settings, String name) {
        var command = new ArrayList<>(javaOf(name));
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
