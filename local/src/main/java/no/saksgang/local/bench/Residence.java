package no.saksgang.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.saksgang.local.suite.Suite;

/** Measures how much memory the services hold, as the operating system sees it. */
final class Residence {
    private static final List<String> SERVICES =
            List.of("meeting-service", "minutes-service", "notification-service");
    private static final double KB_IN_MB = 1024;

    private Residence() {}

    /** All services together, broker and store apart. */
    static Figure of(Suite suite) {
        var kb = SERVICES.stream().mapToLong(service -> residentKb(suite.pidOf(service))).sum();
        return Figure.alone("services-resident-mb", kb / KB_IN_MB, "MB");
    }

    /** One service alone, in kB. */
    static long ofKb(Suite suite, String service) {
        return residentKb(suite.pidOf(service));
    }

    /** One process alone, in kB. */
    static long residentKb(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("only Linux tells this", e);
        }
    }
}
