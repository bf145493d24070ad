package no.saksgang.portal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import no.saksgang.portal.page.PageWords;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WordsOfEventsTest {
    @Test
    void say_of_every_type_what_happened() throws IOException {
        assertThat(PageWords.keys("stream"))
                .containsAll(Wanted.Type.names().stream().map(it -> "event." + it).toList());
    }
}
