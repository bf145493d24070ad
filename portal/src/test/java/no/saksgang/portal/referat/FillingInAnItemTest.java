package no.saksgang.portal.referat;

import static no.saksgang.portal.referat.AWrittenReferat.MARI;
import static no.saksgang.portal.referat.AWrittenReferat.TERJE;
import static no.saksgang.portal.referat.AWrittenReferat.aReferat;
import static no.saksgang.portal.referat.AWrittenReferat.followUp;
import static no.saksgang.portal.referat.AWrittenReferat.named;
import static no.saksgang.portal.referat.AWrittenReferat.roll;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.portal.referat.ItemForm.Incomplete;
import no.saksgang.portal.referat.Note.Named;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FillingInAnItemTest {
    private final LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();

    @Test
    void what_a_form_shows_reads_as_the_same() {
        for (var item :
                List.of(
                        only(aReferat().saying("Tekst.")),
                        only(aReferat().deciding("Vedtatt.")),
                        only(aReferat().statement("Oslo kommune", "Fokus.", named("Anne Solberg"))),
                        only(aReferat().statement("Indre Østfold", "Kapital.", TERJE)),
                        only(
                                aReferat()
                                        .followedUp(
                                                "Notert.",
                                                followUp(
                                                        "Doodle",
                                                        MARI,
                                                        LocalDate.of(2025, 9, 25)))))) {
            assertThat(ItemForm.of(item, roll()).read(item, roll()).note())
                    .isEqualTo(Note.of(item));
        }
    }

    @Test
    void empty_lines_say_nothing() {
        form.add("decision", " ");
        form.add("saidBy", "");
        form.add("themeTitle", "");
        var read = typed();
        assertThat(read.note().decisions()).isEmpty();
        assertThat(read.note().statements()).isEmpty();
        assertThat(read.incomplete()).isEmpty();
        // Shown again, they are not there: each showing adds an empty one to write in.
        var shown = ItemForm.typed("1", "", form);
        assertThat(shown.decisions()).isEmpty();
        assertThat(shown.statements()).isEmpty();
        assertThat(shown.themes()).isEmpty();
    }

    @Test
    void a_name_of_a_member_is_the_member_and_any_other_is_a_name() {
        form.add("saidBy", "Oslo kommune");
        form.add("saidSpeakers", "terje myrseth, Anne Solberg");
        form.add("saidBody", "Fokus.");
        assertThat(typed().note().statements().getFirst().speakers())
                .containsExactly(
                        new Named(TERJE.memberId(), null, null),
                        new Named(null, "Anne Solberg", null));
    }

    @Test
    void for_whom_a_member_speaks_need_not_be_written() {
        form.add("saidBy", "");
        form.add("saidSpeakers", "Terje Myrseth");
        form.add("saidBody", "Kapital.");
        assertThat(typed().note().statements().getFirst().represents()).isEqualTo("Indre Østfold");
    }

    @Test
    void a_statement_that_has_no_text_yet_waits() {
        form.add("body", "Kommunene delte status.");
        form.add("saidBy", "Oslo kommune");
        var read = typed();
        assertThat(read.incomplete()).containsExactly(Incomplete.STATEMENT_BODY);
        assertThat(read.note().statements()).isEmpty();
        assertThat(read.note().body()).isEqualTo("Kommunene delte status.");
    }

    @Test
    void a_line_whose_button_was_pressed_is_gone() {
        form.add("decision", "Første.");
        form.add("decision", "Andre.");
        form.add("remove", "decision-0");
        assertThat(typed().note().decisions()).containsExactly(new Note.Text("Andre."));
    }

    @Test
    void lines_end_as_they_do_elsewhere() {
        form.add("body", "Én.\r\nTo.");
        assertThat(typed().note().body()).isEqualTo("Én.\nTo.");
    }

    private ItemForm.Reading typed() {
        return ItemForm.typed("1", "", form).read(null, roll());
    }

    private static ReferatItem only(AWrittenReferat referat) {
        return referat.referat().items().getFirst();
    }
}
