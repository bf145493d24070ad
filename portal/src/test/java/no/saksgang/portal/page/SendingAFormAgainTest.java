package no.saksgang.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import no.saksgang.portal.page.Unsent.Field;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SendingAFormAgainTest {
    private final LinkedHashMap<String, String[]> sent = new LinkedHashMap<>();

    @Test
    void keeps_every_field_and_shows_what_was_written() {
        sent.put("key", new String[] {"k1"});
        sent.put("text", new String[] {"Ta med at kapitalen\ner kartlagt."});

        assertThat(unsent().fields())
                .containsExactly(
                        new Field("key", "k1", false),
                        new Field("text", "Ta med at kapitalen\ner kartlagt.", true));
    }

    @Test
    void shows_the_text_of_each_item_of_a_correction() {
        sent.put("3.1/body", new String[] {"Rettet."});
        sent.put("3.1/decision", new String[] {"Ja.", "Nei."});

        assertThat(unsent().fields())
                .containsExactly(
                        new Field("3.1/body", "Rettet.", true),
                        new Field("3.1/decision", "Ja.", false),
                        new Field("3.1/decision", "Nei.", false));
    }

    @Test
    void does_not_send_the_token_of_the_old_page() {
        sent.put("_csrf", new String[] {"old"});

        assertThat(unsent().fields()).isEmpty();
    }

    private Unsent unsent() {
        return Unsent.of("/meetings/m1/referat/comments", sent);
    }
}
