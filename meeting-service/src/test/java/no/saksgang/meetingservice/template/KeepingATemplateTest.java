package no.saksgang.meetingservice.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import no.saksgang.meetingservice.ServiceTest;
import org.junit.jupiter.api.Test;

class KeepingATemplateTest extends ServiceTest {
    @Test
    void a_group_has_none_until_it_is_given_one_and_may_have_another() {
        var path = "/groups/" + aGroup("energi") + "/template";
        get(path).refused(404, "unknown-id");
        put(path, template("Energimøte", 120)).ok();
        put(path, template("Energimøte", 90)).ok();
        var kept = get(path).ok().body();
        assertThat(kept.path("title").asString()).isEqualTo("Energimøte");
        assertThat(kept.path("startTime").asString()).isEqualTo("09:30:00");
        assertThat(kept.path("minutes").asInt()).isEqualTo(90);
        assertThat(kept.path("place").path("name").asString()).isEqualTo("Rådhuset");
        assertThat(kept.at("/items/1/kind").asString()).isEqualTo("round-table");
    }

    @Test
    void it_can_be_taken_away_and_given_again() {
        var path = "/groups/" + aGroup("energi") + "/template";
        put(path, template("Energimøte", 120)).ok();
        assertThat(delete(path).status()).isEqualTo(204);
        get(path).refused(404, "unknown-id");
        put(path, template("Nytt", 60)).ok();
        assertThat(get(path).ok().body().path("title").asString()).isEqualTo("Nytt");
    }

    @Test
    void what_is_wrong_with_it_is_said_and_nothing_is_kept() {
        var path = "/groups/" + aGroup("energi") + "/template";
        put(path, template("", 120)).pointsAt("/title");
        put(path, template("Energimøte", 0)).pointsAt("/minutes");
        get(path).refused(404, "unknown-id");
        put("/groups/" + id("ingen") + "/template", template("Energimøte", 60))
                .refused(422, "unknown-group");
    }

    private static Map<String, Object> template(String title, int minutes) {
        return Map.of(
                "title",
                title,
                "startTime",
                "09:30",
                "minutes",
                minutes,
                "place",
                Map.of("name", "Rådhuset"),
                "answerDays",
                7,
                "items",
                List.of(
                        Map.of("title", "Godkjenning", "kind", "approval-of-agenda", "minutes", 5),
                        Map.of("title", "Runde rundt bordet", "kind", "round-table")));
    }
}
