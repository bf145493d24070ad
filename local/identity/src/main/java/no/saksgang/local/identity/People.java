package no.saksgang.local.identity;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Who can log in, as {@code people.json} says at that moment: it may change at any time. */
@Component
class People {
    private static final Logger LOG = LoggerFactory.getLogger(People.class);

    private final Path file;
    private final JsonMapper json;

    People(IdentitySettings settings, JsonMapper json) {
        this.file = settings.folder().resolve("people.json");
        this.json = json;
    }

    /** All, in the order of the file; nobody if there is no file that can be read. */
    List<Person> all() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return List.of(json.readValue(file, Person[].class));
        } catch (JacksonException e) {
            LOG.warn("{} cannot be read, so nobody can log in: {}", file, e.getOriginalMessage());
            return List.of();
        }
    }

    Optional<Person> find(String id) {
        return all().stream().filter(person -> person.id().equals(id)).findFirst();
    }
}
