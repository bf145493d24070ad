package no.saksgang.portal.referat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;
import no.saksgang.events.directory.Language;
import no.saksgang.events.directory.Membership;
import no.saksgang.events.directory.Role;
import no.saksgang.portal.services.Member;
import no.saksgang.portal.services.Names;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CallingTheRollTest {
    private static final GroupId KLIMA = new GroupId("klima");
    private static final GroupId NAERING = new GroupId("naering");

    @Test
    void goes_by_name_as_norwegians_look_for_it() {
        var roll =
                roll(
                        member("1", "Åse Dahl", KLIMA, "Oslo"),
                        member("2", "Ørnulf Dahl", KLIMA, "Oslo"),
                        member("3", "Zara Dahl", KLIMA, "Oslo"),
                        member("4", "Ærlend Dahl", KLIMA, "Oslo"));
        assertThat(roll.people())
                .extracting(Person::name)
                .containsExactly("Zara Dahl", "Ærlend Dahl", "Ørnulf Dahl", "Åse Dahl");
    }

    @Test
    void names_who_has_left_the_group_and_says_nothing_of_whom_they_represent() {
        var roll = roll(member("kari", "Kari Nordbø", null, null));
        assertThat(roll.nameOf(new MemberId("kari"))).isEqualTo("Kari Nordbø");
        assertThat(roll.people()).extracting(Person::represents).containsOnlyNulls();
    }

    @Test
    void says_what_people_represent_in_the_groups_of_this_meeting() {
        var roll = roll(member("kari", "Kari Nordbø", NAERING, "Næringsforeningen"));
        assertThat(roll.people()).extracting(Person::represents).containsOnlyNulls();
    }

    @Test
    void calls_by_id_whom_this_person_may_not_read() {
        assertThat(roll().nameOf(new MemberId("per"))).isEqualTo("per");
    }

    private static Roll roll(Member... members) {
        var people =
                Arrays.stream(members)
                        .collect(Collectors.toMap(Member::memberId, Function.identity()));
        return Roll.of(new Names(Map.of(), people), List.of(KLIMA));
    }

    private static Member member(
            String id, String name, @Nullable GroupId group, @Nullable String represents) {
        return new Member(
                new MemberId(id),
                name,
                id + "@vidda.example",
                Language.NB,
                group == null
                        ? List.of()
                        : List.of(new Membership(group, Role.MEMBER, null, represents)));
    }
}
