package no.saksgang.meetingservice.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import no.saksgang.events.Envelope;
import no.saksgang.events.Event;
import no.saksgang.events.EventBatch;
import no.saksgang.meetingservice.ServiceTest;
import org.junit.jupiter.api.Test;

class ForeseeingACommandTest extends ServiceTest {
    @Test
    void says_what_it_then_says_and_stores_nothing() {
        var path = aPlannedMeeting();
        var approval = Map.of("approvedBy", id("eva"));
        var etag = etag(path);
        var foreseen = foreseen(postSeen(path, "/agenda/approval?preview", approval));
        assertThat(foreseen(post(path + "/agenda/approval?preview", approval))).isEqualTo(foreseen);
        assertThat(etag(path)).isEqualTo(etag);
        assertThat(get(path).body().path("status").asString()).isEqualTo("PLANNED");

        postSeen(path, "/agenda/approval", approval).ok();
        assertSaid(foreseen, 2);

        var moved = Map.of("startsAt", "2025-09-12T08:00:00Z", "endsAt", "2025-09-12T10:00:00Z");
        var move = foreseen(putSeen(path, "/schedule?preview", moved));
        putSeen(path, "/schedule", moved).ok();
        assertSaid(move, 3);

        var paper = Map.of("title", "Notat", "url", "https://asker.example/notat");
        var added = foreseen(post(path + "/papers?preview", paper));
        post(path + "/papers", paper).ok();
        assertSaid(added, 4);

        var agenda = Map.of("agenda", List.of(Map.of("title", "Ny sak", "kind", "discussion")));
        var amended = foreseen(putSeen(path, "/agenda?preview", agenda));
        putSeen(path, "/agenda", agenda).ok();
        assertSaid(amended, 5);

        var reason = Map.of("reason", "Sykdom");
        var cancelled = foreseen(post(path + "/cancellation?preview", reason));
        post(path + "/cancellation", reason).ok();
        assertSaid(cancelled, 6);
    }

    @Test
    void is_refused_as_the_command_would_be() {
        var path = aConvenedMeeting();
        post(path + "/agenda/approval?preview", Map.of("approvedBy", id("eva")))
                .refused(409, "agenda-already-approved");
        post(path + "/cancellation?preview", Map.of("reason", "")).pointsAt("/reason");
    }

    @Test
    void is_refused_where_nothing_can_be_foreseen_rather_than_done() {
        var path = aConvenedMeeting();
        put(path + "/answers/" + id("ola") + "?preview", Map.of("answer", "ACCEPTED"))
                .refused(422, "command-not-foreseen");
        assertThat(get(path).body().path("answerCounts").path("accepted").asInt()).isZero();
    }

    @Test
    void that_changes_nothing_says_nothing() {
        var path = aConvenedMeeting();
        assertThat(foreseen(put(path + "/agenda?preview", Map.of("agenda", AGENDA)))).isEmpty();
    }

    private static List<Envelope<Event>> foreseen(Reply reply) {
        var answer = reply.result().getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentType()).startsWith(EventBatch.MEDIA_TYPE);
        return EventBatch.read(answer.getContentAsByteArray());
    }

    private static void assertSaid(List<Envelope<Event>> foreseen, int howMany) {
        assertThat(foreseen).hasSize(1);
        var subject = foreseen.getFirst().subject().toString();
        await().untilAsserted(() -> assertThat(said(subject)).hasSize(howMany));
        var last =
                kafka().ofEvents().stream()
                        .filter(it -> subject.equals(it.key()))
                        .toList()
                        .getLast()
                        .envelope()
                        .orElseThrow();
        assertThat(last.event()).isEqualTo(foreseen.getFirst().event());
        assertThat(last.id()).isEqualTo(foreseen.getFirst().id());
        assertThat(last.time()).isEqualTo(foreseen.getFirst().time());
    }
}
