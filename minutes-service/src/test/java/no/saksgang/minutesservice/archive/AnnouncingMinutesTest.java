package no.saksgang.minutesservice.archive;

import static no.saksgang.testing.AReferat.aReferat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import no.saksgang.events.minutes.MinutesCorrected;
import no.saksgang.events.minutes.MinutesPublished;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnnouncingMinutesTest {
    @Test
    void publishes_the_first_revision_and_corrects_with_the_later_ones() {
        assertThat(saidAfter(1, 2, 3))
                .containsExactly("MinutesPublished 1", "MinutesCorrected 2", "MinutesCorrected 3");
    }

    @Test
    void says_nothing_of_a_revision_that_is_there_already() {
        assertThat(saidAfter(1, 1, 2, 1, 2))
                .containsExactly("MinutesPublished 1", "MinutesCorrected 2");
    }

    @Test
    void publishes_a_correction_whose_approval_has_not_come() {
        assertThat(saidAfter(2)).containsExactly("MinutesPublished 2");
    }

    @Test
    void says_nothing_of_an_old_revision_that_comes_late() {
        assertThat(saidAfter(2, 1, 3)).containsExactly("MinutesPublished 2", "MinutesCorrected 3");
    }

    private static List<String> saidAfter(int... revisions) {
        var minutes = Minutes.of(aReferat().id());
        Arrays.stream(revisions)
                .forEach(it -> minutes.takeIn(aReferat().atRevision(it).referat(), Instant.EPOCH));
        return minutes.recorded().stream()
                .map(said ->
                        switch (said) {
                            case MinutesPublished it -> "MinutesPublished " + it.revision();
                            case MinutesCorrected it -> "MinutesCorrected " + it.revision();
                        })
                .toList();
    }
}
