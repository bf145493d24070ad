package no.saksgang.meetingservice.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.saksgang.meetingservice.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class TheDirectoryOverHttpTest extends ServiceTest {
    private Map<String, Object> ola() {
        return new HashMap<>(
                Map.of(
                        "name", "Ola Nordmann",
                        "email", "ola@asker.example",
                        "language", "nn",
                        "role", "MEMBER"));
    }

    @Test
    void registers_organisations_groups_and_members_and_lists_them() {
        post("/organisations", Map.of("organisationId", id("asker"), "name", "Asker")).ok();
        post("/organisations", Map.of("organisationId", id("asker"), "name", "Asker"))
                .refused(409, "already-exists");
        assertThat(get("/organisations/" + id("asker")).ok().body().path("name").asString())
                .isEqualTo("Asker");
        var group = aGroup("energi");
        var ola = ola();
        ola.put("organisationId", id("asker"));
        var stored = put("/groups/" + group + "/members/" + id("ola"), ola).ok().body();
        assertThat(stored.path("memberships").path(0).path("represents").asString())
                .isEqualTo("Asker");
        var first = get("/groups/" + group + "/members?limit=3").ok().body();
        assertThat(first.path("items").size()).isEqualTo(3);
        var rest =
                get("/groups/" + group + "/members?limit=3&cursor=" + first.path("next").asString())
                        .ok()
                        .body();
        assertThat(rest.path("items").size()).isEqualTo(1);
        assertThat(rest.has("next")).isFalse();
        assertThat(get("/groups?limit=1").ok().body().path("items").size()).isEqualTo(1);
        assertThat(get("/organisations?limit=1").ok().body().path("items").size()).isEqualTo(1);
        await().untilAsserted(() ->
                assertThat(said("member/" + id("ola")))
                        .containsExactly("MemberSaved", "MemberSaved"));
    }

    @Test
    void gives_a_creation_its_id_by_the_idempotency_key() {
        var key = Map.of("Idempotency-Key", id("k"));
        var body = Map.of("name", "Faggruppe");
        var once = send(HttpMethod.POST, "/groups", body, key).ok().body();
        var again = send(HttpMethod.POST, "/groups", body, key).ok().body();
        assertThat(again).isEqualTo(once);
        assertThat(post("/groups", body).ok().body()).isNotEqualTo(once);
    }

    @Test
    void changes_a_group_that_was_seen() {
        var group = "/groups/" + aGroup("energi");
        var change =
                Map.of("name", "Ny", "reminders", Map.of("unanswered", "none", "attending", "P2D"));
        put(group, change).refused(428, "if-match-missing");
        send(HttpMethod.PUT, group, change, Map.of("If-Match", "\"5\"")).refused(412, "stale");
        var changed = putSeen(group, "", change).ok().body();
        assertThat(changed.path("reminders").toString())
                .isEqualTo(
                        "{\"unanswered\":\"none\",\"attending\":\"P2D\",\"uncommented\":\"P2D\"}");
        putSeen(group, "", Map.of("name", "Ny", "reminders", Map.of("attending", "i går")))
                .pointsAt("/reminders/attending");
        putSeen("/groups/" + id("energi"), "", Map.of("name", "Ny\u0000")).pointsAt("/name");
    }

    @Test
    void refuses_a_member_who_cannot_be_reached_or_is_nowhere() {
        var group = aGroup("energi");
        var path = "/groups/" + group + "/members/" + id("ola");
        for (var address :
                List.of(
                        "ola",
                        "ola@asker",
                        "a@b.example\r\nBcc: c@d.example",
                        "<a@b.example>",
                        "")) {
            var ola = ola();
            ola.put("email", address);
            assertThat(put(path, ola).status()).as(address).isEqualTo(400);
        }
        var ola = ola();
        ola.put("organisationId", id("ingen"));
        put(path, ola).refused(422, "unknown-organisation");
        ola.remove("organisationId");
        ola.put("role", "KONGE");
        put(path, ola).pointsAt("/role");
        put("/groups/" + id("ingen") + "/members/" + id("ola"), ola()).refused(404, "unknown-id");
        send(HttpMethod.PUT, path, ola(), Map.of("If-Match", "\"9\"")).refused(412, "stale");
        delete("/groups/" + group + "/members/" + id("per")).refused(404, "unknown-id");
        delete(path).ok();
        delete(path).refused(409, "not-in-group");
        delete("/members/" + id("per")).refused(404, "unknown-id");
        get("/members/" + id("per")).refused(404, "unknown-id");
    }

    // Lists

    private Reply list(String group, byte[] bytes) {
        return send(
                HttpMethod.POST,
                "/groups/" + group + "/members",
                bytes,
                Map.of("Content-Type", "text/csv"));
    }

    @Test
    void reads_a_list_as_a_norwegian_spreadsheet_saves_it() {
        var group = aGroup("energi");
        var list =
                """
                Navn;E-post;Rolle;Språk;Kommune;Tull
                Åse Ødegård;ase@baerum.example;Nestleder;Nynorsk;Bærum;x

                "Ås; Bjørn";OLA@asker.example;;;
                """
                        .replace("OLA", id("ola"))
                        .replace("\n", "\r\n");
        for (var bytes :
                List.of(
                        list.getBytes(StandardCharsets.UTF_8),
                        ("\uFEFF" + list).getBytes(StandardCharsets.UTF_8),
                        list.getBytes(Charset.forName("windows-1252")))) {
            assertThat(list(group, bytes).ok().body().path("members").asInt()).isEqualTo(2);
        }
        var members = get("/groups/" + group + "/members").body().path("items");
        assertThat(members.valueStream())
                .as("known by their address, and so not twice")
                .hasSize(5)
                .anySatisfy(it -> {
                    assertThat(it.path("name").asString()).isEqualTo("Åse Ødegård");
                    assertThat(it.path("language").asString()).isEqualTo("nn");
                    assertThat(it.path("memberships").path(0).path("role").asString())
                            .isEqualTo("DEPUTY");
                })
                .anySatisfy(it -> assertThat(it.path("name").asString()).isEqualTo("Ås; Bjørn"));
    }

    @Test
    void reads_a_list_in_english_with_ids() {
        var group = aGroup("energi");
        var list = "id,name,email,role\n" + id("kim") + ",Kim,kim@oslo.example,observer\n";
        list(group, list.getBytes(StandardCharsets.UTF_8)).ok();
        assertThat(get("/members/" + id("kim")).ok().body().path("name").asString())
                .isEqualTo("Kim");
    }

    @Test
    void points_at_the_lines_of_a_list_that_are_wrong_and_takes_none_of_it() {
        var group = aGroup("energi");
        var list =
                """
                navn;e-post;rolle
                God;god@asker.example;medlem
                ;tom@asker.example;medlem
                Feil;ikke en adresse;konge
                """;
        list(group, list.getBytes(StandardCharsets.UTF_8))
                .pointsAt("/lines/3/name", "/lines/4/email", "/lines/4/role");
        list(group, "navn;rolle\nA;medlem\n".getBytes(StandardCharsets.UTF_8))
                .refused(422, "column-missing");
        list(group, "navn;e-post\n\"A;b@c.example\n".getBytes(StandardCharsets.UTF_8));
        list(group, "navn;e-post\n".getBytes(StandardCharsets.UTF_8)).pointsAt("/lines");
        var long_ = "navn;e-post\n" + "A;a@asker.example\n".repeat(MemberList.MOST_LINES + 1);
        list(group, long_.getBytes(StandardCharsets.UTF_8)).pointsAt("/lines");
        assertThat(get("/groups/" + group + "/members").body().path("items").size()).isEqualTo(4);
        list(id("ingen"), "navn;e-post\nA;a@b.example\n".getBytes(StandardCharsets.UTF_8))
                .refused(404, "unknown-id");
    }
}
