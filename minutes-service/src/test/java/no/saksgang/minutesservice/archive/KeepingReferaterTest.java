package no.saksgang.minutesservice.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Topic;
import no.saksgang.minutesservice.MinutesServiceTest;
import no.saksgang.testing.KafkaRecords;
import no.saksgang.testing.Servers;
import org.bson.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeepingReferaterTest extends MinutesServiceTest {
    @Autowired Revisions revisions;

    @Test
    void keeps_every_revision_and_says_so() {
        var approved = referat("keep-1").saying("1", "Slik ble det godkjent.");
        meetingService.say(approved.approved());
        meetingService.say(approved.saying("1", "Slik skal det være.").corrected("Feil beløp"));
        awaitRevision("keep-1", 2);

        assertThat(body("keep-1", 1)).isEqualTo("Slik ble det godkjent.");
        assertThat(body("keep-1", 2)).isEqualTo("Slik skal det være.");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(said("keep-1"))
                                .containsExactly("minutes/keep-1:1", "minutes/keep-1:2"));
    }

    @Test
    void changes_nothing_when_the_topic_is_heard_again_from_the_start() {
        var first = referat("again-1");
        meetingService.say(first.approved());
        meetingService.say(first.corrected("Feil navn"));
        meetingService.say(referat("again-2").approved());
        awaitRevision("again-1", 2);
        awaitRevision("again-2", 1);
        await().atMost(PATIENCE).until(() -> said("again-1").size() + said("again-2").size() == 3);
        var before = stored();

        // The same records once more, and one behind them that shows when they have been heard.
        var records = KafkaRecords.at(Servers.kafka()).of(Topic.REFERATER);
        records.forEach(it ->
                meetingService.put(
                        Topic.REFERATER.topicName(), it.key(), it.headers(), it.value()));
        IntStream.range(0, 20).forEach(i -> meetingService.say(referat("after-" + i).approved()));
        IntStream.range(0, 20).forEach(i -> awaitRevision("after-" + i, 1));

        assertThat(stored()).containsAll(before);
        assertThat(said("again-1")).containsExactly("minutes/again-1:1", "minutes/again-1:2");
        assertThat(said("again-2")).containsExactly("minutes/again-2:1");
    }

    @Test
    void announces_what_a_kill_left_stored_but_not_announced() {
        var approved = referat("kill-1").approved();
        revisions.add(List.of(new Revision(approved.referat(), null, Instant.EPOCH)));

        meetingService.say(approved);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(said("kill-1")).containsExactly("minutes/kill-1:1"));
        assertThat(revisions.find(new MeetingId("kill-1"), 1).orElseThrow().archivedAt())
                .isEqualTo(Instant.EPOCH);
    }

    @Test
    void keeps_the_neighbours_of_a_record_that_cannot_be_read() {
        meetingService.poison(
                Topic.REFERATER,
                "no.saksgang.ReferatApproved.v1",
                "referat/poison",
                "{\"meetingId\":".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        meetingService.say(referat("beside-1").approved());

        awaitRevision("beside-1", 1);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(KafkaRecords.at(Servers.kafka()).dead())
                                .extracting(it -> it.key())
                                .contains("referat/poison"));
    }

    @Test
    void numbers_without_a_gap_whoever_writes() throws InterruptedException {
        var before = revisions.last();
        var writers =
                IntStream.range(0, 4)
                        .mapToObj(writer ->
                                Thread.ofPlatform()
                                        .start(() -> {
                                            var own = new Revisions(mongo);
                                            for (var i = 0; i < 10; i++) {
                                                // Each also tries the next one's.
                                                own.add(
                                                        List.of(
                                                                numbered(writer, i),
                                                                numbered(writer + 1, i)));
                                            }
                                        }))
                        .toList();
        for (var writer : writers) {
            writer.join();
        }

        var numbers = new ArrayList<Long>();
        var ids = new ArrayList<String>();
        for (var next = revisions.after(before, 7);
                !next.isEmpty();
                next = revisions.after(numbers.getLast(), 7)) {
            next.forEach(it -> {
                numbers.add(it.number());
                ids.add(it.revision().id());
            });
        }
        assertThat(ids.stream().filter(it -> it.startsWith("writer-")))
                .hasSize(50)
                .doesNotHaveDuplicates();
        assertThat(numbers).first().isEqualTo(before + 1);
        assertThat(numbers).last().isEqualTo(before + numbers.size());
    }

    private static Revision numbered(int writer, int i) {
        return new Revision(referat("writer-" + writer + "-" + i).referat(), null, Instant.EPOCH);
    }

    private String body(String meetingId, int revision) {
        return String.valueOf(
                revisions
                        .find(new MeetingId(meetingId), revision)
                        .orElseThrow()
                        .referat()
                        .items()
                        .getFirst()
                        .body());
    }

    private List<Document> stored() {
        var all = new ArrayList<Document>();
        mongo.getCollection("revisions").find().into(all);
        mongo.getCollection("minutes").find(new Document("waiting", false)).into(all);
        return all;
    }
}
