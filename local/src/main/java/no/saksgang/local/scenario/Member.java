package no.saksgang.local.scenario;

/**
 * A person in a group. The same id in two groups is the same person.
 *
 * @param represents the name of the municipality, region or other body
 */
public record Member(
        String id, String name, String represents, Role role, String email, Language language) {}
