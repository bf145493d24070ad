package no.saksgang.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the sources are: tests run in their module's directory, from Maven as from an editor. */
public final class Repository {
    private Repository() {}

    /** The directory of the parent pom. */
    public static Path root() {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("mvnw"))) {
                return at;
            }
        }
        throw new IllegalStateException(
                "not inside the repository: " + Path.of("").toAbsolutePath());
    }
}
