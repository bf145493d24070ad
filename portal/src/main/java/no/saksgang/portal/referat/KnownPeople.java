package no.saksgang.portal.referat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import no.saksgang.events.Person;

/** Whom a name in a referat may mean: members, guests, and who else is known to have been there. */
final class KnownPeople {
    private static final int MOST_SUGGESTED = 3;

    /** How many letters a name of four may differ in, and one of eight: one, two. */
    private static final int LETTERS_A_SLIP = 4;

    private static final int MOST_SLIPS = 2;

    private final List<Person> people;
    private final Set<String> firstNames;
    private final Set<String> bodies;

    /** Whom a name fits. */
    sealed interface Fit {
        record One(Person person) implements Fit {}

        record Several(List<Person> people) implements Fit {}

        /** Nobody, but these are called something like it; the most likely first. */
        record Nearly(List<Person> people, boolean byALetter) implements Fit {}

        record None() implements Fit {}
    }

    KnownPeople(Collection<Person> all) {
        var seen = new HashSet<>();
        people =
                all.stream()
                        .filter(it -> !it.name().isBlank())
                        .filter(it ->
                                seen.add(it.memberId() == null ? lower(it.name()) : it.memberId()))
                        .toList();
        firstNames =
                people.stream().map(it -> words(it.name()).getFirst()).collect(Collectors.toSet());
        bodies =
                people.stream()
                        .map(Person::represents)
                        .filter(Objects::nonNull)
                        .map(KnownPeople::lower)
                        .collect(Collectors.toSet());
    }

    boolean isFirstName(String word) {
        return firstNames.contains(lower(word));
    }

    /** Whether somebody represents a body of that name. */
    boolean isBody(String name) {
        return bodies.contains(lower(name));
    }

    /** Whether it is a word of the name of a body that somebody represents. */
    boolean isWordOfABody(String word) {
        return bodies.stream().anyMatch(it -> words(it).contains(lower(word)));
    }

    Fit fit(String name) {
        var exactly = people.stream().filter(it -> lower(it.name()).equals(lower(name))).toList();
        if (!exactly.isEmpty()) {
            return fit(exactly);
        }
        var inPart =
                people.stream().filter(it -> fitsInPart(words(name), words(it.name()))).toList();
        return inPart.isEmpty() ? nearly(name) : fit(inPart);
    }

    private static Fit fit(List<Person> fitting) {
        return fitting.size() == 1 ? new Fit.One(fitting.getFirst()) : new Fit.Several(fitting);
    }

    /** «Eli Bryhni» is Eli Arnkværn Bryhni; so is «Eli». */
    private static boolean fitsInPart(List<String> said, List<String> name) {
        return said.getFirst().equals(name.getFirst())
                && (isIn(said, name) || (name.size() > 1 && isIn(name, said)));
    }

    /** Whether all of the words are there, in that order. */
    private static boolean isIn(List<String> some, List<String> all) {
        var at = 0;
        for (var word : all) {
            if (at < some.size() && some.get(at).equals(word)) {
                at++;
            }
        }
        return at == some.size();
    }

    private Fit nearly(String name) {
        var said = lower(name);
        var slips = Math.min(MOST_SLIPS, said.length() / LETTERS_A_SLIP);
        var byALetter = people.stream().filter(it -> distance(said, it) <= slips).toList();
        if (!byALetter.isEmpty()) {
            return new Fit.Nearly(nearest(said, byALetter), true);
        }
        var first = words(name).getFirst();
        var sameFirst =
                people.stream().filter(it -> words(it.name()).getFirst().equals(first)).toList();
        return sameFirst.isEmpty()
                ? new Fit.None()
                : new Fit.Nearly(nearest(said, sameFirst), false);
    }

    private static List<Person> nearest(String said, List<Person> some) {
        return some.stream()
                .sorted(Comparator.comparingInt(it -> distance(said, it)))
                .limit(MOST_SUGGESTED)
                .toList();
    }

    private static int distance(String said, Person person) {
        return distance(said, lower(person.name()));
    }

    /** How many letters must be put in, taken out or exchanged (Levenshtein). */
    private static int distance(String a, String b) {
        var above = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var exchanged = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchanged, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }

    private static List<String> words(String name) {
        return new ArrayList<>(List.of(lower(name).split(" ")));
    }

    private static String lower(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
