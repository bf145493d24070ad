package no.saksgang.portal.referat;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;
import no.saksgang.portal.services.Member;
import no.saksgang.portal.services.Names;

/**
 * The members of a meeting's groups and whoever else it names by id, by name.
 *
 * @param people each once, with what they represent in one of these groups, if in any
 */
record Roll(List<Person> people) {
    Roll {
        people = List.copyOf(people);
    }

    static Roll of(Names names, Collection<GroupId> groups) {
        return new Roll(names.all().stream().map(it -> person(it, groups)).toList());
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

    Optional<Person> find(MemberId member) {
        return people.stream().filter(it -> member.equals(it.memberId())).findFirst();
    }

    /** What a page calls them; the id of one whom this person may not read. */
    String nameOf(MemberId member) {
        return find(member).map(Person::name).orElse(member.value());
    }

    /** Whom this person may not read is called by the id. */
    Person person(MemberId member) {
        return find(member).orElseGet(() -> Person.of(member, member.value(), null));
    }

    /** Those who were called, by name; also whom this person may not read. */
    List<Person> only(Collection<MemberId> called) {
        return called.stream()
                .map(this::person)
                .sorted(Comparator.comparing(Person::name, Names.alphabetically()))
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
                .sorted(Names.alphabetically())
                .toList();
    }
}
