package no.saksgang.meetingservice.referat;

import static no.saksgang.meetingservice.Refusals.refuses;
import static no.saksgang.meetingservice.referat.AReferat.AFTER;
import static no.saksgang.meetingservice.referat.AReferat.BEFORE;
import static no.saksgang.meetingservice.referat.AReferat.COMMENTS_BY;
import static no.saksgang.meetingservice.referat.AReferat.END;
import static no.saksgang.meetingservice.referat.AReferat.EVA;
import static no.saksgang.meetingservice.referat.AReferat.OLA;
import static no.saksgang.meetingservice.referat.AReferat.SITTING;
import static no.saksgang.meetingservice.referat.AReferat.SIV;
import static no.saksgang.meetingservice.referat.AReferat.approved;
import static no.saksgang.meetingservice.referat.AReferat.circulated;
import static no.saksgang.meetingservice.referat.AReferat.draft;
import static no.saksgang.meetingservice.referat.AReferat.drafted;
import static no.saksgang.meetingservice.referat.AReferat.note;
import static no.saksgang.meetingservice.referat.AReferat.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Paper;
import no.saksgang.events.Person;
import no.saksgang.events.referat.ReferatApproved;
import no.saksgang.events.referat.ReferatCirculated;
import no.saksgang.events.referat.ReferatCommented;
import no.saksgang.events.referat.ReferatCorrected;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.events.referat.ReferatItem.FollowUp;
import no.saksgang.events.referat.ReferatItem.Statement;
import no.saksgang.events.referat.References;
import no.saksgang.events.referat.SettledComment;
import no.saksgang.meetingservice.referat.ReferatRefusal.CommentsDueInThePast;
import no.saksgang.meetingservice.referat.ReferatRefusal.ItemTwice;
import no.saksgang.meetingservice.referat.ReferatRefusal.MeetingNotHeld;
import no.saksgang.meetingservice.referat.ReferatRefusal.NotOfTheMeeting;
import no.saksgang.meetingservice.referat.ReferatRefusal.NotOnTheAgenda;
import no.saksgang.meetingservice.referat.ReferatRefusal.NothingToCorrect;
import no.saksgang.meetingservice.referat.ReferatRefusal.ReferatIsApproved;
import no.saksgang.meetingservice.referat.ReferatRefusal.ReferatNotApproved;
import no.saksgang.meetingservice.referat.ReferatRefusal.ReferatNotCirculated;
import no.saksgang.meetingservice.referat.ReferatRefusal.RemarksMissing;
import no.saksgang.meetingservice.referat.ReferatRefusal.RemarksWithoutSayingSo;
import no.saksgang.meetingservice.referat.ReferatRefusal.TooManyComments;
import no.saksgang.meetingservice.referat.ReferatRefusal.UnknownComment;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AReferatTest {
    @Nested
    class Being_a_draft {
        @Test
        void tells_nobody() {
            var referat = drafted(note("1", "Godkjent."));
            referat.write(SITTING, draft(note("2.1", "Lagt frem.")));
            assertThat(referat.recorded()).isEmpty();
            assertThat(referat.draft().notes()).extracting(Note::number).containsExactly("2.1");
        }

        @Test
        void has_every_item_of_the_agenda_whatever_is_written() {
            var items = draft(note("2.1", "Lagt frem.")).under(SITTING.invitation().agenda());
            assertThat(items).extracting(ReferatItem::title).contains("Godkjenning av dagsorden");
            assertThat(items.getLast().items().getFirst().body()).isEqualTo("Lagt frem.");
            assertThat(items.getFirst().body()).isNull();
        }

        @Test
        void has_no_notes_but_on_the_agenda_and_one_for_each() {
            refuses(new NotOnTheAgenda("7"), () -> drafted(note("7", "Hva?")));
            refuses(new ItemTwice("1"), () -> drafted(note("1", "A"), note("1", "B")));
            var referat = drafted();
            refuses(
                    referat,
                    new NotOnTheAgenda("2.9"),
                    () -> referat.write(SITTING, draft(note("2.9", "Hva?"))));
        }
    }

    @Nested
    class Being_circulated {
        @Test
        void goes_to_everyone_who_was_invited() {
            var said = (ReferatCirculated) circulated().recorded().getLast();
            assertThat(said.invitees()).containsExactly(EVA, SIV, OLA);
            assertThat(said.commentsBy()).isEqualTo(COMMENTS_BY);
            assertThat(said.items().getFirst().body()).isEqualTo("Godkjent.");
            assertThat(said.attendance().present()).hasSameSizeAs(SITTING.attendance().present());
        }

        @Test
        void names_members_by_their_ids_alone_since_its_event_is_kept_for_ever() {
            var said = (ReferatCirculated) circulated().recorded().getLast();
            var people =
                    Stream.of(
                                    List.of(said.leader(), said.secretary()),
                                    said.attendance().present(),
                                    said.attendance().apologies(),
                                    said.attendance().absent())
                            .flatMap(List::stream)
                            .toList();
            assertThat(people)
                    .isNotEmpty()
                    .allSatisfy(it -> assertThat(it.memberId()).isNotNull())
                    .extracting(Person::name)
                    .containsOnly("");
            assertThat(said.attendance().guests()).isEqualTo(SITTING.attendance().guests());
        }

        @Test
        void is_refused_before_the_meeting_has_ended() {
            var referat = drafted();
            refuses(
                    referat,
                    new MeetingNotHeld(END),
                    () -> referat.circulate(SITTING, COMMENTS_BY, BEFORE));
        }

        @Test
        void is_refused_when_the_comments_would_be_due_already() {
            var referat = drafted();
            refuses(
                    referat,
                    new CommentsDueInThePast(),
                    () -> referat.circulate(SITTING, AFTER, AFTER));
        }

        @Test
        void can_be_done_again_after_the_draft_was_changed() {
            var referat = circulated();
            referat.write(SITTING, draft(note("1", "Godkjent med en merknad.")));
            referat.circulate(SITTING, COMMENTS_BY, AFTER);
            assertThat(referat.recorded()).hasSize(2);
        }
    }

    @Nested
    class Being_commented {
        @Test
        void is_said_without_the_words() {
            var referat = circulated();
            referat.comment(SITTING, OLA, "Ta med kapitalen.", "2.1", AFTER);
            assertThat(referat.recorded().getLast())
                    .isEqualTo(new ReferatCommented(new MeetingId("m1"), "c1", OLA, "2.1", AFTER));
            assertThat(referat.comments())
                    .extracting(Comment::text)
                    .containsExactly("Ta med kapitalen.");
        }

        @Test
        void is_refused_before_it_is_circulated_and_after_it_is_approved() {
            var draft = drafted();
            refuses(
                    draft,
                    new ReferatNotCirculated(),
                    () -> draft.comment(SITTING, OLA, "Hei", null, AFTER));
            var approved = approved();
            refuses(
                    approved,
                    new ReferatIsApproved(AFTER),
                    () -> approved.comment(SITTING, OLA, "Hei", null, AFTER));
        }

        @Test
        void is_refused_by_one_who_was_not_invited_to_the_meeting() {
            var referat = circulated();
            var stranger = new MemberId("per");
            refuses(
                    referat,
                    new NotOfTheMeeting(stranger),
                    () -> referat.comment(SITTING, stranger, "Hei", null, AFTER));
        }

        @Test
        void is_refused_on_an_item_that_is_not_there() {
            var referat = circulated();
            refuses(
                    referat,
                    new NotOnTheAgenda("9"),
                    () -> referat.comment(SITTING, OLA, "Hei", "9", AFTER));
        }

        @Test
        void is_refused_when_there_are_more_than_anyone_can_settle() {
            var referat = circulated();
            for (int i = 0; i < Referat.MOST_COMMENTS; i++) {
                referat.comment(SITTING, OLA, "Hei", null, AFTER);
            }
            refuses(
                    referat,
                    new TooManyComments(Referat.MOST_COMMENTS),
                    () -> referat.comment(SITTING, OLA, "Hei", null, AFTER));
        }

        @Test
        void is_settled_by_saying_what_became_of_it() {
            var referat = circulated();
            referat.comment(SITTING, OLA, "Ta med kapitalen.", null, AFTER);
            refuses(
                    referat,
                    new UnknownComment("c2"),
                    () -> referat.settle("c2", "Tatt til følge", true));
            referat.settle("c1", "Tatt til følge", true);
            assertThat(referat.comments())
                    .extracting(Comment::resolution)
                    .containsExactly("Tatt til følge");
        }
    }

    @Nested
    class Being_approved {
        @Test
        void says_the_whole_of_it_with_the_comments_that_are_part_of_it() {
            var referat = circulated();
            referat.comment(SITTING, OLA, "Ta med kapitalen.", null, AFTER);
            referat.comment(SITTING, OLA, "Skrivefeil i sak 2.", null, AFTER);
            referat.settle("c1", "Tatt til følge", true);
            referat.settle("c2", "Rettet", false);
            referat.approve(
                    SITTING,
                    true,
                    "Med merknad fra Ola",
                    new MeetingId("m2"),
                    AReferat::person,
                    AFTER);
            var said = (ReferatApproved) referat.recorded().getLast();
            assertThat(said.invitees()).containsExactly(EVA, SIV, OLA);
            assertThat(said.referat().revision()).isEqualTo(1);
            assertThat(said.referat().comments())
                    .containsExactly(
                            new SettledComment(person(OLA), "Ta med kapitalen.", "Tatt til følge"));
            assertThat(said.referat().papers())
                    .extracting(Paper::id)
                    .containsExactly("p9", "p1", "p2", "p2.1", "p2.2");
            assertThat(said.referat().approval().remarks()).isEqualTo("Med merknad fra Ola");
        }

        @Test
        void is_possible_for_a_draft_that_the_next_meeting_reads() {
            assertThat(approved().recorded()).hasSize(1);
        }

        @Test
        void is_refused_before_the_meeting_has_ended() {
            var referat = drafted();
            refuses(
                    referat,
                    new MeetingNotHeld(END),
                    () -> referat.approve(SITTING, false, null, null, AReferat::person, BEFORE));
        }

        @Test
        void is_refused_with_remarks_that_are_not_given_and_the_other_way_round() {
            var referat = drafted();
            refuses(
                    referat,
                    new RemarksMissing(),
                    () -> referat.approve(SITTING, true, null, null, AReferat::person, AFTER));
            refuses(
                    referat,
                    new RemarksWithoutSayingSo(),
                    () -> referat.approve(SITTING, false, "Men", null, AReferat::person, AFTER));
        }

        @Test
        void is_final() {
            var referat = approved();
            var approved = new ReferatIsApproved(AFTER);
            refuses(referat, approved, () -> referat.write(SITTING, draft()));
            refuses(referat, approved, () -> referat.circulate(SITTING, COMMENTS_BY, AFTER));
            refuses(referat, approved, () -> referat.settle("c1", "Nei", false));
            refuses(
                    referat,
                    approved,
                    () -> referat.approve(SITTING, false, null, null, AReferat::person, AFTER));
        }
    }

    @Nested
    class Being_corrected {
        @Test
        void becomes_a_new_revision_in_which_the_rest_stands() {
            var referat = approved(note("1", "Godkjent."), note("2.1", "Lagt frem."));
            referat.correct(SITTING, "Feil tall", List.of(note("2.1", "Lagt frem i mai.")), AFTER);
            var said = (ReferatCorrected) referat.recorded().getLast();
            assertThat(said.reason()).isEqualTo("Feil tall");
            assertThat(said.referat().revision()).isEqualTo(2);
            assertThat(said.referat().items().getFirst().body()).isEqualTo("Godkjent.");
            assertThat(said.referat().items().getLast().items().getFirst().body())
                    .isEqualTo("Lagt frem i mai.");
        }

        @Test
        void is_refused_of_one_that_is_not_approved() {
            var referat = circulated();
            refuses(
                    referat,
                    new ReferatNotApproved(),
                    () -> referat.correct(SITTING, "Feil", List.of(note("1", "A")), AFTER));
        }

        @Test
        void is_refused_when_it_changes_nothing_or_what_is_not_there() {
            var referat = approved(note("1", "Godkjent."));
            refuses(
                    referat,
                    new NothingToCorrect(),
                    () -> referat.correct(SITTING, "Feil", List.of(note("1", "Godkjent.")), AFTER));
            refuses(
                    referat,
                    new NotOnTheAgenda("9"),
                    () -> referat.correct(SITTING, "Feil", List.of(note("9", "A")), AFTER));
        }
    }

    @Nested
    class Forgetting_a_person {
        @Test
        void loses_their_comments_and_keeps_what_is_approved() {
            var referat = circulated();
            referat.comment(SITTING, OLA, "Ta med kapitalen.", null, AFTER);
            referat.comment(SITTING, EVA, "Fint.", null, AFTER);
            referat.settle("c1", "Tatt til følge", true);
            referat.approve(SITTING, false, null, null, AReferat::person, AFTER);
            referat.forget(OLA);
            assertThat(referat.comments()).extracting(Comment::memberId).containsExactly(EVA);
            assertThat(((Referat.Stage.Approved) referat.stage()).referat().comments()).hasSize(1);
        }

        @Test
        void takes_their_name_from_a_draft() {
            var note =
                    new Note(
                            "1",
                            null,
                            null,
                            List.of(),
                            List.of(),
                            List.of(new FollowUp("1-f1", "Spørre", List.of(person(OLA)), null)),
                            List.of(
                                    new Statement(
                                            null,
                                            "Asker",
                                            List.of(person(OLA), person(EVA)),
                                            "Enig.")),
                            List.of());
            var referat =
                    Referat.begin(SITTING, new Draft(References.NONE, null, List.of(note), null));
            referat.forget(OLA);
            assertThat(referat.draft().toString())
                    .doesNotContain("=" + person(OLA).name(), "=" + OLA.value())
                    .contains(person(EVA).name(), "(slettet)");
        }
    }
}
