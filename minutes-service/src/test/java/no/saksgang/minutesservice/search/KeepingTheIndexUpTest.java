package no.saksgang.minutesservice.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import no.saksgang.minutesservice.MinutesServiceTest;
import no.saksgang.minutesservice.archive.Revisions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeepingTheIndexUpTest extends MinutesServiceTest {
    private static final SearchSettings QUICK =
            new SearchSettings(null, Duration.ofMillis(50), Duration.ZERO);

    @Autowired Revisions revisions;

    @Test
    void another_instance_finds_what_this_one_archived_and_says_until_when_it_may_not() {
        meetingService.say(referat("two-1").saying("1", "Om tidevannskraft.").approved());
        awaitRevision("two-1", 1);
        try (var index = MinutesIndex.inMemory()) {
            var another = new Indexer(index, revisions, QUICK);
            assertThat(another.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            assertThat(another.count()).isPositive();

            another.start();
            await().atMost(PATIENCE).until(another::isComplete);
            assertThat(another.health().getStatus()).isEqualTo(Status.UP);
            assertThat(hits(index, "tidevannskraft")).isEqualTo(1);

            // Heard by the service, found by the other.
            meetingService.say(referat("two-2").saying("1", "Mer om tidevannskraft.").approved());
            await().atMost(PATIENCE).until(() -> hits(index, "tidevannskraft") == 2);
            assertThat(another.count()).isZero();
            another.stop();
        }
    }

    @Test
    void goes_on_after_a_restart_from_where_its_folder_ends(@TempDir Path folder) {
        meetingService.say(referat("disk-1").saying("1", "Om bølgekraft.").approved());
        awaitRevision("disk-1", 1);
        runUntilComplete(folder);
        meetingService.say(referat("disk-2").saying("1", "Mer om bølgekraft.").approved());
        awaitRevision("disk-2", 1);

        try (var index = MinutesIndex.in(folder)) {
            assertThat(hits(index, "bølgekraft")).isEqualTo(1);
            assertThat(index.position()).isPositive();
        }
        runUntilComplete(folder);
        try (var index = MinutesIndex.in(folder)) {
            assertThat(hits(index, "bølgekraft")).isEqualTo(2);
        }
    }

    @Test
    void is_behind_until_what_it_holds_can_be_found() {
        try (var index = MinutesIndex.inMemory()) {
            index.put(List.of(referat("held-1").referat()), 1);
            assertThat(index.position()).isEqualTo(1);
            assertThat(index.findable()).isZero();

            index.refresh();
            assertThat(index.findable()).isEqualTo(1);
        }
    }

    private void runUntilComplete(Path folder) {
        try (var index = MinutesIndex.in(folder)) {
            var indexer = new Indexer(index, revisions, QUICK);
            indexer.start();
            await().atMost(PATIENCE).until(() -> indexer.isComplete() && indexer.count() == 0);
            indexer.stop();
        }
    }

    private static int hits(MinutesIndex index, String word) {
        return index.search(Sought.words(word)).total();
    }
}
