package no.saksgang.minutesservice.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Looks for every word of the real referat that the suite was built after, names left out, among
 * the words of that same referat. What comes is in {@code compounds-found.txt} for people to read:
 * of its 160 pairs of a word and a compound, 3 are wrong (gang in kapitaltilgang, tvers in
 * tverrfaglig, dagers in dagsorden), so 98 in 100 are right.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CompoundsTest {
    @Test
    void of_a_real_referat_are_found_as_the_file_says() throws IOException {
        var words = lines("referat-words.txt");
        var compounds = new Compounds(words.stream().map(Stem::of).collect(Collectors.toSet()));
        var found =
                words.stream()
                        .map(word -> line(word, compounds.of(forms(word), 100)))
                        .filter(line -> !line.endsWith(": "))
                        .toList();
        assertThat(found).isEqualTo(lines("compounds-found.txt"));
    }

    private static String line(String word, List<String> compounds) {
        return word + ": " + String.join(" ", compounds);
    }

    private static Set<String> forms(String word) {
        return new LinkedHashSet<>(List.of(word, Stem.of(word)));
    }

    private static List<String> lines(String file) throws IOException {
        try (var in = Objects.requireNonNull(CompoundsTest.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
