package no.saksgang.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that are made from the records and committed, so that a review shows what subscribers will
 * see. A test holds them against the records; {@code -Dschemas.renew=true} writes them anew.
 */
final class Generated {
    static final Path RESOURCES = Path.of("src/main/resources");
    static final String RENEWAL =
            "renew it with: ./mvnw -pl events test -Dschemas.renew=true, and look at the difference";

    private Generated() {}

    /** Whether the files are to be written anew; {@code incompatibly} gives up the promise. */
    static boolean renewing() {
        return !System.getProperty("schemas.renew", "false").equals("false");
    }

    /** Whether even what subscribers rely on may change: before the first release, say. */
    static boolean renewingIncompatibly() {
        return System.getProperty("schemas.renew", "").equals("incompatibly");
    }

    /** Holds the committed file against what the records give now, or renews it. */
    static void isCommitted(Path file, String now) {
        try {
            if (renewing()) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, now);
            }
            assertThat(file).as("%s; %s", file, RENEWAL).exists();
            assertThat(Files.readString(file)).as("%s; %s", file, RENEWAL).isEqualTo(now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
