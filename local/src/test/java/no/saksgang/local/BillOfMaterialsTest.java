package no.saksgang.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others look up faults of our dependencies in. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BillOfMaterialsTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @BeforeEach
    void isMadeOnlineOnly() {
        assumeThat(System.getProperty("maven.is"))
                .as("Maven makes no bill of materials offline (-o)")
                .isEqualTo("offline: false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"meeting-service", "minutes-service", "notification-service"})
    void in_a_services_jar_names_every_library_of_that_jar(String service) throws IOException {
        var file = HOME.resolve("%s/target/%s.jar".formatted(service, service)).toFile();
        try (var jar = new JarFile(file)) {
            var bill =
                    JsonMapper.shared()
                            .readTree(
                                    jar.getInputStream(
                                            jar.getEntry("META-INF/sbom/application.cdx.json")));

            assertThat(bill.path("bomFormat").asString()).isEqualTo("CycloneDX");
            assertThat(namesIn(bill))
                    .containsAll(
                            jar.stream()
                                    .map(entry -> entry.getName())
                                    .filter(name -> name.matches("BOOT-INF/lib/.+\\.jar"))
                                    .map(name -> name.substring("BOOT-INF/lib/".length()))
                                    // Boot's own, which the repackaging adds.
                                    .filter(name -> !name.startsWith("spring-boot-jarmode"))
                                    .toList());
        }
    }

    @Test
    void of_all_modules_names_what_only_some_of_them_use() throws IOException {
        var bill =
                JsonMapper.shared()
                        .readTree(Files.readAllBytes(HOME.resolve("target/saksgang.cdx.json")));

        assertThat(bill.path("components").valueStream().map(it -> it.path("name").asString()))
                .contains("lucene-core", "ical4j", "kafka_2.13", "greenmail", "picocli");
    }

    private static List<String> namesIn(JsonNode bill) {
        return bill.path("components")
                .valueStream()
                .map(it ->
                        "%s-%s.jar"
                                .formatted(
                                        it.path("name").asString(), it.path("version").asString()))
                .toList();
    }
}
