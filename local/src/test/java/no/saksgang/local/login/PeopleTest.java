package no.saksgang.local.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.saksgang.local.scenario.Scenario;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PeopleTest {
    @TempDir private Path folder;

    @Test
    void are_the_scenarios_with_the_roles_of_their_groups_and_two_who_are_always_there() {
        var scenario = Scenario.read(Path.of("../scenarios/fagdag-i-viddaregionen.yaml"));

        People.of(scenario).write(folder);

        var members =
                scenario.groups().stream()
                        .flatMap(group -> group.members().stream())
                        .map(member -> member.id())
                        .distinct()
                        .toList();
        assertThat(ids()).containsAll(members).contains("sekretariatet", "tavle");
        assertThat(people())
                .allSatisfy(person -> {
                    var alwaysThere =
                            List.of("sekretariatet", "tavle")
                                    .contains(person.path("id").asString());
                    assertThat(person.has("memberId")).isEqualTo(!alwaysThere);
                    assertThat(person.path("roles")).isNotEmpty();
                });
    }

    @Test
    void stay_who_they_were_where_nobody_else_is_named() throws Exception {
        People.ofNobody().write(folder);
        assertThat(ids()).containsExactly("sekretariatet", "tavle");

        Files.writeString(folder.resolve("people.json"), "[{\"id\": \"eva\"}]");
        People.ofNobody().write(folder);

        assertThat(ids()).containsExactly("eva");
    }

    private List<String> ids() {
        return people().stream().map(person -> person.path("id").asString()).toList();
    }

    private List<JsonNode> people() {
        return new JsonMapper().readTree(folder.resolve("people.json")).valueStream().toList();
    }
}
