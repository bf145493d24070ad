package no.saksgang.chassis.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ShowingMarkdownTest {
    private final Markdown markdown = new Markdown();

    @Test
    void lists_and_emphasis_are_shown() {
        assertThat(markdown.html("- **Helse**\n- *Samspill*", 3))
                .contains("<li><strong>Helse</strong></li>", "<li><em>Samspill</em></li>");
    }

    @Test
    void headings_take_their_place_in_the_outline_of_the_page() {
        assertThat(markdown.html("# Sirkulærøkonomi\n\n### Videre", 4))
                .contains("<h4>Sirkulærøkonomi</h4>", "<h4>Videre</h4>");
    }

    @Test
    void html_in_the_text_is_text() {
        assertThat(markdown.html("<script>alert(1)</script> <b>x</b>", 3))
                .doesNotContain("<script", "<b>")
                .contains("&lt;script&gt;");
    }

    @Test
    void a_link_that_runs_something_goes_nowhere() {
        assertThat(markdown.html("[her](javascript:alert(1)) ![](https://elsewhere.example/x)", 3))
                .doesNotContain("javascript", "<img", "elsewhere");
    }

    @Test
    void nothing_is_shown_of_nothing() {
        assertThat(markdown.html(null, 3)).isEmpty();
        assertThat(markdown.text(null)).isEmpty();
    }

    @Test
    void the_words_alone_have_no_marks() {
        assertThat(markdown.text("**Anne Solberg** sa:\n\n- ja"))
                .isEqualTo("Anne Solberg sa:\n\n- ja");
    }

    @Test
    void the_words_to_search_for_have_no_addresses() {
        assertThat(markdown.words("# Plan\n\nSe [utkastet](https://vidda.example/u) `nå`\n- ja"))
                .isEqualTo("Plan\nSe utkastet nå\nja");
    }

    @Test
    void what_is_quoted_a_hundred_thousand_times_over_is_read_all_the_same() {
        assertThat(markdown.html(">".repeat(100_000) + " ja", 3)).contains("ja");
    }
}
