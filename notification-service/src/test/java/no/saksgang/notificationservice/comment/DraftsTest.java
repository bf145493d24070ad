package no.saksgang.notificationservice.comment;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import no.saksgang.events.Envelope;
import no.saksgang.events.referat.ReferatEvent;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.AReferat;
import no.saksgang.testing.Servers;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DraftsTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    @Test
    void that_are_closed_are_not_even_read() {
        var database = "drafts-" + UUID.randomUUID();
        var read = new CopyOnWriteArrayList<BsonDocument>();
        var settings =
                MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(Servers.mongoUri(database)))
                        .addCommandListener(
                                new CommandListener() {
                                    @Override
                                    public void commandSucceeded(CommandSucceededEvent done) {
                                        if (done.getCommandName().equals("find")) {
                                            done
                                                    .getResponse()
                                                    .getDocument("cursor")
                                                    .getArray("firstBatch")
                                                    .stream()
                                                    .map(BsonValue::asDocument)
                                                    .map(BsonDocument::clone)
                                                    .forEach(read::add);
                                        }
                                    }
                                })
                        .build();
        try (var client = MongoClients.create(settings)) {
            var drafts = new Drafts(new MongoTemplate(client, database));
            var open = AMeeting.called("Åpent").withId("m-open");
            var closed = AMeeting.called("Lukket").withId("m-closed");
            drafts.hear(said(1, AReferat.of(open).circulated(NOW.plusSeconds(60))));
            drafts.hear(said(1, AReferat.of(closed).circulated(NOW.plusSeconds(60))));
            drafts.hear(said(2, AReferat.of(closed).approved()));
            read.clear();

            assertThat(drafts.open(List.of(open.id(), closed.id())))
                    .extracting(it -> it.draft().title())
                    .containsExactly("Åpent");
            assertThat(read)
                    .singleElement()
                    .satisfies(
                            it -> assertThat(it.keySet()).containsOnly("_id", "draft", "saidAt"));
        }
    }

    private static Envelope<ReferatEvent> said(long sequence, ReferatEvent event) {
        return new Envelope<>(event, sequence, NOW, null);
    }
}
