package no.saksgang.notificationservice.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.notificationservice.comment.Remarks.Remark;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.AReferat;
import no.saksgang.testing.People;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RemarksTest {
    private static final List<ReferatItem> ITEMS =
            AReferat.of(AMeeting.aMeeting()).circulated(People.NOON).items();

    @Test
    void are_on_the_item_that_their_line_names_and_else_on_the_whole() {
        assertThat(
                        Remarks.in(
                                """
                                Hei,
                                Godt referat!

                                Sak 2: Tallet skal være 14.
                                Det står 41.
                                - Til sak 4 – Nordvik sa ikke dette.
                                """,
                                ITEMS))
                .containsExactly(
                        new Remark(null, "Godt referat!"),
                        new Remark("2", "Tallet skal være 14.\nDet står 41."),
                        new Remark("4", "Nordvik sa ikke dette."));
    }

    @Test
    void keep_the_words_of_an_item_that_there_is_not() {
        assertThat(Remarks.in("Sak 99: Hva med denne?", ITEMS))
                .containsExactly(new Remark(null, "Sak 99: Hva med denne?"));
    }

    @Test
    void are_none_where_there_is_only_a_greeting() {
        assertThat(Remarks.in("Hei,\n", ITEMS)).isEmpty();
    }
}
