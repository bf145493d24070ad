package no.saksgang.chassis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import no.saksgang.events.AnnouncementId;
import no.saksgang.events.Audience;
import no.saksgang.events.Topic;
import no.saksgang.events.announcement.AnnouncementPublished;
import no.saksgang.testing.KafkaRecord;
import no.saksgang.testing.KafkaRecords;
import no.saksgang.testing.Servers;
import no.saksgang.testing.Speaker;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HearingEventsTest extends SampleServiceTest {
    private static final String TYPE = "no.saksgang.AnnouncementPublished.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LETTERS =
            "/actuator/deadletters/saksgang.announcements/sample.notices";

    private final KafkaRecords kafka = KafkaRecords.at(Servers.kafka());
    private final String mark = UUID.randomUUID().toString();

    @BeforeEach
    void the_service_listens() {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        http().get()
                                .uri("/actuator/health/kafka")
                                .exchange()
                                .expectBody()
                                .jsonPath("$.status")
                                .isEqualTo("UP"));
    }

    /** A record that is no event, and what its dead letter must say. */
    record Poison(String name, @Nullable String type, @Nullable String data, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Poison> poison() {
        return Stream.of(
                new Poison("empty", TYPE, "", "there is no data"),
                new Poison("no value", TYPE, null, "there is no data"),
                new Poison("not JSON", TYPE, "<html>", "not a AnnouncementPublished"),
                new Poison(
                        "another thing",
                        TYPE,
                        "{\"meetingId\": \"m1\"}",
                        "not a AnnouncementPublished"),
                new Poison(
                        "10 MB",
                        TYPE,
                        "\"" + "x".repeat(10 * 1024 * 1024) + "\"",
                        "not a AnnouncementPublished"),
                new Poison("deep", TYPE, "[".repeat(100_000), "not a AnnouncementPublished"),
                new Poison("no headers", null, "{}", "the header ce_type is missing"));
    }

    @ParameterizedTest
    @MethodSource("poison")
    void sets_poison_aside_with_its_reason_and_processes_its_neighbours(Poison poison) {
        try (var speaker = Speaker.at(Servers.kafka())) {
            speaker.say(said("før " + mark));
            put(speaker, poison.type(), poison.data());
            speaker.say(said("etter " + mark));
        }

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(heard.titles()).contains("før " + mark, "etter " + mark));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(deadLetters()).hasSize(1));
        assertThat(deadLetters().getFirst().header("saksgang_reason").orElse(""))
                .contains(poison.reason());
    }

    @Test
    void passes_over_types_that_it_does_not_know() {
        try (var speaker = Speaker.at(Servers.kafka())) {
            put(speaker, "no.saksgang.SomethingNew.v1", "{}");
            speaker.say(said("etter " + mark));
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(heard.titles()).contains("etter " + mark));
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void sets_aside_what_keeps_failing_and_takes_it_again_when_it_is_sent_back() {
        var triesBefore = heard.triesOf("alltid feil");
        try (var speaker = Speaker.at(Servers.kafka())) {
            speaker.say(said("alltid feil"));
            speaker.say(said("etter " + mark));
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(deadLetters()).hasSize(1));
        assertThat(deadLetters().getFirst().header("saksgang_reason")).contains("denne går aldri");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(heard.titles()).contains("etter " + mark));
        assertThat(heard.triesOf("alltid feil") - triesBefore).isGreaterThanOrEqualTo(4);

        var triesThen = heard.triesOf("alltid feil");
        http().post()
                .uri("/actuator/deadletters/saksgang.announcements/sample.notices")
                .exchange()
                .expectStatus()
                .isOk();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(heard.triesOf("alltid feil")).isGreaterThan(triesThen));
    }

    @Test
    void shows_what_is_set_aside_page_by_page_and_sends_one_back_alone() {
        try (var speaker = Speaker.at(Servers.kafka())) {
            put(speaker, TYPE, "<ett>");
            put(speaker, TYPE, "<to>");
            put(speaker, TYPE, "<tre>");
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(deadLetters()).hasSize(3));

        var shown = shown();
        assertThat(shown)
                .hasSize(3)
                .allSatisfy(it -> {
                    assertThat(it.type()).isEqualTo(TYPE);
                    assertThat(it.reason()).contains("not a AnnouncementPublished");
                });
        var waiting = waiting();

        // The middle one; it comes again as the last, since it is poison still.
        assertThat(sendBack(shown.get(1).id())).isEqualTo(1);
        assertThat(sendBack(shown.get(1).id())).isZero();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(deadLetters()).hasSize(4));

        assertThat(shown())
                .hasSize(3)
                .contains(shown.get(0), shown.get(2))
                .doesNotContain(shown.get(1));
        assertThat(waiting()).isEqualTo(waiting);
    }

    @Test
    void does_not_set_aside_once_more_what_was_sent_back_for_another() {
        try (var speaker = Speaker.at(Servers.kafka())) {
            speaker.put(
                    Topic.ANNOUNCEMENTS.topicName(),
                    "announcement/" + mark,
                    Map.of("saksgang_sent_back_for", "another.group"),
                    "<html>".getBytes(StandardCharsets.UTF_8));
            put(speaker, TYPE, "<html>");
            speaker.say(said("etter " + mark));
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(heard.titles()).contains("etter " + mark));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(deadLetters()).hasSize(1));
        assertThat(deadLetters().getFirst().header("saksgang_sent_back_for")).isEmpty();
    }

    @Test
    void knows_no_dead_letters_of_others_and_none_by_another_name() {
        get("/actuator/deadletters/saksgang.announcements/another.group")
                .expectStatus()
                .isNotFound();
        get(LETTERS + "?cursor=there").expectStatus().isBadRequest();
        assertThat(sendBack("0-999999999")).isZero();
        assertThat(sendBack("77-1")).isZero();
    }

    private record Letter(String id, String key, String type, String reason) {}

    private record Letters(List<Letter> items, @Nullable String next) {}

    private record Waiting(String topic, String group, long waiting, List<Letter> letters) {}

    private record Sent(int sentBack) {}

    private ResponseSpec get(String path) {
        return http().get().uri(path).exchange();
    }

    /** This test's, two to a page. */
    private List<Letter> shown() {
        var all = new ArrayList<Letter>();
        String cursor = null;
        do {
            var page =
                    requireNonNull(
                            get(LETTERS + "?limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                                    .expectStatus()
                                    .isOk()
                                    .returnResult(Letters.class)
                                    .getResponseBody());
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all.stream().filter(it -> it.key().contains(mark)).toList();
    }

    private long waiting() {
        var all =
                requireNonNull(
                        get("/actuator/deadletters?limit=1")
                                .expectStatus()
                                .isOk()
                                .returnResult(Waiting[].class)
                                .getResponseBody());
        assertThat(all).hasSize(1);
        assertThat(all[0].letters()).hasSize(1);
        return all[0].waiting();
    }

    private int sendBack(String id) {
        return requireNonNull(
                        http().post()
                                .uri(LETTERS + "/" + id)
                                .exchange()
                                .expectStatus()
                                .isOk()
                                .returnResult(Sent.class)
                                .getResponseBody())
                .sentBack();
    }

    @Test
    void waits_for_a_store_that_is_away_however_long() {
        try (var speaker = Speaker.at(Servers.kafka())) {
            speaker.say(said("lageret er borte"));
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(heard.titles()).contains("lageret er borte"));
        assertThat(heard.triesOf("lageret er borte")).isGreaterThan(6);
        assertThat(deadLetters()).isEmpty();
    }

    /** The dead letters of this test. */
    private List<KafkaRecord> deadLetters() {
        return kafka.of("saksgang.announcements.sample.notices.dead").stream()
                .filter(it -> it.key() != null && it.key().contains(mark))
                .toList();
    }

    private AnnouncementPublished said(String title) {
        return new AnnouncementPublished(
                new AnnouncementId(mark), title, "", null, new Audience(true, List.of()), null);
    }

    private void put(Speaker speaker, @Nullable String type, @Nullable String data) {
        var subject = "announcement/" + mark;
        var bytes = data == null ? null : data.getBytes(StandardCharsets.UTF_8);
        if (type == null) {
            speaker.put(Topic.ANNOUNCEMENTS.topicName(), subject, Map.of(), bytes);
        } else {
            speaker.poison(Topic.ANNOUNCEMENTS, type, subject, bytes);
        }
    }
}
