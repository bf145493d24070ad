package no.saksgang.portal.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import no.saksgang.portal.login.Person;

/** The doors of the portal, in the order of the menu, and for whom each is. */
enum Door {
    DASHBOARD("/"),
    MEETINGS("/meetings"),
    FOLLOWUPS("/followups", "/cases"),
    ARCHIVE("/archive"),
    GROUPS("/groups"),
    CONFERENCES("/conferences"),
    MAILINGS("/mailings"),
    STREAM("/stream");

    private final String path;

    /** Where else the pages behind it are; the same as the path where nowhere else. */
    private final String beside;

    Door(String path) {
        this(path, path);
    }

    Door(String path, String beside) {
        this.path = path;
        this.beside = beside;
    }

    /** Where pages are that this person can open, as the beginnings of paths. */
    static List<String> paths(Optional<Person> person) {
        return person.filter(Person::isSecretariat).isPresent()
                ? List.of("/")
                : forPerson(person).stream()
                        .flatMap(it -> Stream.of(it.path, it.beside))
                        .filter(it -> !it.equals("/"))
                        .distinct()
                        .toList();
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
        return path.equals("/") ? page.equals("/") : isIn(page, path) || isIn(page, beside);
    }

    private static boolean isIn(String page, String place) {
        return page.equals(place) || page.startsWith(place + "/");
    }
}
