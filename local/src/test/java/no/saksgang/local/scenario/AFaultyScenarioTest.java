package no.saksgang.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AFaultyScenarioTest {
    /** 28 lines: what a test adds begins on line 29. */
    private static final String HEAD =
            """
            now: 2025-03-03T09:00
            timeZone: Europe/Oslo
            groups:
              - id: klima
                name: Klima
                members:
                  - { id: eva, name: Eva Lid, represents: Fjord, role: leader, email: eva@fjord.example }
                  - { id: nils, name: Nils Øy, represents: Vik, role: member, email: nils@vik.example }
            meetings:
              m1:
                title: Første
                start: 2025-03-20T09:00
                end: 2025-03-20T10:00
                place: { name: Rådhuset }
                leader: eva
                secretary: nils
                agenda:
                  - { title: Sak, kind: other }
              m2:
                title: Annet
                start: 2025-03-21T09:00
                end: 2025-03-21T10:00
                place: { name: Rådhuset }
                leader: eva
                secretary: nils
                agenda:
                  - { title: Sak, kind: other }
            steps:
            """;

    @TempDir Path folder;

    private Scenario read(String text) {
        var file = folder.resolve("prøve.yaml");
        try {
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Scenario.read(file);
    }

    private void assertFault(String text, int line, String... words) {
        assertThatThrownBy(() -> read(text))
                .asInstanceOf(type(ScenarioFault.class))
                .satisfies(fault -> {
                    assertThat(fault.line()).as(fault.getMessage()).isEqualTo(line);
                    assertThat(fault).hasMessageContaining("prøve.yaml:" + line + ": ");
                    assertThat(fault).hasMessageContainingAll(words);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    - fly: {}                                                        | ukjent verb «fly»; approve-agenda
                    - approve-agenda: { now: true }                                  | «approve-agenda» har ingen felter
                    - { stop: kafka, kill: minutes-service }                         | flere ting
                    - { meeting: m1 }                                                | ikke hva som gjøres
                    - approve-agenda: {}                                             | hvilket møte; m1, m2
                    - { approve-agenda: {}, meeting: m3 }                            | ukjent møte «m3»; m1, m2
                    - { answer: { ola: accepted }, meeting: m1 }                     | ukjent medlem «ola»; eva, nils
                    - { answer: { eva: perhaps }, meeting: m1 }                      | «perhaps»; accepted, tentative, declined
                    - { answer: [eva], meeting: m1 }                                 | en liste
                    - { answer: {}, meeting: m1 }                                    | minst ett medlem
                    - clock: 2025-03-03T09:00                                        | bare fremover; 2025-03-03T09:00
                    - clock: in a week                                               | lokal dato og tid; «in a week»
                    - clock: 2025-03-10T09:00Z                                       | uten sone
                    - { cancel: {}, meeting: m1 }                                    | mangler «reason»
                    - { cancel: { reason: Nei, why: Ja }, meeting: m1 }              | ukjent nøkkel «why»; reason
                    - { cancel: { reason: [Nei] }, meeting: m1 }                     | skal være tekst; en liste
                    - { reschedule: { start: 2025-03-22T09:00, end: 2025-03-22T09:00 }, meeting: m1 } | «end»; etter «start»
                    - { reschedule: { start: 2025-02-22T09:00, end: 2025-03-22T09:00 }, meeting: m1 } | da er klokken alt
                    - add-member: { group: fjord, member: { id: eva, role: member } } | ukjent gruppe «fjord»; klima
                    - add-member: { group: klima, member: { id: ola, role: member } } | mangler «email»
                    - add-member: { group: klima, member: { id: eva, role: chief } }  | «chief»; leader, deputy, member, secretariat, observer
                    - erase: ola                                                     | ukjent medlem «ola»
                    - { referat: { items: { 9: { body: Hei } } }, meeting: m1 }      | sak 9 står ikke på sakslisten
                    - { referat: { items: { a: { body: Hei } } }, meeting: m1 }      | «a» er ikke et saksnummer
                    - { approve-referat: { withRemarks: maybe }, meeting: m1 }       | true eller false
                    - register: { id: dag, member: eva }                             | ukjent konferanse «dag»; ikke nevnt noen
                    - kill: kafka                                                    | ukjent «kafka»; notification-service
                    - stop: internet                                                 | ukjent «internet»; kafka, store, mail
                    - start: kafka                                                   | «kafka» er ikke stanset
                    - { stop: kafka, expect: { mail: 1 } }                           | ukjent nøkkel «mail»; mails
                    - { stop: kafka, expect: { mails: many } }                       | et helt tall; «many»
                    - { stop: kafka, expect: { mails: -1 } }                         | et helt tall
                    - { stop: kafka, expect: { mails: 2, to: [eva] } }               | «mails» sier 2; nevner 1
                    - { stop: kafka, expect: { calendar: REPLY } }                   | request, cancel, none
                    - { stop: kafka, expect: { calendar: none, sequence: 1 } }       | «sequence»
                    - { stop: kafka, expect: { answers: { accepted: 1 } } }          | hvilket møte
                    - { stop: kafka, refused: 409 }                                  | ingen kommando
                    - { cancel: { reason: Nei }, meeting: m1, refused: 200 }         | 400–599; 200
                    - { cancel: { reason: Nei }, meeting: m1, refused: 409, expect: { mails: 2 } } | avvist kommando gir ingen e-post
                    - { cancel: { reason: Nei, reason: Ja }, meeting: m1 }           | står to ganger
                    """)
    void names_the_line_of_a_step_and_what_was_expected(String step, String words) {
        assertFault(HEAD + step + "\n", 29, words.split("; "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    now: 2025-03-03T09:00          | now: i dag                     | 1  | lokal dato og tid
                    now: 2025-03-03T09:00          | nå: 2025-03-03T09:00           | 1  | ukjent nøkkel «nå»; timeZone
                    timeZone: Europe/Oslo          | timeZone: Europe/Osl           | 2  | ukjent tidssone; Europe/Oslo
                    timeZone: Europe/Oslo          | language: nb                   | 1  | mangler «timeZone»
                    name: Klima                    | title: Klima                   | 5  | ukjent nøkkel «title»; name
                    id: klima                     | reminders: { attending: P1 }   | 4  | «P1» er ingen periode; P7D
                    id: nils,                      | id: eva,                       | 8  | én og samme person
                    role: member                   | role: boss                     | 8  | «boss»
                    role: member,                  | role: member, phone: 99,       | 8  | ukjent nøkkel «phone»
                    email: nils@vik.example        | email: nils                    | 8  | ingen e-postadresse
                    id: klima                      | id: a/b                        | 4  | ingen id
                    title: Første                  | title:                         | 11 | mangler «title»
                    start: 2025-03-20T09:00        | start: 2025-03-20              | 12 | lokal dato og tid
                    start: 2025-03-20T09:00        | start: 2024-03-20T09:00        | 12 | da er klokken alt
                    end: 2025-03-20T10:00          | end: 2025-03-20T08:00          | 13 | etter «start»
                    leader: eva                    | leader: siv                    | 15 | ukjent medlem «siv»
                    { title: Sak, kind: other }    | { title: Sak, kind: talk }     | 18 | approval-of-agenda, approval-of-referat
                    { title: Sak, kind: other }    | { title: Sak, kind: other, approves: [m9] } | 18 | ukjent møte «m9»
                    """)
    void names_the_line_of_the_head_and_what_was_expected(
            String right, String wrong, int line, String words) {
        assertThat(HEAD).contains(right);
        var at = HEAD.indexOf(right);
        var text =
                HEAD.substring(0, at)
                        + wrong
                        + HEAD.substring(at + right.length())
                        + "- stop: mail\n";
        assertFault(text, line, words.split("; "));
    }

    @Test
    void names_the_line_where_it_is_not_yaml() {
        assertFault(HEAD + "- { stop: kafka\n- x", 30, "ikke YAML");
    }

    @Test
    void says_that_there_is_no_file() {
        assertThatThrownBy(() -> Scenario.read(folder.resolve("borte.yaml")))
                .isInstanceOf(ScenarioFault.class)
                .hasMessageContaining("finnes ikke");
    }

    @Test
    void may_name_what_nobody_knows_where_that_is_to_be_refused() {
        var scenario = read(HEAD + "- { answer: { ola: accepted }, meeting: m1, refused: 422 }\n");
        assertThat(scenario.steps().getFirst().expectation().refused()).isEqualTo(422);
    }

    @Test
    void may_name_one_whom_an_earlier_step_brought_in() {
        var scenario =
                read(
                        HEAD
                                + """
                                - add-member: { group: klima, member: { id: ola, name: Ola, represents: Fjord, role: member, email: ola@fjord.example } }
                                - { answer: { ola: accepted }, meeting: m1 }
                                """);
        assertThat(scenario.steps()).hasSize(2);
    }
}
