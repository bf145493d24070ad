package no.saksgang.meetingservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import no.saksgang.events.Topic;
import no.saksgang.testing.KafkaRecord;
import no.saksgang.testing.Servers;
import org.junit.jupiter.api.Test;

class ErasingAPersonTest extends ServiceTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void leaves_nothing_of_them_in_the_store_nor_on_kafka_but_what_is_approved() {
        var meeting = aConvenedMeeting();
        var words = "Jeg må følge min mor til " + id("legen");
        put(meeting + "/answers/" + id("ola"), Map.of("answer", "TENTATIVE", "comment", words))
                .ok();
        post(
                        "/conferences",
                        Map.of(
                                "conferenceId",
                                id("k"),
                                "title",
                                "Konferanse",
                                "date",
                                "2025-11-11",
                                "timeZone",
                                "Europe/Oslo",
                                "place",
                                Map.of("name", "Oslo"),
                                "audience",
                                Map.of("everyone", true)))
                .ok();
        post("/conferences/" + id("k") + "/announcement", Map.of()).ok();
        post("/conferences/" + id("k") + "/registrations", Map.of("memberId", id("ola"))).ok();
        clockAt(AFTER);
        var referat = meeting + "/referat";
        put(referat, Map.of()).ok();
        postSeen(referat, "/circulation", Map.of("commentsBy", "2025-09-18T14:00:00Z")).ok();
        var comment = "Jeg var ikke " + id("enig");
        post(referat + "/comments", Map.of("memberId", id("ola"), "text", comment)).ok();

        delete("/members/" + id("ola")).ok();
        delete("/members/" + id("ola")).ok();

        get("/members/" + id("ola")).refused(404, "unknown-id");
        assertThat(get("/groups/" + id("energi") + "/members").body().toString())
                .doesNotContain(id("ola"));
        var address = id("ola") + "@asker.example";
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(stored())
                                .noneMatch(it -> it.contains(address))
                                .noneMatch(it -> it.contains(words))
                                .noneMatch(it -> it.contains(comment)));
        assertThat(get("/conferences/" + id("k")).body().path("registered").size()).isZero();
        assertThat(said("member/" + id("ola"))).endsWith("MemberErased");
        assertThat(kafka().ofEvents())
                .filteredOn(it -> !it.topic().equals(Topic.DIRECTORY.topicName()))
                .extracting(KafkaRecord::text)
                .noneMatch(
                        it -> it.contains(address) || it.contains(words) || it.contains(comment));
        assertThat(kafka().of(Topic.DIRECTORY))
                .filteredOn(it -> ("member/" + id("ola")).equals(it.key()))
                .last()
                .satisfies(it -> assertThat(it.value()).isNull());
    }

    @Test
    void takes_them_from_a_meeting_that_is_still_to_be_held() {
        var meeting = aConvenedMeeting();
        delete("/members/" + id("ola")).ok();
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(get(meeting).body().path("invitees").toString())
                                .doesNotContain(id("ola")));
        join(id("energi"), "ola", "MEMBER").ok();
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(get(meeting).body().path("invitees").toString())
                                .contains(id("ola")));
    }

    private static List<String> stored() {
        var uri = Servers.mongoUri("meeting-service");
        try (var client = MongoClients.create(uri)) {
            var database = client.getDatabase("meeting-service");
            return database.listCollectionNames().into(new java.util.ArrayList<>()).stream()
                    .flatMap(name ->
                            StreamSupport.stream(
                                    database.getCollection(name).find().spliterator(), false))
                    .map(it -> it.toJson())
                    .toList();
        }
    }
}
