package no.saksgang.meetingservice.followup;

import static no.saksgang.meetingservice.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import no.saksgang.events.Due;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;
import no.saksgang.events.Visibility;
import no.saksgang.events.followup.FollowUpChanged;
import no.saksgang.events.followup.FollowUpClosed;
import no.saksgang.events.followup.FollowUpRegistered;
import no.saksgang.events.followup.FollowUpReopened;
import no.saksgang.events.followup.FollowUpWithdrawn;
import no.saksgang.meetingservice.followup.FollowUp.AsApproved;
import no.saksgang.meetingservice.followup.FollowUp.Origin;
import no.saksgang.meetingservice.followup.FollowUp.Status;
import no.saksgang.meetingservice.followup.FollowUp.Task;
import no.saksgang.meetingservice.followup.FollowUpRefusal.FollowUpIsClosed;
import no.saksgang.meetingservice.followup.FollowUpRefusal.FollowUpIsOpen;
import no.saksgang.meetingservice.followup.FollowUpRefusal.FollowUpIsWithdrawn;
import no.saksgang.meetingservice.followup.FollowUpRefusal.NotItsOwner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AFollowUpTest {
    private static final FollowUpId ID = new FollowUpId("o1");
    private static final MemberId OLA = new MemberId("ola");
    private static final MemberId KARI = new MemberId("kari");
    private static final Instant NOW = Instant.parse("2025-10-01T08:00:00Z");
    private static final Due FOURTH_QUARTER = new Due(null, "2025-Q4", null);
    private static final Due WORDS = new Due(null, null, "når e-kurset lanseres");

    private static final Origin ORIGIN =
            new Origin(
                    new MeetingId("m1"),
                    "Møte i faggruppe for energi",
                    Instant.parse("2025-09-11T08:00:00Z"),
                    "2",
                    null,
                    List.of(new GroupId("energi")),
                    ZoneId.of("Europe/Oslo"),
                    Visibility.PUBLIC,
                    null);

    private static Person person(MemberId member) {
        return Person.of(member, "Navn " + member, "Asker");
    }

    private static Task task(String text, @Nullable Due due, MemberId... owners) {
        return new Task(text, List.of(owners).stream().map(AFollowUpTest::person).toList(), due);
    }

    private static AsApproved approved(int revision, Task task) {
        return new AsApproved("2-f1", revision, task);
    }

    private static FollowUp agreed() {
        return FollowUp.agreed(
                ID, ORIGIN, approved(1, task("Sende brevet", FOURTH_QUARTER, OLA)), NOW);
    }

    @Test
    void is_told_with_its_members_by_their_ids_alone() {
        var followUp = agreed();
        assertThat(followUp.recorded()).containsExactly(new FollowUpRegistered(followUp.details()));
        assertThat(followUp.details().owners())
                .containsExactly(new Person(OLA, "", null, "Asker", null, null));
    }

    @Test
    void keeps_the_name_of_an_owner_who_is_no_member() {
        var task = new Task("Ringe", List.of(Person.named("Nils Gjest", "NHO")), null);
        assertThat(FollowUp.register(ID, ORIGIN, task, NOW).details().owners())
                .containsExactly(Person.named("Nils Gjest", "NHO"));
    }

    @Test
    void is_late_from_the_day_after_the_last_of_its_period_where_it_is_to_be_done() {
        var followUp = agreed();
        assertThat(followUp.details().dueDay()).isEqualTo(LocalDate.of(2025, 12, 31));
        assertThat(followUp.isLate(Instant.parse("2025-12-31T22:59:59Z"))).isFalse();
        assertThat(followUp.isLate(Instant.parse("2025-12-31T23:00:00Z"))).isTrue();
    }

    @Test
    void is_never_late_if_it_is_due_in_words_or_not_at_all_or_done() {
        var years = NOW.plusSeconds(400_000_000);
        for (var due : new Due[] {WORDS, null}) {
            var followUp = FollowUp.register(ID, ORIGIN, task("Evaluere", due), NOW);
            assertThat(followUp.isLate(years)).isFalse();
        }
        var done = agreed();
        done.close(OLA, null, NOW);
        assertThat(done.isLate(years)).isFalse();
    }

    @Test
    void is_closed_once_and_its_note_is_in_no_event() {
        var followUp = agreed();
        followUp.close(OLA, "Sendt i går", NOW);
        assertThat(followUp.recorded()).last().isEqualTo(new FollowUpClosed(ID, OLA, NOW));
        assertThat(followUp.status()).isEqualTo(Status.CLOSED);
        var closed = new FollowUpIsClosed(NOW);
        refuses(followUp, closed, () -> followUp.close(KARI, null, NOW.plusSeconds(1)));
        refuses(followUp, closed, () -> followUp.changeDue(WORDS, NOW));
        refuses(followUp, closed, () -> followUp.changeOwners(List.of(), NOW));
    }

    @Test
    void is_opened_again_if_it_was_closed() {
        var followUp = agreed();
        refuses(followUp, new FollowUpIsOpen(), () -> followUp.reopen(NOW));
        followUp.close(OLA, null, NOW);
        followUp.reopen(NOW);
        assertThat(followUp.recorded()).last().isEqualTo(new FollowUpReopened(followUp.details()));
        assertThat(followUp.status()).isEqualTo(Status.OPEN);
    }

    @Test
    void gets_other_owners_and_another_day_and_says_nothing_of_what_is_as_it_was() {
        var followUp = agreed();
        followUp.changeOwners(List.of(person(OLA)), NOW);
        followUp.changeDue(FOURTH_QUARTER, NOW);
        assertThat(followUp.recorded()).hasSize(1);
        followUp.changeOwners(List.of(person(KARI)), NOW);
        followUp.changeDue(null, NOW);
        assertThat(followUp.recorded()).hasSize(3);
        assertThat(followUp.recorded()).last().isEqualTo(new FollowUpChanged(followUp.details()));
        assertThat(followUp.details().dueDay()).isNull();
    }

    @Test
    void follows_a_correction_of_the_referat_and_keeps_what_was_changed_by_hand() {
        var followUp = agreed();
        followUp.changeOwners(List.of(person(KARI)), NOW);
        followUp.restate(approved(2, task("Sende høringsbrevet", FOURTH_QUARTER, OLA)), NOW);
        assertThat(followUp.recorded()).last().isEqualTo(new FollowUpChanged(followUp.details()));
        assertThat(followUp.details().text()).isEqualTo("Sende høringsbrevet");
        assertThat(followUp.details().owners()).extracting(Person::memberId).containsExactly(KARI);
        followUp.restate(approved(3, task("Sende høringsbrevet", WORDS)), NOW);
        assertThat(followUp.details().owners()).isEmpty();
        assertThat(followUp.details().due()).isEqualTo(WORDS);
    }

    @Test
    void says_nothing_of_a_revision_that_it_knows_or_that_is_older() {
        var followUp = agreed();
        followUp.restate(approved(2, task("Sende brevet", WORDS, OLA)), NOW);
        var said = followUp.recorded();
        followUp.restate(approved(2, task("Sende brevet", WORDS, OLA)), NOW);
        followUp.restate(approved(1, task("Sende brevet", FOURTH_QUARTER, OLA)), NOW);
        followUp.withdraw(1, NOW);
        assertThat(followUp.recorded()).isEqualTo(said);
    }

    @Test
    void is_withdrawn_if_a_correction_takes_it_out_but_not_when_it_is_done() {
        var followUp = agreed();
        followUp.withdraw(2, NOW);
        assertThat(followUp.recorded()).last().isEqualTo(new FollowUpWithdrawn(ID));
        refuses(followUp, new FollowUpIsWithdrawn(NOW), () -> followUp.close(OLA, null, NOW));
        refuses(followUp, new FollowUpIsWithdrawn(NOW), () -> followUp.reopen(NOW));
        var done = agreed();
        done.close(OLA, null, NOW);
        done.withdraw(2, NOW);
        assertThat(done.status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void of_the_secretariat_is_left_alone_by_every_referat() {
        var followUp = FollowUp.register(ID, ORIGIN, task("Evaluere", WORDS, OLA), NOW);
        followUp.restate(approved(2, task("Noe annet", null)), NOW);
        followUp.withdraw(2, NOW);
        assertThat(followUp.recorded()).hasSize(1);
    }

    @Test
    void is_closed_from_a_mail_by_one_of_its_owners_and_nobody_else() {
        var followUp = agreed();
        var said = NOW.minusSeconds(60);
        refuses(
                followUp,
                new NotItsOwner(KARI),
                () -> followUp.closeAsOwner(KARI, null, said, NOW));
        followUp.closeAsOwner(OLA, "Sendt", said, NOW);
        assertThat(followUp.recorded()).last().isEqualTo(new FollowUpClosed(ID, OLA, said));
        refuses(
                followUp,
                new FollowUpIsClosed(said),
                () -> followUp.closeAsOwner(OLA, null, said, NOW));
    }

    @Test
    void forgets_what_one_who_is_erased_said_of_it() {
        var followUp = agreed();
        followUp.close(OLA, "Jeg var syk", NOW);
        followUp.forget(KARI);
        assertThat(followUp.stage()).isEqualTo(new FollowUp.Stage.Closed(OLA, NOW, "Jeg var syk"));
        followUp.forget(OLA);
        assertThat(followUp.stage()).isEqualTo(new FollowUp.Stage.Closed(OLA, NOW, null));
    }
}
