package no.saksgang.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ImagesTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BUILT = Pattern.compile("(?m)^ +SERVICE: (\\S+)$");

    @Test
    void have_the_jar_that_they_are_built_from() throws IOException {
        var built =
                BUILT.matcher(Files.readString(HOME.resolve("docker-compose.yml")))
                        .results()
                        .map(it -> it.group(1))
                        .toList();
        assertThat(built).contains("meeting-service", "portal");
        // What is not let in here cannot be copied into an image.
        assertThat(Files.readAllLines(HOME.resolve(".dockerignore")))
                .containsAll(
                        built.stream().map(it -> "!" + it + "/target/" + it + ".jar").toList());
    }
}
