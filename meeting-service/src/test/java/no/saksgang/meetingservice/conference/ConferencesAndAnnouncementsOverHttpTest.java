package no.saksgang.meetingservice.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.saksgang.meetingservice.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class ConferencesAndAnnouncementsOverHttpTest extends ServiceTest {
    private static final Map<String, Object> LATER =
            Map.of("startsAt", "2025-11-12T08:00:00Z", "endsAt", "2025-11-12T14:00:00Z");

    private Map<String, Object> conference(Object audience) {
        return new HashMap<>(
                Map.of(
                        "conferenceId",
                        id("k"),
                        "title",
                        "Kompetansetilflyttere",
                        "startsAt",
                        "2025-11-11T08:00:00Z",
                        "endsAt",
                        "2025-11-11T14:00:00Z",
                        "timeZone",
                        "Europe/Oslo",
                        "place",
                        Map.of("name", "Oslo"),
                        "partners",
                        List.of("NHO", "Abelia"),
                        "audience",
                        audience));
    }

    @Test
    void a_conference_is_planned_announced_registered_for_moved_and_cancelled() {
        var group = aGroup("energi");
        var path = "/conferences/" + id("k");
        var planned = post("/conferences", conference(Map.of("groupIds", List.of(group)))).ok();
        assertThat(planned.body().path("status").asString()).isEqualTo("PLANNED");
        post("/conferences", conference(Map.of("everyone", true))).refused(409, "already-exists");
        post(path + "/registrations", Map.of("memberId", id("ola")))
                .refused(409, "conference-not-announced");
        post(path + "/announcement", Map.of()).ok();
        post(path + "/announcement", Map.of()).refused(409, "conference-already-announced");
        post(path + "/registrations", Map.of("memberId", id("ola"))).ok();
        post(path + "/registrations", Map.of("memberId", id("ola"))).ok();
        var moved = putSeen(path, "/schedule", LATER).ok().body();
        assertThat(moved.path("revision").asInt()).isEqualTo(2);
        assertThat(moved.path("registered").size()).isEqualTo(1);
        post(path + "/cancellation", Map.of("reason", "For få")).ok();
        post(path + "/cancellation", Map.of("reason", "Igjen"))
                .refused(409, "conference-is-cancelled");
        post(path + "/registrations", Map.of("memberId", id("ola")))
                .refused(409, "conference-is-cancelled");
        put(path + "/schedule", LATER).refused(409, "conference-is-cancelled");
        assertThat(get("/conferences?limit=1").ok().body().path("items").size()).isEqualTo(1);
        await().untilAsserted(() ->
                assertThat(said("conference/" + id("k")))
                        .containsExactly(
                                "ConferenceAnnounced",
                                "ConferenceRegistrationReceived",
                                "ConferenceChanged",
                                "ConferenceCancelled"));
    }

    @Test
    void a_conference_takes_those_for_whom_it_is_as_long_as_there_is_room_and_time() {
        var group = aGroup("energi");
        var other = aGroupOfOne();
        var body = conference(Map.of("everyone", false, "groupIds", List.of(group)));
        body.put("registration", Map.of("capacity", 1, "by", "2025-11-01T12:00:00Z"));
        post("/conferences", body).ok();
        var path = "/conferences/" + id("k");
        post(path + "/announcement", Map.of()).ok();
        var registrations = path + "/registrations";
        post(registrations, Map.of("memberId", id("ingen"))).refused(422, "unknown-member");
        post(registrations, Map.of("memberId", other)).refused(422, "not-in-audience");
        post(registrations, Map.of()).pointsAt("/memberId");
        post(registrations, Map.of("memberId", id("ola"))).ok();
        post(registrations, Map.of("memberId", id("kari"))).refused(409, "conference-is-full");
        clockAt(java.time.Instant.parse("2025-11-01T12:00:00Z"));
        post(registrations, Map.of("memberId", id("kari"))).refused(409, "registration-closed");
        clockAt(java.time.Instant.parse("2025-11-11T14:00:00Z"));
        put(path + "/schedule", LATER).refused(409, "conference-is-over");
        post(path + "/cancellation", Map.of("reason", "Sent")).refused(409, "conference-is-over");
    }

    private String aGroupOfOne() {
        post("/groups", Map.of("groupId", id("klima"), "name", "Klima")).ok();
        join(id("klima"), "per", "MEMBER").ok();
        return id("per");
    }

    @Test
    void a_conference_is_on_a_day_or_at_hours_of_the_future() {
        var body = conference(Map.of("everyone", true));
        body.put("date", "2025-11-11");
        post("/conferences", body).refused(422, "day-or-hours");
        body.remove("startsAt");
        body.remove("endsAt");
        assertThat(post("/conferences", body).ok().body().path("date").asString())
                .isEqualTo("2025-11-11");
        var path = "/conferences/" + id("k");
        put(
                        path + "/schedule",
                        Map.of(
                                "startsAt",
                                "2025-11-11T08:00:00Z",
                                "endsAt",
                                "2025-11-11T07:00:00Z"))
                .refused(422, "conference-ends-before-it-starts");
        post(path + "/announcement", Map.of()).ok();
        put(path + "/schedule", Map.of("date", "2025-01-01"))
                .refused(422, "conference-in-the-past");
        send(HttpMethod.PUT, path + "/schedule", LATER, Map.of("If-Match", "\"9\""))
                .refused(412, "stale");
    }

    @Test
    void a_conference_that_is_wrong_is_refused_with_where() {
        post("/conferences", conference(Map.of())).pointsAt("/audience/everyoneOrGroups");
        post("/conferences", conference(Map.of("everyone", true, "groupIds", List.of("g"))))
                .pointsAt("/audience/everyoneOrGroups");
        post("/conferences", conference(Map.of("groupIds", List.of(id("ingen")))))
                .refused(422, "unknown-group");
        var body = conference(Map.of("everyone", true));
        body.put("registration", Map.of("capacity", 0, "url", "ftp://a.example/"));
        body.put("partners", List.of(""));
        post("/conferences", body)
                .pointsAt("/registration/capacity", "/registration/url", "/partners/0");
        get("/conferences/" + id("ingen")).refused(404, "unknown-id");
        post("/conferences/" + id("ingen") + "/registrations", Map.of("memberId", "x"))
                .refused(404, "unknown-id");
    }

    @Test
    void an_announcement_is_published_at_once_and_once() {
        var group = aGroup("energi");
        var body =
                Map.of(
                        "announcementId",
                        id("a"),
                        "title",
                        "Ny nettside",
                        "body",
                        "Se **her**.",
                        "audience",
                        Map.of("groupIds", List.of(group)));
        post("/announcements", body).ok();
        post("/announcements", body).refused(409, "already-exists");
        assertThat(get("/announcements/" + id("a")).ok().body().path("title").asString())
                .isEqualTo("Ny nettside");
        assertThat(get("/announcements?limit=1").ok().body().path("items").size()).isEqualTo(1);
        await().untilAsserted(() ->
                assertThat(said("announcement/" + id("a")))
                        .containsExactly("AnnouncementPublished"));
        post("/announcements", Map.of("title", "A", "body", "x".repeat(20_001)))
                .pointsAt("/body", "/audience");
        post(
                        "/announcements",
                        Map.of(
                                "title",
                                "A",
                                "body",
                                "B",
                                "audience",
                                Map.of("groupIds", List.of(id("ingen")))))
                .refused(422, "unknown-group");
    }
}
