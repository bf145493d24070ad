package no.saksgang.portal.referat;

import java.text.Collator;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;
import no.saksgang.portal.services.Member;

/**
 * The members of a meeting's groups, by name.
 *
 * @param people each once, with what they represent in one of these groups
 */
record Roll(List<Person> people) {
    private static final Locale NORWEGIAN = Locale.of("nb", "NO");

    Roll {
        people = List.copyOf(people);
    }

    static Roll of(Collection<Member> members, Collection<GroupId> groups) {
        var people =
                members.stream().map(it -> person(it, groups)).distinct().sorted(byName()).toList();
        return new Roll(people);
    }

    private static Person person(Member member, Collection<GroupId> groups) {
        var membership =
                member.memberships().stream()
                        .filter(it -> groups.contains(it.groupId()))
                        .findFirst()
                        .orElse(null);
        return new Person(
                member.memberId(),
                member.name(),
                membership == null ? null : membership.organisationId(),
                membership == null ? null : membership.represents(),
                null,
                null);
    }

    /** As Norwegians look for a name: æ, ø and å come last. */
    static Comparator<Person> byName() {
        var letters = Collator.getInstance(NORWEGIAN);
        return (a, b) -> letters.compare(a.name(), b.name());
    }

    Optional<Person> find(MemberId member) {
        return people.stream().filter(it -> member.equals(it.memberId())).findFirst();
    }

    /** What a page calls them; the id of one who is in none of the groups any more. */
    String nameOf(MemberId member) {
        return find(member).map(Person::name).orElse(member.value());
    }

    /** Those who were called, by name; also who is in none of the groups any more. */
    List<Person> only(Collection<MemberId> called) {
        return called.stream()
                .map(it -> find(it).orElseGet(() -> Person.of(it, it.value(), null)))
                .sorted(byName())
                .toList();
    }

    /** What a form calls them: their name; with what they represent, where two have the same. */
    public String label(Person person) {
        var namesakes = people.stream().filter(it -> it.name().equals(person.name())).count();
        return namesakes > 1 && person.memberId() != null && person.represents() != null
                ? person.name() + " (" + person.represents() + ")"
                : person.name();
    }

    /** The bodies that somebody represents. */
    public List<String> represented() {
        return people.stream()
                .map(Person::represents)
                .filter(Objects::nonNull)
                .distinct()
                .sorted(Collator.getInstance(NORWEGIAN))
                .toList();
    }
}
