package no.saksgang.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import no.saksgang.events.announcement.AnnouncementPublished;
import no.saksgang.events.directory.MemberErased;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventBatchTest {
    private static final Instant NOON = Instant.parse("2026-02-02T11:00:00Z");

    @Test
    void is_read_as_it_was_written() {
        var news =
                new AnnouncementPublished(
                        new AnnouncementId("a1"),
                        "Nytt",
                        "Noe nytt.",
                        null,
                        new Audience(true, List.of()),
                        null);
        var said =
                List.of(
                        new Envelope<Event>(
                                news,
                                3,
                                NOON,
                                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
                        new Envelope<Event>(new MemberErased(new MemberId("ola")), 4, NOON, null));
        var written = EventBatch.write(said);
        assertThat(EventBatch.read(written)).isEqualTo(said);
        assertThat(new String(written, StandardCharsets.UTF_8))
                .contains(
                        "\"id\":\"announcement/a1:3\"", "\"datacontenttype\":\"application/json\"");
    }

    @Test
    void that_holds_no_events_is_refused_in_words() {
        assertThatThrownBy(() -> EventBatch.read("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(EventFormat.Unreadable.class)
                .hasMessage("it is no list of events");
        assertThatThrownBy(() -> EventBatch.read("[{}]".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(EventFormat.Unreadable.class)
                .hasMessageContaining("no event is of the type");
        assertThatThrownBy(() -> EventBatch.read("x".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(EventFormat.Unreadable.class);
    }
}
