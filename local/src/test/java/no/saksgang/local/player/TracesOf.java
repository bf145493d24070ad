package no.saksgang.local.player;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import no.saksgang.events.Topic;
import no.saksgang.local.suite.Suite;
import no.saksgang.testing.KafkaRecord;
import no.saksgang.testing.KafkaRecords;

/** Where the suite has any of some words: on topics, in databases, in logs. */
record TracesOf(Suite suite, List<String> words) {
    /** Each place in which there is one, and the word. */
    List<String> found() {
        var found = new ArrayList<String>();
        var records = new ArrayList<>(KafkaRecords.at(suite.kafka()).ofEvents());
        records.addAll(KafkaRecords.at(suite.kafka()).dead());
        latest(records)
                .forEach(it -> look(it.toString(), it + " " + it.headers() + it.text(), found));
        StoreContents.of(suite.store())
                .all()
                .forEach((where, what) -> look(where, what.toJson(), found));
        try (var logs = Files.newDirectoryStream(suite.logs())) {
            for (var log : logs) {
                look(
                        log.getFileName().toString(),
                        Files.readString(log, StandardCharsets.UTF_8),
                        found);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private void look(String where, String text, List<String> found) {
        words.stream().filter(text::contains).map(it -> where + ": " + it).forEach(found::add);
    }

    /** Of the compacted topic only what is newest of a key: the rest Kafka will remove. */
    private static List<KafkaRecord> latest(List<KafkaRecord> records) {
        var newest = new HashMap<String, KafkaRecord>();
        var rest = new ArrayList<KafkaRecord>();
        for (var record : records) {
            if (record.topic().equals(Topic.DIRECTORY.topicName())) {
                newest.put(String.valueOf(record.key()), record);
            } else {
                rest.add(record);
            }
        }
        rest.addAll(newest.values());
        return rest;
    }
}
