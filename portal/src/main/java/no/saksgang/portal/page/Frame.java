package no.saksgang.portal.page;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import no.saksgang.chassis.markdown.Markdown;
import no.saksgang.portal.PortalSettings;
import no.saksgang.portal.login.People;
import no.saksgang.portal.login.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the frame around every page shows: who is logged in, where one can go, the language. */
@ControllerAdvice(annotations = Controller.class)
class Frame {
    private final People people;
    private final PortalSettings settings;

    Frame(People people, PortalSettings settings) {
        this.people = people;
        this.settings = settings;
    }

    /**
     * A place to go.
     *
     * @param key of its words: {@code nav.<key>}
     * @param here whether the page shown belongs to it
     */
    record Place(String key, String path, boolean here) {}

    /**
     * The frame of one page.
     *
     * @param lang of the page, as a BCP 47 tag
     * @param self the address of this page without its language, for the switch of languages; null
     *     where it answers a form, and cannot be asked for again
     */
    record Around(
            String lang,
            @Nullable String self,
            @Nullable Person person,
            List<Place> places,
            String accessibilityStatement) {
        /**
         * Where the links of events lead that this person can open. Who has no door to something
         * would be refused there.
         */
        public String opens() {
            return String.join(" ", Door.paths(Optional.ofNullable(person)));
        }

        /** Whether a link leads where this person can go. */
        public boolean opens(String link) {
            var path = URI.create(link).getPath();
            return Door.paths(Optional.ofNullable(person)).stream()
                    .anyMatch(it -> it.equals("/") || path.equals(it) || path.startsWith(it + "/"));
        }
    }

    @ModelAttribute("frame")
    Around frame(HttpServletRequest request, Locale locale) {
        var path = request.getRequestURI();
        var person = people.current();
        return new Around(
                Language.of(locale),
                self(request),
                person.orElse(null),
                places(person, path),
                settings.accessibilityStatement());
    }

    private static @Nullable String self(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                        && request.getDispatcherType() == DispatcherType.REQUEST
                ? ServletUriComponentsBuilder.fromRequest(request)
                        .scheme(null)
                        .host(null)
                        .port(null)
                        .replaceQueryParam(PageConfiguration.LANGUAGE)
                        .build()
                        .toUriString()
                : null;
    }

    /** For a form that makes something: with it, pressing twice makes one. */
    @ModelAttribute("newKey")
    String newKey() {
        return UUID.randomUUID().toString();
    }

    @ModelAttribute("dates")
    Dates dates(Locale locale) {
        return new Dates(locale);
    }

    @ModelAttribute("markdown")
    Markdown markdown() {
        return new Markdown();
    }

    private static List<Place> places(Optional<Person> person, String path) {
        return Door.forPerson(person).stream()
                .map(it -> new Place(it.key(), it.path(), it.holds(path)))
                .toList();
    }
}
