package no.saksgang.local.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made is the JVM's; that a suite starts with it the bench shows. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StartingFastTest {
    private static final List<String> JAVA =
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx32m");

    @TempDir Path folder;
    private Path jar = Path.of("");
    private Path all = Path.of("");

    @BeforeEach
    void build() throws IOException {
        jar = folder.resolve("a-service.jar");
        all = folder.resolve("fast");
        build("first");
    }

    @Test
    void begins_with_the_jar_while_there_is_no_cache() {
        assertThat(aService(JAVA).command()).containsExactly(with(JAVA, "-jar", jar.toString()));
    }

    @Test
    void takes_the_cache_that_was_made_for_this_jar_and_these_options() throws IOException {
        pretendMade();

        assertThat(aService(JAVA).isMade()).isTrue();
        assertThat(aService(JAVA).command())
                .anyMatch(it -> it.startsWith("-XX:AOTCache=" + all))
                .contains("-XX:+VerifySharedSpaces")
                .last()
                .asString()
                .startsWith(all.toString());
    }

    @Test
    void takes_the_cache_when_the_same_was_built_anew() throws IOException {
        pretendMade();

        build("first");

        assertThat(aService(JAVA).isMade()).isTrue();
    }

    @Test
    void takes_no_cache_of_an_earlier_build_or_of_other_options() throws IOException {
        pretendMade();

        assertThat(aService(List.of(JAVA.getFirst(), "-Xmx64m")).isMade()).isFalse();
        build("second");
        assertThat(aService(JAVA).command()).containsExactly(with(JAVA, "-jar", jar.toString()));
    }

    @Test
    void leaves_the_start_as_it_was_when_no_cache_can_be_made() throws Exception {
        pretendMade();
        build("no program");
        var started = new ArrayList<Process>();

        assertThat(aService(JAVA).make(started::add)).isFalse();

        assertThat(aService(JAVA).command()).containsExactly(with(JAVA, "-jar", jar.toString()));
        assertThat(started).isNotEmpty().noneMatch(Process::isAlive);
        assertThat(all).isDirectoryNotContaining("glob:**/a-service-*");
    }

    private FastStart aService(List<String> java) {
        return new FastStart("a-service", jar, java, all);
    }

    private void pretendMade() throws IOException {
        var cache = aService(JAVA).cache();
        Files.createDirectories(cache.getParent());
        Files.writeString(cache, "cache");
    }

    private void build(String content) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("content"));
            zip.write(content.getBytes(UTF_8));
            zip.closeEntry();
        }
    }

    private static String[] with(List<String> command, String... more) {
        var all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
