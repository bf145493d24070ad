package no.saksgang.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.stream.Stream;
import no.saksgang.local.scenario.Deed.Reply;
import no.saksgang.local.scenario.ReferatItem.Due;
import no.saksgang.local.scenario.ReferatItem.Speaker;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingAScenarioTest {
    private final Scenario whole = Scenario.read(resource("hele-spraaket.yaml"));

    static Path resource(String name) {
        try {
            var found = ReadingAScenarioTest.class.getResource("/scenarios/" + name);
            if (found == null) {
                throw new IllegalArgumentException(name);
            }
            return Path.of(found.toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private <D extends Deed> D first(Class<D> kind) {
        return whole.steps().stream()
                .map(Step::deed)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void knows_every_verb_of_the_language() {
        assertThat(whole.steps().stream().<Class<?>>map(it -> it.deed().getClass()))
                .containsAll(kindsOf(Deed.class).toList());
    }

    private static Stream<Class<?>> kindsOf(Class<?> sealed) {
        return Stream.of(sealed.getPermittedSubclasses())
                .flatMap(it -> it.isSealed() ? kindsOf(it) : Stream.of(it));
    }

    @Test
    void gives_a_group_and_a_meeting_without_an_id_one_that_people_can_read() {
        assertThat(whole.groups().get(1).id()).isEqualTo("faggruppe-for-okonomi-og-apenhet");
        assertThat(Ids.slug("Møte, 3/2025 (Ås)")).isEqualTo("mote-3-2025-as");
    }

    @Test
    void takes_one_who_is_known_from_another_group_as_the_same_person() {
        assertThat(whole.groups().get(1).members().getFirst())
                .isEqualTo(
                        new Member(
                                "eva",
                                "Eva Lid",
                                "Fjord kommune",
                                Role.MEMBER,
                                "eva@fjord.example",
                                Language.NB));
    }

    @Test
    void gives_members_the_files_language_unless_they_have_their_own() {
        assertThat(whole.groups().getFirst().members().stream().map(Member::language))
                .containsExactly(Language.NB, Language.NN, Language.NB);
    }

    @Test
    void reads_reminders_as_periods() {
        assertThat(whole.groups().getFirst().reminders())
                .isEqualTo(
                        Map.of(
                                Group.Reminder.UNANSWERED, "P10D",
                                Group.Reminder.ATTENDING, "none",
                                Group.Reminder.UNCOMMENTED, "P1DT12H"));
    }

    @Test
    void numbers_the_items_of_an_agenda_as_people_do() {
        var agenda = whole.meeting("felles").agenda();
        assertThat(agenda.stream().map(AgendaItem::number)).containsExactly("1", "2");
        assertThat(agenda.get(1).items().stream().map(AgendaItem::number))
                .containsExactly("2.1", "2.2");
    }

    @Test
    void invites_all_groups_of_the_file_unless_the_meeting_names_some() {
        assertThat(whole.meeting("felles").groups())
                .containsExactly("klima", "faggruppe-for-okonomi-og-apenhet");
        assertThat(whole.meeting("klima").groups()).containsExactly("klima");
    }

    @Test
    void understands_times_with_and_without_seconds_and_with_a_space() {
        assertThat(whole.now()).isEqualTo(LocalDateTime.of(2025, 3, 3, 9, 0));
        assertThat(first(Deed.MoveClock.class).to()).isEqualTo(LocalDateTime.of(2025, 3, 5, 8, 30));
    }

    @Test
    void reads_an_answer_as_a_word_or_with_what_goes_with_it() {
        var answers = first(Deed.Answer.class).answers();
        assertThat(answers)
                .containsEntry("eva", new Reply(Reply.Choice.ACCEPTED, null, null, Reply.Way.API))
                .containsEntry(
                        "nils",
                        new Reply(
                                Reply.Choice.DECLINED,
                                "På reise",
                                new Reply.Substitute("Una Moe", "una@vik.example"),
                                Reply.Way.API))
                .containsEntry(
                        "may", new Reply(Reply.Choice.TENTATIVE, null, null, Reply.Way.LINK));
        assertThat(answers.keySet()).containsExactly("eva", "nils", "may");
    }

    @Test
    void reads_item_numbers_quoted_or_not() {
        assertThat(first(Deed.WriteReferat.class).items().stream().map(ReferatItem::number))
                .containsExactly("1", "2.1", "2.2");
    }

    @Test
    void tells_a_date_from_a_period_and_from_words() {
        assertThat(
                        first(Deed.WriteReferat.class).items().get(1).followUps().stream()
                                .map(ReferatItem.FollowUp::due))
                .containsExactly(
                        new Due.On(LocalDate.of(2025, 4, 1)),
                        new Due.By("2025-Q4"),
                        new Due.By("2025-10"),
                        new Due.When("når kurset lanseres"));
    }

    @Test
    void tells_members_from_names_among_those_who_spoke() {
        assertThat(first(Deed.WriteReferat.class).items().get(2).statements().get(1).speakers())
                .containsExactly(new Speaker.KnownMember("nils"), new Speaker.Named("Kari Gjest"));
    }

    @Test
    void keeps_an_empty_reference_apart_from_a_missing_one() {
        assertThat(first(Deed.WriteReferat.class).references())
                .isEqualTo(Map.of("yourRef", "A1", "ourRef", "", "archiveCode", "026"));
    }

    @Test
    void knows_the_line_and_the_meeting_of_each_step() {
        var refused = whole.steps().get(1);
        assertThat(refused.meeting()).isEqualTo("felles");
        assertThat(refused.expectation().refused()).isEqualTo(409);
        assertThat(Files.exists(whole.file())).isTrue();
        assertThat(whole.steps().getFirst().line()).isLessThan(refused.line());
    }

    @Test
    void understands_every_scenario_of_the_project() throws IOException {
        try (var files = Files.list(Path.of("../scenarios"))) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(it -> assertThat(Scenario.read(it).steps()).isNotEmpty());
        }
    }

    @Test
    void understands_the_real_meeting_that_lies_beside_the_repository() {
        var real = Path.of("../../shared/scenarios/naeringssamarbeid-2025-09-11.yaml");
        assumeThat(Files.exists(real)).isTrue();
        var scenario = Scenario.read(real);
        assertThat(scenario.groups().getFirst().members()).hasSize(15);
        assertThat(scenario.steps()).hasSize(12);
    }
}
