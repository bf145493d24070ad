package no.saksgang.portal.foresight;

import java.util.List;
import java.util.Set;
import org.springframework.util.MultiValueMap;

/**
 * A field as it was typed, which the page keeps between seeing the mail and sending it: the portal
 * keeps nothing.
 */
public record Kept(String name, String value) {
    /** What belongs to the page that was left. */
    private static final Set<String> OF_THE_PAGE = Set.of("_csrf", "step", "letter");

    public static List<Kept> of(MultiValueMap<String, String> form) {
        return form.entrySet().stream()
                .filter(it -> !OF_THE_PAGE.contains(it.getKey()))
                .flatMap(it -> it.getValue().stream().map(value -> new Kept(it.getKey(), value)))
                .toList();
    }
}
