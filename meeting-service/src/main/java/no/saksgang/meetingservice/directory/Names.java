package no.saksgang.meetingservice.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;

/** How what some groups wrote names members. */
public final class Names {
    /** What stands where a person has been erased since. */
    public static final String ERASED = "(slettet)";

    private final Map<MemberId, Person> known = new HashMap<>();

    public Names(Directory directory, Collection<MemberId> members, List<GroupId> groups) {
        directory
                .members(members)
                .forEach(it ->
                        it.person(groups).ifPresent(person -> known.put(it.memberId(), person)));
    }

    public Optional<Person> find(MemberId member) {
        return Optional.ofNullable(known.get(member));
    }

    public Person of(MemberId member) {
        return find(member).orElseGet(() -> Person.of(member, ERASED, null));
    }
}
