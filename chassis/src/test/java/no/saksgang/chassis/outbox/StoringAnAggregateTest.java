package no.saksgang.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import no.saksgang.chassis.http.AlreadyExists;
import no.saksgang.chassis.http.ETag;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.http.Stale;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.chassis.sample.Notice;
import no.saksgang.chassis.sample.Notices;
import no.saksgang.chassis.sample.Samples;
import no.saksgang.chassis.tracing.Traces;
import no.saksgang.events.AnnouncementId;
import org.bson.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StoringAnAggregateTest {
    private static final Instant NOON = Instant.parse("2026-01-15T11:00:00Z");
    private static final IdempotencyKey KEY = new IdempotencyKey("k1");

    private final MongoTemplate mongo = Samples.emptyDatabase();
    private final Notices notices = Samples.notices(new Outbox(mongo, new Traces(Tracer.NOOP)));

    @Test
    void keeps_its_whole_state() {
        notices.add("n1", null, aNotice());

        notices.change(
                "n1",
                null,
                it -> {
                    it.add("Kl. 10 på Teams");
                    it.putUp(NOON);
                });

        var there = notices.get("n1").aggregate();
        assertThat(there.id()).isEqualTo(new AnnouncementId("n1"));
        assertThat(there.zone()).hasToString("Europe/Oslo");
        assertThat(there.lines()).containsExactly("Kl. 10 på Teams");
        assertThat(there.timesUp()).isEqualTo(1);
        assertThat(there.recorded()).isEmpty();
    }

    @Test
    void names_a_sealed_state_by_its_alias_and_not_by_its_class() {
        notices.add("n1", null, aNotice());

        assertThat(document().toJson())
                .contains("\"_type\": \"draft\"")
                .doesNotContain("no.saksgang");
    }

    @Test
    void makes_the_events_durable_in_the_same_write() {
        var notice = aNotice();
        notice.putUp(NOON);
        notices.add("n1", null, notice);
        notices.change("n1", null, it -> it.putUp(NOON));

        var pending = document().getList("pending", Document.class);
        assertThat(pending).extracting(it -> it.getLong("sequence")).containsExactly(1L, 2L);
        assertThat(document()).containsEntry("sequence", 2L).containsEntry("waiting", true);
    }

    @Test
    void leaves_removed_what_the_relay_removes_meanwhile() {
        var notice = aNotice();
        notice.putUp(NOON);
        notices.add("n1", null, notice);

        notices.change(
                "n1",
                null,
                it -> {
                    mongo.getCollection("notices")
                            .updateOne(
                                    Filters.eq("_id", "n1"),
                                    new Document("$set", new Document("pending", List.of())));
                    it.putUp(NOON);
                });

        assertThat(document().getList("pending", Document.class))
                .extracting(it -> it.getLong("sequence"))
                .containsExactly(2L);
    }

    @Test
    void writes_nothing_when_nothing_has_changed() {
        notices.add("n1", null, aNotice());

        var after = notices.change("n1", new ETag(0), null, it -> it.rename("Møte"));

        assertThat(after.version()).isZero();
        assertThat(document()).containsEntry("version", 0L);
    }

    @Test
    void is_refused_when_somebody_else_was_first() {
        notices.add("n1", null, aNotice());
        notices.change("n1", new ETag(0), null, it -> it.rename("Nytt møte"));

        assertThatThrownBy(
                        () -> notices.change("n1", new ETag(0), null, it -> it.rename("Enda et")))
                .isInstanceOfSatisfying(
                        Stale.class, it -> assertThat(it.current()).isEqualTo(new ETag(1)));
        assertThat(notices.get("n1").aggregate().title()).isEqualTo("Nytt møte");
    }

    @Test
    void changes_nothing_when_the_domain_says_no() {
        notices.add("n1", null, aNotice());
        var before = document();

        assertThatThrownBy(() ->
                        notices.change(
                                "n1",
                                null,
                                it -> {
                                    it.putUp(NOON);
                                    it.rename("tull");
                                }))
                .isInstanceOf(Refused.class);

        assertThat(document()).isEqualTo(before);
    }

    @Test
    void does_a_command_once_that_is_sent_twice() {
        notices.add("n1", null, aNotice());

        notices.change("n1", KEY, it -> it.putUp(NOON));
        var again = notices.change("n1", KEY, it -> it.putUp(NOON));

        assertThat(again.aggregate().timesUp()).isEqualTo(1);
        assertThat(document()).containsEntry("sequence", 1L);
    }

    @Test
    void remembers_the_last_sixteen_commands() {
        notices.add("n1", null, aNotice());

        IntStream.rangeClosed(1, 20)
                .forEach(i ->
                        notices.change("n1", new IdempotencyKey("k" + i), it -> it.putUp(NOON)));

        assertThat(document().getList("keys", String.class))
                .hasSize(Aggregates.KEYS)
                .startsWith("k5")
                .endsWith("k20");
    }

    @Test
    void answers_a_repeated_creation_with_what_is_stored_and_refuses_another_one() {
        notices.add("n1", KEY, aNotice());

        assertThat(notices.add("n1", KEY, aNotice()).aggregate().title()).isEqualTo("Møte");
        assertThatThrownBy(() -> notices.add("n1", new IdempotencyKey("k2"), aNotice()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusal()).isEqualTo(new AlreadyExists("n1")));
    }

    @Test
    void says_so_when_there_is_none() {
        assertThatThrownBy(() -> notices.change("nei", null, it -> it.putUp(NOON)))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void loses_no_change_of_two_that_come_together() throws Exception {
        notices.add("n1", null, aNotice());

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var changes =
                    IntStream.range(0, 20)
                            .<Callable<Object>>mapToObj(
                                    i -> () -> notices.change("n1", null, it -> it.putUp(NOON)))
                            .toList();
            for (var change : pool.invokeAll(changes)) {
                change.get();
            }
        }

        assertThat(notices.get("n1").aggregate().timesUp()).isEqualTo(20);
        assertThat(document().getList("pending", Document.class))
                .extracting(it -> it.getLong("sequence"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 20).mapToObj(Long::valueOf).toList());
    }

    @Test
    void of_many_at_once_stores_those_that_are_new_and_leaves_the_others() {
        notices.add("n1", KEY, aNotice());
        var before = document();

        var taken = notices.addAll(putUp("n1", "n2", "n3"));

        assertThat(taken).containsExactly("n1");
        assertThat(document()).isEqualTo(before);
        assertThat(sequencesPending("n2")).containsExactly(1L);
        assertThat(sequencesPending("n3")).containsExactly(1L);
        assertThat(notices.get("n3").version()).isZero();
    }

    @Test
    void of_many_at_once_wakes_the_relay_for_those_that_it_stored() throws Exception {
        var outbox = new Outbox(mongo, new Traces(Tracer.NOOP));
        var many = Samples.notices(outbox);
        many.add("n1", null, aNotice());

        many.addAll(putUp("n1", "n2", "n3"));

        assertThat(outbox.awaitSaved(Duration.ofSeconds(5), 10))
                .extracting(Outbox.Address::id)
                .containsExactly("n2", "n3");
    }

    @Test
    void knows_a_repeated_command_after_many_were_added_at_once() {
        notices.addAll(putUp("n1"));

        notices.change("n1", KEY, it -> it.putUp(NOON));
        var again = notices.change("n1", KEY, it -> it.putUp(NOON));

        assertThat(again.aggregate().timesUp()).isEqualTo(2);
        assertThat(sequencesPending("n1")).containsExactly(1L, 2L);
    }

    @Test
    void stores_each_once_when_several_add_the_same_many() throws Exception {
        var ids = IntStream.range(0, 50).mapToObj(i -> "n" + i).toArray(String[]::new);
        Callable<Set<String>> adding = () -> notices.addAll(putUp(ids));
        var taken = new ArrayList<String>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var added : pool.invokeAll(Collections.nCopies(4, adding))) {
                taken.addAll(added.get());
            }
        }

        // Three of the four were told of each that another had it.
        assertThat(Set.copyOf(taken)).containsExactlyInAnyOrder(ids);
        assertThat(taken).hasSize(3 * ids.length);
        assertThat(ids).allSatisfy(id -> assertThat(sequencesPending(id)).containsExactly(1L));
    }

    private static Map<String, Notice> putUp(String... ids) {
        var all = new LinkedHashMap<String, Notice>();
        for (var id : ids) {
            var notice = Notice.draft(new AnnouncementId(id), "Mange");
            notice.putUp(NOON);
            all.put(id, notice);
        }
        return all;
    }

    private List<Long> sequencesPending(String id) {
        return document(id).getList("pending", Document.class).stream()
                .map(it -> it.getLong("sequence"))
                .toList();
    }

    private static Notice aNotice() {
        return Notice.draft(new AnnouncementId("n1"), "Møte");
    }

    private Document document() {
        return document("n1");
    }

    private Document document(String id) {
        return Objects.requireNonNull(
                mongo.getCollection("notices").find(Filters.eq("_id", id)).first());
    }
}
