package no.saksgang.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
