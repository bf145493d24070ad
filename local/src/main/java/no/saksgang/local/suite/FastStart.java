package no.saksgang.local.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * Lets a service start with a third of the work: from its jar unpacked, with an AOT cache (JEP 514)
 * of the classes that a start needs, loaded and linked. It is made once for what is in a jar, for
 * the JVM that runs it and for the options that it is given. Where there is none yet, the service
 * starts from its jar, and so it does with one that the JVM finds broken.
 */
final class FastStart {
    private static final String CACHE = "service.aot";
    private static final String HALF_MADE = CACHE + ".making";
    private static final String TRAINED = "service.aotconf";
    private static final long STEP_WITHIN_S = 600;

    /**
     * A service that runs to be watched must not reach the suite: it would take part in its work.
     */
    private static final Map<String, String> NOWHERE =
            Map.of(
                    "MONGODB_URI", "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=1000",
                    "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
                    "SMTP_HOST", "127.0.0.1",
                    "SMTP_PORT", "1",
                    "SERVER_PORT", "0",
                    "SAKSGANG_SEARCH_FOLDER", "",
                    // What is made late would not be seen being made.
                    "SPRING_MAIN_LAZY_INITIALIZATION", "false",
                    "SAKSGANG_CLOCK", "system");

    private final String name;
    private final Path jar;
    private final List<String> java;
    private final Path all;
    private final Path unpacked;

    /**
     * Of a service.
     *
     * @param java the command that runs it, with its options
     * @param all where those of all services are kept
     */
    FastStart(String name, Path jar, List<String> java, Path all) {
        this.name = name;
        this.jar = jar;
        this.java = List.copyOf(java);
        this.all = all;
        this.unpacked = all.resolve(name + "-" + fingerprint());
    }

    /** Of what is in the jar, whenever it was built, and of what runs it. */
    private String fingerprint() {
        var sum = new CRC32();
        add(sum, System.getProperty("java.vm.version") + " " + java);
        try (var file = new ZipFile(jar.toFile())) {
            file.stream().forEach(entry -> add(sum, entry.getName() + " " + entry.getCrc()));
        } catch (IOException e) {
            throw new SuiteFailed(jar + " cannot be read: " + e.getMessage(), e);
        }
        return "%08x".formatted(sum.getValue());
    }

    private static void add(CRC32 sum, String text) {
        sum.update(text.getBytes(UTF_8));
    }

    /** What runs the service, fast if it can be. */
    List<String> command() {
        var command = new ArrayList<>(java);
        if (isMade()) {
            // The JVM looks at a cache's sums only if told; a broken one is then as good as none.
            command.add("-XX:+VerifySharedSpaces");
            command.add("-XX:AOTCache=" + cache());
        }
        command.addAll(List.of("-jar", (isMade() ? program() : jar).toString()));
        return command;
    }

    boolean isMade() {
        return Files.isRegularFile(cache());
    }

    /** Where it is when it is whole; nothing is there before. */
    Path cache() {
        return unpacked.resolve(CACHE);
    }

    private Path program() {
        return unpacked.resolve(jar.getFileName());
    }

    /**
     * Makes it if it is not there, beside other work and with the lowest priority.
     *
     * @param started told of every process, so that it can be ended with the suite
     * @return false if it could not be made, or another suite is making it; the service then starts
     *     as it did
     */
    boolean make(Consumer<Process> started) throws InterruptedException {
        try {
            Files.createDirectories(all);
            try (var lock = FileChannel.open(all.resolve(name + ".lock"), CREATE, WRITE)) {
                if (lock.tryLock() == null) {
                    return false;
                }
                return isMade() || makeAlone(started);
            }
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    private boolean makeAlone(Consumer<Process> started) throws IOException, InterruptedException {
        forgetOthers();
        var trained = unpacked.resolve(TRAINED);
        var made = unpacked.resolve(HALF_MADE);
        var program = program().toString();
        // In two steps: with -XX:AOTCacheOutput the JVM starts the second by itself, and it would
        // outlive a suite that is ended meanwhile.
        var isWhole =
                run(started, "-Djarmode=tools", "-jar", jar, "extract", "--destination", unpacked)
                        && run(
                                started,
                                "-XX:AOTMode=record",
                                "-XX:AOTConfiguration=" + trained,
                                "-Dspring.context.exit=onRefresh",
                                "-jar",
                                program)
                        && run(
                                started,
                                "-XX:AOTMode=create",
                                "-XX:AOTConfiguration=" + trained,
                                "-XX:AOTCache=" + made,
                                "-jar",
                                program)
                        && Files.isRegularFile(made);
        if (isWhole) {
            Files.delete(trained);
            Files.move(made, cache(), StandardCopyOption.ATOMIC_MOVE);
        }
        return isWhole;
    }

    private boolean run(Consumer<Process> started, Object... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.addAll(java);
        for (var argument : arguments) {
            command.add(argument.toString());
        }
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(all.resolve(name + ".log").toFile());
        builder.environment().putAll(NOWHERE);
        var process = builder.start();
        started.accept(process);
        try {
            return process.waitFor(STEP_WITHIN_S, TimeUnit.SECONDS) && process.exitValue() == 0;
        } finally {
            process.destroyForcibly();
        }
    }

    /** An earlier build's takes 150 MB and is of no use any more; nor is one that was left half. */
    private void forgetOthers() throws IOException {
        try (var others = Files.newDirectoryStream(all, name + "-*")) {
            for (var other : others) {
                try (var files = Files.walk(other)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
