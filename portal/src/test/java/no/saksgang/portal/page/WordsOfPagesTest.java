package no.saksgang.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WordsOfPagesTest {
    @ParameterizedTest
    @ValueSource(strings = {"_nn", "_en"})
    void are_the_same_in_every_language(String language) throws IOException {
        var files = files();

        assertThat(files).hasSizeGreaterThan(8);
        for (var file : files) {
            assertThat(PageWords.in(file, language).stringPropertyNames())
                    .describedAs(file + language)
                    .isEqualTo(PageWords.keys(file));
        }
    }

    @Test
    void are_all_read_by_the_portal() throws IOException {
        var settings = Files.readString(Path.of("src/main/resources/application.yaml"));

        assertThat(files()).allSatisfy(file -> assertThat(settings).contains("words/" + file));
    }

    private static Set<String> files() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/words"))) {
            return files.map(
                            it -> it.getFileName().toString().replaceAll("(_..)?\\.properties", ""))
                    .collect(Collectors.toSet());
        }
    }
}
