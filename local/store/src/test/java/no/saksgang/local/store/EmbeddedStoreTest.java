package no.saksgang.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedStoreTest {

    @TempDir Path folder;

    @Test
    void keeps_what_was_written_when_it_is_closed_and_opened_again() {
        var file = folder.resolve("new").resolve("store.mv");
        try (var store = EmbeddedStore.onFile(file, 0);
                var client = MongoClients.create(store.uri())) {
            client.getDatabase("meeting")
                    .getCollection("meetings")
                    .insertOne(new Document("_id", "m1").append("title", "Møte 3/2025"));
        }
        try (var store = EmbeddedStore.onFile(file, 0);
                var client = MongoClients.create(store.uri())) {
            assertThat(
                            client.getDatabase("meeting")
                                    .getCollection("meetings")
                                    .find(Filters.eq("m1")))
                    .containsExactly(new Document("_id", "m1").append("title", "Møte 3/2025"));
        }
    }

    @Test
    void names_a_file_that_another_has_open() {
        var file = folder.resolve("store.mv");
        try (var _ = EmbeddedStore.onFile(file, 0)) {
            assertThatThrownBy(() -> EmbeddedStore.onFile(file, 0))
                    .isInstanceOf(CannotOpenStore.class)
                    .hasMessage("The store's file is in use by another process: " + file);
        }
    }

    @Test
    void names_a_file_that_is_damaged() throws Exception {
        var file = folder.resolve("store.mv");
        Files.writeString(file, "this is no store ".repeat(1000));
        assertThatThrownBy(() -> EmbeddedStore.onFile(file, 0))
                .isInstanceOf(CannotOpenStore.class)
                .hasMessageStartingWith("The store's file is damaged: " + file);
    }

    @Test
    void names_a_port_that_is_taken() {
        try (var store = EmbeddedStore.inMemory()) {
            assertThatThrownBy(() -> EmbeddedStore.onFile(folder.resolve("store.mv"), store.port()))
                    .isInstanceOf(CannotOpenStore.class)
                    .hasMessage("Port " + store.port() + " is in use");
        }
    }

    @Test
    void has_its_indexes_again_when_it_is_opened_again() {
        var file = folder.resolve("store.mv");
        try (var store = EmbeddedStore.onFile(file, 0);
                var client = MongoClients.create(store.uri())) {
            var meetings = client.getDatabase("meeting").getCollection("meetings");
            meetings.createIndex(Indexes.ascending("group"));
            meetings.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
            for (int n = 0; n < 100; n++) {
                meetings.insertOne(
                        new Document("_id", n).append("group", n % 10).append("number", n));
            }
        }
        try (var store = EmbeddedStore.onFile(file, 0);
                var client = MongoClients.create(store.uri())) {
            var meetings = client.getDatabase("meeting").getCollection("meetings");
            var opening = store.examined();
            assertThat(meetings.find(Filters.eq("group", 3)).into(new ArrayList<>())).hasSize(10);
            assertThat(store.examined() - opening).isEqualTo(10);
            assertThatThrownBy(() -> meetings.insertOne(new Document("number", 5)))
                    .hasMessageContaining("E11000");
        }
    }

    @Test
    void answers_more_than_a_reply_can_hold() {
        try (var store = EmbeddedStore.inMemory();
                var client = MongoClients.create(store.uri())) {
            var papers = client.getDatabase("a").getCollection("papers");
            for (int n = 0; n < 20; n++) {
                papers.insertOne(new Document("_id", n).append("bytes", new byte[3_000_000]));
            }
            assertThat(papers.find().map(it -> it.getInteger("_id")).into(new ArrayList<>()))
                    .hasSize(20)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void refuses_what_it_does_not_have_instead_of_answering_something_else() {
        try (var store = EmbeddedStore.inMemory();
                var client = MongoClients.create(store.uri())) {
            var meetings = client.getDatabase("a").getCollection("b");
            meetings.insertOne(new Document("_id", 1));
            assertThatThrownBy(() ->
                            meetings.createIndex(
                                    Indexes.ascending("at"),
                                    new IndexOptions().expireAfter(1L, TimeUnit.DAYS)))
                    .hasMessageContaining("does not have an index with expireAfterSeconds");
            assertThatThrownBy(() -> meetings.createIndex(Indexes.text("title")))
                    .hasMessageContaining("does not have a text index");
            assertThatThrownBy(() ->
                            meetings.updateOne(
                                    Filters.eq(1),
                                    List.of(new Document("$set", new Document("a", 1)))))
                    .hasMessageContaining("does not have updates by a pipeline");
            assertThatThrownBy(() ->
                            meetings.find()
                                    .collation(Collation.builder().locale("nb").build())
                                    .first())
                    .hasMessageContaining("does not have a collation");
        }
    }
}
