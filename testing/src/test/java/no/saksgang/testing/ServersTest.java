package no.saksgang.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.saksgang.testing.People.ALI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.mongodb.client.MongoClients;
import java.util.Map;
import no.saksgang.events.Topic;
import no.saksgang.events.meeting.AnswerKind;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Of either kind: set {@code SAKSGANG_TEST_SERVERS} to try the other. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ServersTest {
    private static final KafkaRecords KAFKA = KafkaRecords.at(Servers.kafka());

    @BeforeAll
    static void topicsAreThere() {
        KAFKA.createTopics(2);
    }

    @Test
    void give_a_broker_that_keeps_what_is_said() {
        var meeting = AMeeting.aMeeting().withId("holdt");
        try (var speaker = Speaker.at(Servers.kafka())) {
            var approved = speaker.say(meeting.agendaApproved());
            var answered = speaker.say(meeting.answered(ALI, AnswerKind.ACCEPTED));
            speaker.say(answered);

            var records =
                    KAFKA.of(Topic.MEETINGS).stream()
                            .filter(it -> "meeting/holdt".equals(it.key()))
                            .toList();
            assertThat(records)
                    .extracting(KafkaRecord::id)
                    .containsExactly("meeting/holdt:1", "meeting/holdt:2", "meeting/holdt:2");
            assertThat(records.getFirst().envelope()).contains(approved);
        }
        Invariants.of(Servers.kafka()).butPoison(it -> it.text().contains("gift")).hold();
    }

    @Test
    void give_a_broker_that_takes_poison_of_10_MB() {
        var gift = ("gift" + " ".repeat(10 << 20)).getBytes(UTF_8);
        try (var speaker = Speaker.at(Servers.kafka())) {
            speaker.put(Topic.REPLIES.topicName(), "gift", Map.of(), gift);
            speaker.put(Topic.REPLIES.topicName(), "gift", Map.of(), null);
        }
        assertThat(KAFKA.of(Topic.REPLIES))
                .anySatisfy(it -> assertThat(it.value()).hasSameSizeAs(gift));
    }

    @Test
    void give_a_broker_that_creates_no_topic_by_itself() {
        assertThat(KAFKA.of("saksgang.skrivefeil")).isEmpty();
        assertThat(KAFKA.topics())
                .contains("saksgang.meetings")
                .doesNotContain("saksgang.skrivefeil");
    }

    @Test
    void give_a_store_with_a_database_for_each_test() {
        try (var one = MongoClients.create(Servers.mongoUri("en"));
                var other = MongoClients.create(Servers.mongoUri("annen"))) {
            one.getDatabase("en").getCollection("ting").insertOne(new Document("_id", "a"));
            assertThat(one.getDatabase("en").getCollection("ting").find().first())
                    .containsEntry("_id", "a");
            assertThat(other.getDatabase("annen").getCollection("ting").find()).isEmpty();
        }
    }

    @Test
    void say_at_once_whether_an_engine_answers() {
        var start = System.nanoTime();
        assertThatCode(DockerEngine::find).doesNotThrowAnyException();
        assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
    }
}
