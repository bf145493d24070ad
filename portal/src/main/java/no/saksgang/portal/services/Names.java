package no.saksgang.portal.services;

import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.Membership;
import org.jspecify.annotations.Nullable;

/** What the groups and people are called that something names by id. */
public record Names(Map<GroupId, Group> groups, Map<MemberId, Member> people) {
    private static final Locale NORWEGIAN = Locale.of("nb", "NO");

    public Names {
        groups = Map.copyOf(groups);
        people = Map.copyOf(people);
    }

    /** The same, and these people as they are here. */
    public Names and(List<Member> more) {
        var all = new HashMap<>(people);
        more.forEach(it -> all.put(it.memberId(), it));
        return new Names(groups, all);
    }

    /** Who is not known, or may not be read, is called by the id. */
    public String of(@Nullable MemberId member) {
        var known = member == null ? null : people.get(member);
        return member == null ? "" : known == null ? member.value() : known.name();
    }

    public String ofGroup(GroupId group) {
        var known = groups.get(group);
        return known == null ? group.value() : known.name();
    }

    public String ofGroups(List<GroupId> some) {
        return some.stream().map(this::ofGroup).collect(Collectors.joining(", "));
    }

    /** The body that somebody represents in one of the groups; empty if none is known. */
    public String represents(MemberId member) {
        var known = people.get(member);
        return known == null
                ? ""
                : known.memberships().stream()
                        .filter(it -> groups.containsKey(it.groupId()))
                        .map(Membership::represents)
                        .filter(it -> it != null)
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    /** Everyone, by name. */
    public List<Member> all() {
        return people.values().stream()
                .sorted(Comparator.comparing(Member::name, alphabetically()))
                .toList();
    }

    /** As Norwegians look for a name: æ, ø and å come last. */
    public static Comparator<String> alphabetically() {
        return Collator.getInstance(NORWEGIAN)::compare;
    }
}
