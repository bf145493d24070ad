package no.saksgang.portal.referat;

import static no.saksgang.portal.referat.AWrittenReferat.ANNE_SOLHEIM;
import static no.saksgang.portal.referat.AWrittenReferat.ASBJORN_FLO;
import static no.saksgang.portal.referat.AWrittenReferat.ELI_BRYHNI;
import static no.saksgang.portal.referat.AWrittenReferat.MARI;
import static no.saksgang.portal.referat.AWrittenReferat.OVE;
import static no.saksgang.portal.referat.AWrittenReferat.TERJE;
import static no.saksgang.portal.referat.AWrittenReferat.aReferat;
import static no.saksgang.portal.referat.AWrittenReferat.during;
import static no.saksgang.portal.referat.AWrittenReferat.followUp;
import static no.saksgang.portal.referat.AWrittenReferat.member;
import static no.saksgang.portal.referat.AWrittenReferat.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import no.saksgang.events.ItemKind;
import no.saksgang.portal.referat.Finding.AttendanceMissing;
import no.saksgang.portal.referat.Finding.DecisionMissing;
import no.saksgang.portal.referat.Finding.DueMissing;
import no.saksgang.portal.referat.Finding.NameAmbiguous;
import no.saksgang.portal.referat.Finding.NameNearly;
import no.saksgang.portal.referat.Finding.NameUnknown;
import no.saksgang.portal.referat.Finding.OrganisationMissing;
import no.saksgang.portal.referat.Finding.OwnerMissing;
import no.saksgang.portal.referat.Finding.PresentAfterAll;
import no.saksgang.portal.referat.Finding.PromiseAlone;
import no.saksgang.portal.referat.Finding.SpeakerNotPresent;
import no.saksgang.portal.referat.Finding.TextMissing;
import no.saksgang.portal.referat.Finding.TimesContradict;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ControllingAReferatTest {
    private static final LocalDate DUE = LocalDate.of(2025, 9, 25);

    /** As the statements of the round in the real referat; scenarios/ tells the same meeting. */
    @Test
    void finds_that_anne_solberg_speaks_while_anne_solheim_is_present() {
        var referat =
                aReferat()
                        .statement("Oslo kommune", "Fokus på skalering.", named("Anne Solberg"))
                        .statement("Indre Østfold", "Har kartlagt kapital.", TERJE)
                        .statement("Asker", "Rask saksbehandling.", ASBJORN_FLO);
        assertThat(referat.findings())
                .containsExactly(new NameNearly("1", "Anne Solberg", List.of("Anne Solheim")));
    }

    @Test
    void finds_it_too_where_the_round_is_written_as_running_text() {
        var referat =
                aReferat()
                        .saying(
                                """
                                **Oslo kommune – Anne Solberg**

                                - Fokus på skalering og tilgang til kompetanse.

                                **Indre Østfold - Terje Myrseth**

                                - To hovedtiltak.
                                """);
        assertThat(referat.findings())
                .containsExactly(new NameNearly("1", "Anne Solberg", List.of("Anne Solheim")));
    }

    @Test
    void finds_nothing_where_all_is_well() {
        var referat =
                aReferat()
                        .saying("Asbjørn Lunde refererte til at gruppen er besluttet etablert.")
                        .deciding("Planen vedtas.")
                        .statement("Indre Østfold", "Har kartlagt kapital.", TERJE)
                        .followedUp("Doodle sendes ut.", followUp("Sende ut Doodle", MARI, DUE));
        assertThat(referat.findings()).isEmpty();
    }

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    class Of_who_speaks {
        @Test
        void a_member_who_is_not_marked_present() {
            assertThat(aReferat().statement("Osloregionen", "Godt i gang.", OVE).findings())
                    .containsExactly(new SpeakerNotPresent("1", "Ove Gjesdal"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Ove Gjesdal sa at arbeidet går bra.",
                    "Så orienterte Ove Gjesdal om arbeidet.",
                    "- **Ove Gjesdal** (Osloregionen) mente det motsatte.",
                    "Orientering ved Ove Gjesdal.",
                    "Status v/ Ove Gjesdal",
                    "Ove Gjesdal: Arbeidet går bra.",
                    "Leder Ove Gjesdal innledet.",
                    "Ove Gjesdal meinte det gjekk bra.",
                    "Ove Gjesdal said that it went well."
                })
        void one_who_was_not_there_and_speaks_in_running_text(String text) {
            assertThat(aReferat().saying(text).findings())
                    .containsExactly(new SpeakerNotPresent("1", "Ove Gjesdal"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Sluttrapport sendt inn av Ove Gjesdal.",
                    "Indre Østfold sa ja til å delta.",
                    "Bærum Kommune mener at saken haster.",
                    "Smart City Bærum presenterte satsingen.",
                    "Rana Utvikling orienterte om e-kurset.",
                    "Faggruppen foreslo fire temaer.",
                    "Statens Vegvesen informerte om planen.",
                    "Gruppe 2 – Sirkulærøkonomi",
                    "Oppsummering – Internasjonal Kompetanse",
                    "Kommunen sa nei."
                })
        void but_nobody_where_nobody_is_said_to_speak(String text) {
            assertThat(aReferat().saying(text).findings()).isEmpty();
        }

        @Test
        void a_first_name_that_two_have() {
            assertThat(aReferat().statement("Hamarregionen", "PARK.", named("Eli")).findings())
                    .containsExactly(
                            new NameAmbiguous(
                                    "1", "Eli", List.of("Eli Arnkværn Bryhni", "Eli Haugerud")));
        }

        @Test
        void but_not_a_first_name_that_one_has() {
            assertThat(aReferat().statement("Hamarregionen", "PARK.", named("Berte")).findings())
                    .isEmpty();
        }

        @Test
        void but_not_a_name_without_the_middle_one() {
            assertThat(aReferat().saying("Eli Bryhni sa takk.").findings()).isEmpty();
        }

        @Test
        void a_name_with_a_wrong_letter() {
            assertThat(aReferat().saying("Terje Myrset sa at det er krevende.").findings())
                    .containsExactly(new NameNearly("1", "Terje Myrset", List.of("Terje Myrseth")));
        }

        @Test
        void a_name_that_nobody_has() {
            assertThat(
                            aReferat()
                                    .statement("Hadeland", "Samarbeid.", named("Torstein Brandrud"))
                                    .findings())
                    .containsExactly(new NameUnknown("1", "Torstein Brandrud"));
        }

        @Test
        void but_not_a_guest() {
            assertThat(
                            aReferat()
                                    .withGuest("Guro Lien", "NHO")
                                    .saying("Guro Lien informerte om konferansen.")
                                    .findings())
                    .isEmpty();
        }

        @Test
        void but_not_the_secretary_who_need_not_be_ticked_off() {
            assertThat(aReferat().saying("Mari Strømsvåg orienterte.").findings()).isEmpty();
        }

        @Test
        void one_whom_the_text_says_to_have_been_away() {
            assertThat(aReferat().saying("Asbjørn Flo kunne ikke delta.").findings())
                    .containsExactly(new PresentAfterAll("1", "Asbjørn Flo"));
        }

        @Test
        void but_not_one_who_was_away_indeed() {
            assertThat(
                            aReferat()
                                    .saying(
                                            "Ove Gjesdal kunne ikke delta. Ingen oppfølging"
                                                    + " planlagt.\n\nHarriet deltok ikke.")
                                    .findings())
                    .isEmpty();
        }
    }

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    class Of_the_attendance {
        @Test
        void that_there_is_none_and_then_asks_of_no_speaker_whether_they_were_there() {
            assertThat(aReferat().withoutAttendance().saying("Ove Gjesdal sa ja.").findings())
                    .containsExactly(new AttendanceMissing());
        }

        @Test
        void somebody_without_organisation() {
            var without = member("x", "Nils Moe", null);
            assertThat(
                            aReferat()
                                    .attendedBy(ELI_BRYHNI, without)
                                    .withGuest("Guro Lien", null)
                                    .findings())
                    .containsExactly(
                            new OrganisationMissing("Nils Moe"),
                            new OrganisationMissing("Guro Lien"));
        }

        @Test
        void somebody_who_left_before_they_came() {
            var at = LocalTime.of(11, 0);
            assertThat(aReferat().attendedBy(during(ANNE_SOLHEIM, at, at.minusHours(1))).findings())
                    .containsExactly(new TimesContradict("Anne Solheim", at, at.minusHours(1)));
        }
    }

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    class Of_what_is_promised {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Doodle sendes ut for å samle interesserte.",
                    "Alle i faggruppen vil bli invitert.",
                    "Sekretariatet kommer tilbake med en dato.",
                    "Leder følger opp saken.",
                    "Dette skal følges opp.",
                    "Vil dele link og informasjon med kommunene.",
                    "Sender mer informasjon til medlemmene når det lanseres.",
                    "Saken tas opp på neste møte.",
                    "Sekretariatet kjem attende til dette.",
                    "Alle vert inviterte.",
                    "Leiaren følgjer opp.",
                    "The secretariat will follow up.",
                    "All members will be invited."
                })
        void a_promise_of_which_nobody_knows_whose_it_is(String promise) {
            assertThat(aReferat().saying("Et godt møte. " + promise).findings())
                    .containsExactly(new PromiseAlone("1", promise));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Ingen oppfølging planlagt.",
                    "Arbeidsgruppene ble etablert i starten av året.",
                    "Det ble sendt ut en epost i august.",
                    "Åpner nytt gründerhus i sentrum.",
                    "Et e-kurs lanseres i Q4."
                })
        void but_not_what_is_done_already_or_is_nobodys_to_do(String text) {
            assertThat(aReferat().saying(text).findings()).isEmpty();
        }

        @Test
        void but_not_where_a_follow_up_has_an_owner() {
            assertThat(
                            aReferat()
                                    .followedUp("Doodle sendes ut.", followUp("Doodle", MARI, null))
                                    .findings())
                    .containsExactly(new DueMissing("1", "Doodle"));
        }

        @Test
        void a_promise_whose_follow_up_has_neither_owner_nor_date() {
            assertThat(
                            aReferat()
                                    .followedUp("Doodle sendes ut.", followUp("Doodle", null, null))
                                    .findings())
                    .containsExactly(
                            new OwnerMissing("1", "Doodle"),
                            new DueMissing("1", "Doodle"),
                            new PromiseAlone("1", "Doodle sendes ut."));
        }

        @Test
        void an_owner_whose_name_has_a_wrong_letter() {
            assertThat(
                            aReferat()
                                    .followedUp(
                                            "Notert.",
                                            followUp("Doodle", named("Mari Strømsvog"), DUE))
                                    .findings())
                    .containsExactly(
                            new NameNearly("1", "Mari Strømsvog", List.of("Mari Strømsvåg")));
        }

        @Test
        void but_not_an_owner_that_is_a_body() {
            assertThat(
                            aReferat()
                                    .followedUp(
                                            "Notert.",
                                            followUp("Doodle", named("sekretariatet"), DUE))
                                    .findings())
                    .isEmpty();
        }
    }

    @Nested
    @DisplayNameGeneration(ReplaceUnderscores.class)
    class Of_what_is_missing {
        @Test
        void an_item_under_which_nothing_is_written() {
            assertThat(aReferat().item(ItemKind.INFORMATION, " ").findings())
                    .containsExactly(new TextMissing("1"));
        }

        @Test
        void a_decision_that_was_not_put_down() {
            assertThat(aReferat().item(ItemKind.DECISION, "Planen ble drøftet.").findings())
                    .containsExactly(new DecisionMissing("1"));
        }

        @Test
        void but_not_the_decision_of_a_discussion() {
            assertThat(aReferat().item(ItemKind.DISCUSSION, "Planen ble drøftet.").findings())
                    .isEmpty();
        }
    }
}
