package no.saksgang.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.saksgang.local.board.Board;
import no.saksgang.local.login.People;
import no.saksgang.local.suite.Ports;
import no.saksgang.local.suite.Suite;
import no.saksgang.local.suite.SuiteFailed;
import no.saksgang.local.suite.SuiteSettings;

/**
 * Measures the suite: {@code ./saksgang bench [NAME...]}. A line per figure on the screen, and all
 * of them in {@code target/bench.json}.
 */
public final class Bench {
    private static final String READY = "ready-s";
    private static final List<String> FIGURES =
            List.of(
                    READY,
                    "event-to-mail-p99-ms",
                    "command-to-confirmed-p99-ms",
                    "mails-per-second",
                    "relay-events-per-second",
                    "services-resident-mb",
                    "archive-events-per-second");

    /** What {@code ./saksgang bench mail} measures; it takes ten minutes by itself. */
    private static final String MAIL = "mail";

    /** What {@code ./saksgang bench portal} measures; it opens 10,000 connections. */
    private static final String PORTAL = "portal";

    private final Path home;
    private final Set<String> wanted;
    private final List<Figure> figures = new ArrayList<>();

    private Bench(Path home, Set<String> wanted) {
        this.home = home;
        this.wanted = wanted;
    }

    /** Arguments: the figures wanted; none means all. */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        var wanted = Set.copyOf(List.of(args));
        var unknown =
                wanted.stream()
                        .filter(name -> !FIGURES.contains(name))
                        .filter(name -> !name.equals(MAIL) && !name.equals(PORTAL))
                        .toList();
        if (!unknown.isEmpty()) {
            System.err.println(
                    "There is no figure called %s; there are %s, and those of %s and %s"
                            .formatted(unknown, FIGURES, MAIL, PORTAL));
            System.exit(2);
        }
        var home = Path.of(System.getProperty("saksgang.home", ".")).toAbsolutePath().normalize();
        var data =
                Files.createTempDirectory(
                        Files.createDirectories(home.resolve("target")), "bench-");
        try {
            new Bench(home, wanted).run(data);
        } catch (IllegalStateException
                | SuiteFailed
                | UncheckedIOException
                | CompletionException failed) {
            System.err.println(
                    "The bench cannot go on: %s%nWhat the services said lies in %s"
                            .formatted(failed.getMessage(), home.relativize(data)));
            System.exit(1);
        }
        delete(data);
    }

    private void run(Path data) throws IOException, InterruptedException {
        if (isWanted(READY)) {
            tell(Starts.second(home, data.resolve("starts")));
        }
        if (FIGURES.stream().anyMatch(name -> isWanted(name) && !name.equals(READY))) {
            workASuite(data.resolve("work"), this::measure);
        }
        if (wanted.contains(MAIL)) {
            workASuite(
                    data.resolve("mail"),
                    (suite, sink) ->
                            new MailAtScale(suite, new Load(suite), sink).measure(this::tell));
        }
        if (wanted.contains(PORTAL)) {
            Pages.measure(home, SuiteSettings.onFreePorts(home, data.resolve("pages")), this::tell);
            SseAtScale.measure(SuiteSettings.onFreePorts(home, data.resolve("portal")), this::tell);
        }
        write();
    }

    private boolean isWanted(String name) {
        return wanted.isEmpty() || wanted.contains(name);
    }

    private void workASuite(Path data, BiConsumer<Suite, Sink> measuring) {
        try (var sink = new Sink()) {
            var settings =
                    new SuiteSettings(
                            home,
                            data,
                            Ports.free(),
                            Map.of(
                                    "SMTP_HOST",
                                    "127.0.0.1",
                                    "SMTP_PORT",
                                    Integer.toString(sink.port())),
                            Optional.empty(),
                            new Board(),
                            People.ofNobody(),
                            false);
            try (var suite = Suite.start(settings)) {
                measuring.accept(suite, sink);
            }
        }
    }

    private void measure(Suite suite, Sink sink) {
        BareProducer.makeTopic(suite);
        var load = new Load(suite);
        var mailing = new Mailing(load, sink);
        SequencedMap<String, Supplier<Figure>> all = new LinkedHashMap<>();
        all.put("event-to-mail-p99-ms", mailing::latency);
        all.put("command-to-confirmed-p99-ms", new Commands(suite, load)::latency);
        all.put("mails-per-second", mailing::rate);
        all.put("relay-events-per-second", new Relaying(suite, load)::rate);
        all.put("services-resident-mb", () -> Residence.of(suite));
        all.put("archive-events-per-second", new Archiving(suite, load)::rate);
        all.forEach((name, figure) -> {
            if (isWanted(name)) {
                tell(figure.get());
            }
        });
    }

    private void tell(Figure measured) {
        figures.add(measured);
        System.out.println(measured);
    }

    private void write() {
        var lines = figures.stream().map(Bench::json).collect(Collectors.joining(",\n    "));
        var report =
                """
                {
                  "revision": "%s",
                  "machine": "%s",
                  "at": "%s",
                  "figures": [
                    %s
                  ]
                }
                """
                        .formatted(revision(), machine(), Clock.systemUTC().instant(), lines);
        try {
            var file = Files.createDirectories(home.resolve("target")).resolve("bench.json");
            Files.writeString(file, report);
            System.out.println("All of them: " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(Figure figure) {
        var json =
                String.format(
                        Locale.ROOT,
                        "{\"name\": \"%s\", \"value\": %.2f, \"unit\": \"%s\"",
                        figure.name(),
                        figure.value(),
                        figure.unit());
        return figure.floor() == null
                ? json + "}"
                : json
                        + String.format(
                                Locale.ROOT,
                                ", \"floor\": %.2f, \"ratio\": %.3f}",
                                figure.floor(),
                                figure.ratio());
    }

    private String revision() {
        try {
            var git =
                    new ProcessBuilder("git", "rev-parse", "--short", "HEAD")
                            .directory(home.toFile())
                            .redirectErrorStream(true)
                            .start();
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String machine() {
        return "%s %s, %d processors, Java %s"
                .formatted(
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"));
    }

    private static void delete(Path directory) throws IOException {
        try (var all = Files.walk(directory)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
