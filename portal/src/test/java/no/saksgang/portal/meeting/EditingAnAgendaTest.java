package no.saksgang.portal.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Visibility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EditingAnAgendaTest {
    private static final Draft THREE =
            new Draft(
                    List.of(
                            item("Opening"),
                            item("Plan", item("Money"), item("People")),
                            item("End")));

    @Test
    void numbers_the_items_and_those_below_them() {
        assertThat(titles(THREE))
                .containsExactly("1 Opening", "2 Plan", "2.1 Money", "2.2 People", "3 End");
    }

    @Test
    void moves_an_item_up_with_what_is_below_it() {
        assertThat(titles(THREE.up("2")))
                .containsExactly("1 Plan", "1.1 Money", "1.2 People", "2 Opening", "3 End");
    }

    @Test
    void moves_an_item_below_another_among_its_own() {
        assertThat(titles(THREE.down("2.1")))
                .containsExactly("1 Opening", "2 Plan", "2.1 People", "2.2 Money", "3 End");
    }

    @Test
    void leaves_the_first_first_and_the_last_last() {
        assertThat(THREE.up("1")).isEqualTo(THREE);
        assertThat(THREE.down("3")).isEqualTo(THREE);
        assertThat(THREE.down("2.2")).isEqualTo(THREE);
    }

    @Test
    void puts_a_dragged_item_into_the_place_of_another() {
        assertThat(titles(THREE.move("1", "3")))
                .containsExactly("1 Plan", "1.1 Money", "1.2 People", "2 End", "3 Opening");
        assertThat(titles(THREE.move("3", "1"))).startsWith("1 End", "2 Opening");
    }

    @Test
    void does_not_drag_an_item_to_another_level() {
        assertThat(THREE.move("2.1", "3")).isEqualTo(THREE);
        assertThat(THREE.move("1", "2.1")).isEqualTo(THREE);
    }

    @Test
    void adds_an_item_last_or_last_below_another() {
        assertThat(titles(THREE.add(item("More")))).endsWith("4 More");
        assertThat(titles(THREE.add("2", item("More")))).contains("2.3 More");
    }

    @Test
    void says_an_item_anew_and_keeps_what_is_below_it() {
        assertThat(titles(THREE.replace("2", item("Another plan"))))
                .containsExactly("1 Opening", "2 Another plan", "2.1 Money", "2.2 People", "3 End");
    }

    @Test
    void takes_an_item_away_with_what_is_below_it() {
        assertThat(titles(THREE.remove("2"))).containsExactly("1 Opening", "2 End");
        assertThat(titles(THREE.remove("2.1"))).contains("2.1 People").doesNotContain("2.1 Money");
    }

    @Test
    void changes_nothing_for_a_number_that_no_item_has() {
        assertThat(THREE.remove("9")).isEqualTo(THREE);
        assertThat(THREE.up("2.7")).isEqualTo(THREE);
        assertThat(THREE.move("1", "")).isEqualTo(THREE);
    }

    @Test
    void keeps_which_referater_an_item_approves() {
        var approves = List.of(new MeetingId("m1"));
        var item =
                new AgendaItem(
                        "",
                        null,
                        null,
                        "Minutes",
                        ItemKind.APPROVAL_OF_REFERAT,
                        null,
                        null,
                        List.of(),
                        approves,
                        Visibility.PUBLIC,
                        List.of());
        var draft = new Draft(List.of(item)).up("1");
        assertThat(draft.items().getFirst().approves()).isEqualTo(approves);
        assertThat(draft.request().toString()).contains("approves=[m1]");
    }

    static AgendaItem item(String title, AgendaItem... below) {
        return new AgendaItem(
                "",
                null,
                null,
                title,
                ItemKind.DISCUSSION,
                null,
                null,
                List.of(),
                List.of(),
                Visibility.PUBLIC,
                Arrays.asList(below));
    }

    private static List<String> titles(Draft draft) {
        return draft.items().stream()
                .<String>mapMulti((it, all) -> {
                    all.accept(it.number() + " " + it.title());
                    it.items().forEach(below -> all.accept(below.number() + " " + below.title()));
                })
                .toList();
    }
}
