package no.saksgang.testing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.OrganisationId;
import no.saksgang.events.Person;
import no.saksgang.events.directory.Language;
import no.saksgang.events.directory.MemberErased;
import no.saksgang.events.directory.MemberSaved;
import no.saksgang.events.directory.Membership;
import no.saksgang.events.directory.Role;
import org.jspecify.annotations.Nullable;

/**
 * An ordinary member, with changes: {@code AMember.called("Eva
 * Nilsen").representing("Nordvik").saved()}. Each change gives a new one.
 */
public final class AMember {
    private final MemberId id;
    private final String name;
    private final String email;
    private final Language language;
    private final @Nullable String represents;
    private final List<Membership> memberships;

    private AMember(
            MemberId id,
            String name,
            String email,
            Language language,
            @Nullable String represents,
            List<Membership> memberships) {
        this.id = id;
        this.name = name;
        this.email = email;
        this.language = language;
        this.represents = represents;
        this.memberships = List.copyOf(memberships);
    }

    /**
     * A member of {@link People#BUSINESS} who reads bokmål; the id is the first name, the address
     * the whole of it.
     */
    public static AMember called(String name) {
        var plain = plain(name);
        return new AMember(
                new MemberId(plain.split("\\.", 2)[0]),
                name,
                plain + "@nordvik.example",
                Language.NB,
                "Nordvik kommune",
                List.of());
    }

    /** So many members, {@code m1} and on, all of a group. */
    public static List<AMember> several(int howMany, GroupId group) {
        return IntStream.rangeClosed(1, howMany)
                .mapToObj(i ->
                        called("Medlem " + i)
                                .withId("m" + i)
                                .withEmail("m" + i + "@nordvik.example")
                                .in(group))
                .toList();
    }

    private static String plain(String name) {
        var ascii = name.toLowerCase(Locale.ROOT).replace("æ", "ae").replace("ø", "o");
        return Normalizer.normalize(ascii, Normalizer.Form.NFD)
                .replaceAll("[^a-z0-9 ]", "")
                .strip()
                .replaceAll(" +", ".");
    }

    public AMember withId(String newId) {
        return new AMember(new MemberId(newId), name, email, language, represents, memberships);
    }

    public AMember withEmail(String address) {
        return new AMember(id, name, address, language, represents, memberships);
    }

    public AMember reading(Language newLanguage) {
        return new AMember(id, name, email, newLanguage, represents, memberships);
    }

    /** Whom they represent in the groups that they come into from now on. */
    public AMember representing(String body) {
        return new AMember(id, name, email, language, body, memberships);
    }

    public AMember in(GroupId group) {
        return in(group, Role.MEMBER);
    }

    public AMember in(GroupId group, Role role) {
        var more = new ArrayList<>(memberships);
        more.removeIf(it -> it.groupId().equals(group));
        more.add(
                new Membership(
                        group,
                        role,
                        represents == null
                                ? null
                                : new OrganisationId(plain(represents).split("\\.", 2)[0]),
                        represents));
        return new AMember(id, name, email, language, represents, more);
    }

    /** Without any membership. */
    public AMember inNoGroup() {
        return new AMember(id, name, email, language, null, List.of());
    }

    public MemberId id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    /** As a referat names them. */
    public Person person() {
        return Person.of(id, name, represents);
    }

    public MemberSaved saved() {
        var whole = memberships.isEmpty() && represents != null ? in(People.BUSINESS) : this;
        return new MemberSaved(id, name, email, language, whole.memberships);
    }

    public MemberErased erased() {
        return new MemberErased(id);
    }
}
