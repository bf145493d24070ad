package no.saksgang.meetingservice.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.saksgang.events.Envelope;
import no.saksgang.events.Event;
import no.saksgang.events.EventBatch;
import no.saksgang.meetingservice.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

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
    void says_what_a_referat_then_says_and_what_is_to_be_done_after_it() {
        var path = aConvenedMeeting();
        clockAt(AFTER);
        var referat = path + "/referat";
        put(
                        referat,
                        Map.of(
                                "items",
                                List.of(Map.of("number", "2.1", "followUps", followUps("A", "B")))))
                .ok();

        var by = Map.of("commentsBy", "2025-09-18T14:00:00Z");
        var circulated = foreseen(postSeen(referat, "/circulation?preview", by));
        assertThat(get(referat).body().path("status").asString()).isEqualTo("DRAFTED");
        postSeen(referat, "/circulation", by).ok();
        assertSaid(circulated, 1);

        var approval = Map.of("withRemarks", false);
        var approved = foreseen(postSeen(referat, "/approval?preview", approval));
        assertThat(get("/followups?meeting=" + id("m")).body().path("items")).isEmpty();
        postSeen(referat, "/approval", approval).ok();
        assertSaid(approved.subList(0, 1), 2);
        assertThat(approved).hasSize(3);
        assertSaid(approved.subList(1, 2), 1);
        assertSaid(approved.subList(2, 3), 1);

        // B is worded anew, and A is left out.
        var correction =
                Map.of(
                        "reason",
                        "Feil",
                        "items",
                        List.of(Map.of("number", "2.1", "followUps", followUps("B, straks"))));
        var corrected = foreseen(postSeen(referat, "/correction?preview", correction));
        postSeen(referat, "/correction", correction).ok();
        assertSaid(corrected.subList(0, 1), 3);
        assertThat(corrected).hasSize(3);
        assertSaid(corrected.subList(1, 2), 2);
        assertSaid(corrected.subList(2, 3), 2);
    }

    private List<Map<String, Object>> followUps(String... texts) {
        return Stream.of(texts)
                .map(it ->
                        Map.of(
                                "text",
                                it,
                                "owners",
                                List.of(Map.of("memberId", id("ola"))),
                                "due",
                                Map.of("by", "2025-Q4")))
                .toList();
    }

    @Test
    void says_what_a_conference_and_news_then_say() {
        var audience = Map.of("groupIds", List.of(aGroup("energi")));
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
                                audience))
                .ok();
        var conference = "/conferences/" + id("k");
        var announced = foreseen(post(conference + "/announcement?preview", Map.of()));
        post(conference + "/announcement", Map.of()).ok();
        assertSaid(announced, 1);
        var later = Map.of("date", "2025-11-12");
        var moved = foreseen(put(conference + "/schedule?preview", later));
        put(conference + "/schedule", later).ok();
        assertSaid(moved, 2);
        var reason = Map.of("reason", "For få");
        var cancelled = foreseen(post(conference + "/cancellation?preview", reason));
        post(conference + "/cancellation", reason).ok();
        assertSaid(cancelled, 3);

        var news =
                Map.of(
                        "announcementId",
                        id("n"),
                        "title",
                        "Nytt",
                        "body",
                        "Det er nytt.",
                        "audience",
                        audience);
        var published = foreseen(post("/announcements?preview", news));
        get("/announcements/" + id("n")).refused(404, "unknown-id");
        post("/announcements", news).ok();
        assertSaid(published, 1);
        post("/announcements?preview", news).refused(409, "already-exists");
    }

    @Test
    void says_to_what_somebody_is_invited_who_comes_into_a_group_and_uninvited_who_leaves() {
        var meeting = aConvenedMeeting();
        var path = "/groups/" + id("energi") + "/members/" + id("ny");
        var request = Map.of("name", "Ny", "email", id("ny") + "@asker.example", "role", "MEMBER");
        var joins = foreseen(put(path + "?preview", request));
        assertThat(joins).hasSize(2);
        get("/members/" + id("ny")).refused(404, "unknown-id");
        put(path, request).ok();
        assertSaid(joins.subList(0, 1), 1);
        assertSays(joins.get(1));

        var leaves = foreseen(delete(path + "?preview"));
        assertThat(leaves).hasSize(2);
        delete(path).ok();
        assertSaid(leaves.subList(0, 1), 2);
        assertSays(leaves.get(1));
        assertThat(get(meeting).body().path("status").asString()).isEqualTo("CONVENED");
    }

    @Test
    void says_to_what_all_on_a_list_are_invited_one_after_the_other() {
        aConvenedMeeting();
        var path = "/groups/" + id("energi") + "/members";
        var list =
                "id;navn;e-post\n%1$s;Ny En;%1$s@asker.example\n%2$s;Ny To;%2$s@asker.example\n"
                        .formatted(id("ny-1"), id("ny-2"));
        var foreseen =
                foreseen(
                        send(
                                HttpMethod.POST,
                                path + "?preview",
                                list,
                                Map.of(
                                        "Content-Type",
                                        "text/csv;charset=UTF-8",
                                        "Accept",
                                        EventBatch.MEDIA_TYPE)));
        // Who asks for nothing in particular is told what changes in the list.
        for (var accept : List.of("*/*", "application/json")) {
            var lines =
                    send(
                            HttpMethod.POST,
                            path + "?preview",
                            list,
                            Map.of("Content-Type", "text/csv;charset=UTF-8", "Accept", accept));
            assertThat(lines.ok().body().path("lines").size()).isEqualTo(2);
        }
        assertThat(foreseen).hasSize(4);
        assertThat(foreseen.subList(2, 4))
                .allMatch(it -> it.subject().toString().equals("meeting/" + id("m")));
        assertThat(foreseen.get(3).sequence()).isEqualTo(foreseen.get(2).sequence() + 1);
        get("/members/" + id("ny-1")).refused(404, "unknown-id");
        send(HttpMethod.POST, path, list, Map.of("Content-Type", "text/csv;charset=UTF-8")).ok();
        await().untilAsserted(() ->
                assertThat(get("/meetings/" + id("m")).body().path("invitees").toString())
                        .contains(id("ny-1"), id("ny-2")));
        assertThat(said("meeting/" + id("m"))).hasSize((int) foreseen.get(3).sequence());
    }

    @Test
    void says_of_what_a_follow_up_reminds() {
        var group = aGroup("energi");
        var followUp =
                Map.of(
                        "followUpId",
                        id("f"),
                        "groupIds",
                        List.of(group),
                        "text",
                        "Sende ut Doodle",
                        "owners",
                        List.of(Map.of("memberId", id("ola"))),
                        "due",
                        Map.of("by", "2025-Q4"));
        var registered = foreseen(post("/followups?preview", followUp));
        post("/followups", followUp).ok();
        assertSaid(registered, 1);
        var path = "/followups/" + id("f");
        var due = Map.of("due", Map.of("by", "2026-Q1"));
        var later = foreseen(put(path + "/due?preview", due));
        put(path + "/due", due).ok();
        assertSaid(later, 2);
        var owners = Map.of("owners", List.of(Map.of("memberId", id("kari"))));
        var others = foreseen(put(path + "/owners?preview", owners));
        put(path + "/owners", owners).ok();
        assertSaid(others, 3);
        post(path + "/closing", Map.of()).ok();
        var again = foreseen(post(path + "/reopening?preview", Map.of()));
        post(path + "/reopening", Map.of()).ok();
        assertSaid(again, 5);
    }

    /** What was foreseen is said, but for the moment at which it is. */
    private static void assertSays(Envelope<Event> foreseen) {
        var subject = foreseen.subject().toString();
        await().untilAsserted(() ->
                assertThat(kafka().ofEvents())
                        .filteredOn(it -> subject.equals(it.key()))
                        .last()
                        .satisfies(it -> {
                            var said = it.envelope().orElseThrow();
                            assertThat(said.id()).isEqualTo(foreseen.id());
                            assertThat(said.event()).isEqualTo(foreseen.event());
                        }));
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
