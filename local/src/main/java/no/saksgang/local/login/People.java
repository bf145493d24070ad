package no.saksgang.local.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no.saksgang.local.scenario.Role;
import no.saksgang.local.scenario.Scenario;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Who can log in, as the identity provider reads it from {@value #FILE}. */
public final class People {
    static final String FILE = "people.json";

    /** They are in every suite: who runs it, and the screen on the wall. */
    private static final List<Person> ALWAYS =
            List.of(
                    new Person("sekretariatet", "Sekretariatet", null, Set.of("secretariat"), null),
                    new Person("tavle", "Tavlen på veggen", null, Set.of("dashboard"), null));

    private final List<Person> people;

    private People(List<Person> people) {
        this.people = people;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Person(
            String id,
            String name,
            @Nullable String email,
            Set<String> roles,
            @Nullable String memberId) {
        Person as(Set<String> more) {
            var all = new LinkedHashSet<>(roles);
            all.addAll(more);
            return new Person(id, name, email, all, memberId);
        }
    }

    /** Those of the scenario's groups. */
    public static People of(Scenario scenario) {
        var members = new LinkedHashMap<String, Person>();
        for (var group : scenario.groups()) {
            for (var member : group.members()) {
                var roles = roles(member.role());
                members.merge(
                        member.id(),
                        new Person(member.id(), member.name(), member.email(), roles, member.id()),
                        (before, _) -> before.as(roles));
            }
        }
        return new People(List.copyOf(members.values()));
    }

    /** Nobody but those who are always there. */
    public static People ofNobody() {
        return new People(List.of());
    }

    private static Set<String> roles(Role role) {
        return switch (role) {
            case SECRETARIAT -> new LinkedHashSet<>(List.of("secretariat", "member"));
            case LEADER, DEPUTY -> new LinkedHashSet<>(List.of("leader", "member"));
            case MEMBER -> Set.of("member");
            case OBSERVER -> Set.of("observer");
        };
    }

    /** Writes them into the provider's folder; a file that is there gives way only to somebody. */
    public void write(Path folder) {
        var file = folder.resolve(FILE);
        if (people.isEmpty() && Files.exists(file)) {
            return;
        }
        var all = new ArrayList<>(people);
        all.addAll(ALWAYS);
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    file,
                    new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
