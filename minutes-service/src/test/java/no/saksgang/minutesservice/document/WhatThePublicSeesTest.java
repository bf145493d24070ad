package no.saksgang.minutesservice.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.saksgang.events.Place;
import no.saksgang.events.Visibility;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.AReferat;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WhatThePublicSeesTest {
    private static final AReferat REFERAT =
            AReferat.of(
                    AMeeting.aMeeting()
                            .at(new Place("Teams", "https://teams.example/1", "Torget 1"))
                            .withPapers(AMeeting.paper("p1", "Notat")));

    @Test
    void is_the_place_but_not_the_address_of_an_online_meeting() {
        assertThat(PublicReferat.of(REFERAT.referat()).place())
                .isEqualTo(new Place("Teams", null, "Torget 1"));
    }

    @Test
    void is_every_paper_where_every_item_is_for_everybody() {
        assertThat(PublicReferat.of(REFERAT.referat()).papers()).hasSize(1);
    }

    @Test
    void is_no_paper_where_an_item_is_for_members() {
        var closed = REFERAT.sayingToMembers("1", "Lukket.", null);
        assertThat(PublicReferat.of(closed.referat()).papers()).isEmpty();
    }

    @Test
    void is_no_paper_where_an_item_below_another_is_for_members() {
        var items = REFERAT.sayingToMembers("1", "Lukket.", null).referat().items();
        var above = above(items.getFirst());
        assertThat(above.visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(PublicReferat.of(REFERAT.withItems(List.of(above)).referat()).papers())
                .isEmpty();
    }

    private static ReferatItem above(ReferatItem closed) {
        return new ReferatItem(
                "2",
                null,
                null,
                "Arbeidsgrupper",
                closed.kind(),
                Visibility.PUBLIC,
                "Gruppene la fram sitt.",
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(closed));
    }
}
