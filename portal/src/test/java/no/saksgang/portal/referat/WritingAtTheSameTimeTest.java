package no.saksgang.portal.referat;

import static no.saksgang.portal.referat.AWrittenReferat.aReferat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.saksgang.events.referat.References;
import no.saksgang.portal.referat.Draft.Around;
import no.saksgang.portal.services.Referat;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WritingAtTheSameTimeTest {
    private static final Referat READ = aReferat().saying("Først.").saying("Så.").referat();

    @Test
    void one_item_is_put_into_the_newest_draft_whatever_others_have_written_elsewhere() {
        var newest = aReferat().saying("Først.").saying("Så, av en annen.").referat();
        assertThat(Draft.of(newest).with(saying("1", "Først, og mer."), read("1")))
                .hasValueSatisfying(it ->
                        assertThat(it.items())
                                .extracting(Note::body)
                                .containsExactly("Først, og mer.", "Så, av en annen."));
    }

    @Test
    void an_item_that_somebody_else_has_written_meanwhile_is_not_written_over() {
        var newest = aReferat().saying("Først, av en annen.").saying("Så.").referat();
        assertThat(Draft.of(newest).with(saying("1", "Først, og mer."), read("1"))).isEmpty();
    }

    @Test
    void the_same_words_are_no_conflict() {
        var newest = aReferat().saying("Likt.").saying("Så.").referat();
        assertThat(Draft.of(newest).with(saying("1", "Likt."), read("1"))).isPresent();
    }

    @Test
    void an_item_is_written_over_by_who_has_read_what_stands() {
        var newest = aReferat().saying("Først, av en annen.").saying("Så.").referat();
        var seen = Note.of(newest.items()).getFirst().fingerprint();
        assertThat(Draft.of(newest).with(saying("1", "Begge deler."), seen)).isPresent();
    }

    @Test
    void the_introduction_is_not_written_over_either() {
        var mine = new Around(References.NONE, "Min.", null);
        var theirs = new Draft(References.NONE, "Deres.", null, List.of());
        var read = Around.of(READ).fingerprint();
        assertThat(theirs.with(mine, read)).isEmpty();
        assertThat(Draft.of(READ).with(mine, read)).isPresent();
    }

    private static String read(String number) {
        return Note.of(READ.items()).stream()
                .filter(it -> it.number().equals(number))
                .findFirst()
                .orElseThrow()
                .fingerprint();
    }

    private static Note saying(String number, String body) {
        return new Note(number, body, null, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
