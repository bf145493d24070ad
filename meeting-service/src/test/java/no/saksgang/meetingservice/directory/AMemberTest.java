package no.saksgang.meetingservice.directory;

import static no.saksgang.meetingservice.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;
import no.saksgang.events.directory.Language;
import no.saksgang.events.directory.MemberErased;
import no.saksgang.events.directory.MemberSaved;
import no.saksgang.events.directory.Membership;
import no.saksgang.events.directory.Role;
import no.saksgang.meetingservice.directory.DirectoryRefusal.NotInGroup;
import no.saksgang.meetingservice.directory.DirectoryRefusal.TooManyMemberships;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AMemberTest {
    private static final MemberId OLA = new MemberId("ola");
    private static final GroupId ENERGI = new GroupId("energi");
    private static final GroupId KLIMA = new GroupId("klima");
    private static final Instant NOW = Instant.parse("2025-09-01T10:00:00Z");

    private final Member ola =
            Member.joining(OLA, "Ola Nordmann", "ola@asker.example", Language.NB, in(ENERGI), NOW);

    @Test
    void says_all_their_memberships_at_every_change() {
        ola.join("Ola Nordmann", "ola@asker.example", Language.NN, in(KLIMA), NOW);
        assertThat(ola.recorded())
                .last()
                .isEqualTo(
                        new MemberSaved(
                                OLA,
                                "Ola Nordmann",
                                "ola@asker.example",
                                Language.NN,
                                List.of(in(ENERGI), in(KLIMA))));
    }

    @Test
    void who_is_said_to_be_what_they_are_says_nothing() {
        ola.join("Ola Nordmann", "ola@asker.example", Language.NB, in(KLIMA), NOW);
        ola.join("Ola Nordmann", "ola@asker.example", Language.NB, in(ENERGI), NOW);
        assertThat(ola.recorded()).hasSize(2);
    }

    @Test
    void has_one_role_in_a_group() {
        var leader = new Membership(ENERGI, Role.LEADER, null, "Asker");
        ola.join("Ola Nordmann", "ola@asker.example", Language.NB, leader, NOW);
        assertThat(ola.memberships()).containsExactly(leader);
    }

    @Test
    void who_leaves_is_in_the_group_no_longer() {
        ola.leave(ENERGI, NOW);
        assertThat(ola.groups()).isEmpty();
        refuses(ola, new NotInGroup(OLA, ENERGI), () -> ola.leave(ENERGI, NOW));
    }

    @Test
    void who_stands_in_is_not_called_with_the_group() {
        ola.standIn(new Membership(KLIMA, Role.SUBSTITUTE, null, "Asker"), NOW);
        ola.standIn(new Membership(ENERGI, Role.SUBSTITUTE, null, "Asker"), NOW);
        assertThat(ola.memberships())
                .extracting(Membership::role)
                .containsExactly(Role.MEMBER, Role.SUBSTITUTE);
        assertThat(ola.groups()).containsExactly(ENERGI);
    }

    @Test
    void who_is_erased_leaves_nothing_but_an_id() {
        ola.erase(NOW);
        ola.erase(NOW);
        assertThat(ola.recorded()).hasSize(2).last().isEqualTo(new MemberErased(OLA));
        assertThat(ola.isErased()).isTrue();
        assertThat(ola.memberships()).isEmpty();
        assertThat(ola.person(List.of(ENERGI))).isEmpty();
        refuses(ola, new NotInGroup(OLA, ENERGI), () -> ola.leave(ENERGI, NOW));
    }

    @Test
    void who_was_erased_may_come_again() {
        ola.erase(NOW);
        ola.join("Ola Nordmann", "ola@asker.example", Language.NB, in(KLIMA), NOW);
        assertThat(ola.groups()).containsExactly(KLIMA);
    }

    @Test
    void is_named_with_what_they_represent_in_the_group_that_asks() {
        var klima = new Membership(KLIMA, Role.MEMBER, null, "Viken");
        ola.join("Ola Nordmann", "ola@asker.example", Language.NB, klima, NOW);
        assertThat(ola.person(List.of(KLIMA))).contains(Person.of(OLA, "Ola Nordmann", "Viken"));
        assertThat(ola.person(List.of(new GroupId("annen"))))
                .contains(Person.of(OLA, "Ola Nordmann", "Asker"));
    }

    @Test
    void is_in_no_more_groups_than_there_is_room_for() {
        IntStream.range(1, Member.MOST_MEMBERSHIPS)
                .forEach(i ->
                        ola.join(
                                "Ola",
                                "ola@asker.example",
                                Language.NB,
                                in(new GroupId("g" + i)),
                                NOW));
        refuses(
                ola,
                new TooManyMemberships(Member.MOST_MEMBERSHIPS),
                () -> ola.join("Ola", "ola@asker.example", Language.NB, in(KLIMA), NOW));
    }

    private static Membership in(GroupId group) {
        return new Membership(group, Role.MEMBER, null, "Asker");
    }
}
