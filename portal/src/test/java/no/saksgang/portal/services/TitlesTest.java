package no.saksgang.portal.services;

import static org.assertj.core.api.Assertions.assertThat;

import no.saksgang.portal.services.Titles.Worded;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TitlesTest {
    @Test
    void of_what_has_words_alone_are_the_first_of_them() {
        assertThat(new Worded("Innhente tilbud\nog se på dem").firstWords())
                .isEqualTo("Innhente tilbud");
        assertThat(
                        new Worded(
                                        "Sende alle kommunene det reviderte forslaget til felles planprogram og be om innspill")
                                .firstWords())
                .isEqualTo(
                        "Sende alle kommunene det reviderte forslaget til felles planprogram og be om …");
        assertThat(new Worded("x".repeat(100)).firstWords()).isEqualTo("x".repeat(80) + " …");
        assertThat(new Worded("").firstWords()).isEmpty();
    }
}
