package no.saksgang.portal.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.saksgang.portal.login.Person;

/** The doors of the portal, in the order of the menu, and for whom each is. */
enum Door {
    DASHBOARD("/"),
    MEETINGS("/meetings"),
    FOLLOWUPS("/followups"),
    ARCHIVE("/archive"),
    GROUPS("/groups"),
    CONFERENCES("/conferences"),
    MAILINGS("/mailings"),
    STREAM("/stream");

    private final String path;

    Door(String path) {
        this.path = path;
    }

    static List<Door> forPerson(Optional<Person> person) {
        return person.map(it -> Arrays.stream(values()).filter(door -> door.isFor(it)).toList())
                .orElse(List.of());
    }

    private boolean isFor(Person person) {
        return switch (this) {
            case DASHBOARD, STREAM -> true;
            case MEETINGS, FOLLOWUPS, ARCHIVE, GROUPS -> person.seesPapers();
            case CONFERENCES, MAILINGS -> person.isSecretariat();
        };
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String path() {
        return path;
    }

    /** Whether a page lies behind this door. */
    boolean holds(String page) {
        return path.equals("/")
                ? page.equals("/")
                : page.equals(path) || page.startsWith(path + "/");
    }
}
