package no.saksgang.notificationservice.change;

import static java.util.Objects.requireNonNull;
import static no.saksgang.testing.People.ALI;
import static no.saksgang.testing.People.EVA;
import static no.saksgang.testing.People.INGRID;
import static no.saksgang.testing.People.KARI;
import static no.saksgang.testing.People.NOON;
import static no.saksgang.testing.People.OLA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.saksgang.events.Envelope;
import no.saksgang.events.MemberId;
import no.saksgang.events.meeting.AgendaAmended;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.notificationservice.mailing.Cause;
import no.saksgang.notificationservice.mailing.Mailing;
import no.saksgang.testing.AMeeting;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GatheringChangesTest {
    private static final Duration TEN = Duration.ofMinutes(10);
    private static final ChangeSettings SETTINGS =
            new ChangeSettings(TEN, Duration.ofHours(3), Duration.ofSeconds(30));
    private static final MemberId TOR = new MemberId("tor");
    private static final AMeeting MEETING = AMeeting.called("Møte");

    private Gathering gathering = Gathering.unheardOf("meeting/m1");
    private final List<String> mailed = new ArrayList<>();
    private long sequence;

    @Test
    void the_first_change_waits_and_later_ones_join_it() {
        say(NOON, MEETING.agendaApproved());
        say(NOON, MEETING.paperAdded(AMeeting.paper("p1", "Notat")));
        say(NOON.plusSeconds(60), MEETING.agendaAmended());
        say(NOON.plusSeconds(120), MEETING.movedTo("2026-03-13T09:00").rescheduled());
        assertThat(mailed).containsExactly("INVITATION [eva, ingrid, ali, kari, ola]");

        assertThat(gathering.isDue(NOON.plus(TEN).minusSeconds(1))).isFalse();
        assertThat(gathering.isDue(NOON.plus(TEN))).isTrue();
        tell();
        assertThat(mailed)
                .containsExactly(
                        "INVITATION [eva, ingrid, ali, kari, ola]",
                        "RESCHEDULING [eva, ingrid, ali, kari, ola]");
    }

    @Test
    void people_are_asked_anew_only_if_time_or_place_moved() {
        say(NOON, MEETING.paperAdded(AMeeting.paper("p1", "Notat")));
        tell();
        say(NOON.plusSeconds(900), MEETING.agendaAmended());
        say(NOON.plusSeconds(901), MEETING.paperAdded(AMeeting.paper("p1", "Notat")));
        tell();
        assertThat(mailed)
                .containsExactly(
                        "PAPER [eva, ingrid, ali, kari, ola]",
                        "AMENDMENT [eva, ingrid, ali, kari, ola]");
    }

    @Test
    void of_a_cancelled_meeting_only_that_is_told() {
        say(NOON, MEETING.movedTo("2026-03-13T09:00").rescheduled());
        say(NOON.plusSeconds(5), MEETING.inviteesChanged(List.of(TOR), List.of()));
        say(
                NOON.plusSeconds(60),
                MEETING.inviting(EVA, INGRID, ALI, KARI, OLA, TOR).cancelled("For få."));
        assertThat(mailed).containsExactly("CANCELLATION [eva, ingrid, ali, kari, ola]");
        assertThat(gathering.dueAt()).isEmpty();
    }

    @Test
    void who_comes_in_meanwhile_gets_a_clean_invitation_and_who_leaves_hears_no_more() {
        say(NOON, MEETING.movedTo("2026-03-13T09:00").rescheduled());
        say(NOON.plusSeconds(5), MEETING.inviteesChanged(List.of(TOR), List.of(OLA)));
        assertThat(mailed).containsExactly("FAREWELL [ola]");
        tell();
        assertThat(mailed)
                .containsExactly(
                        "FAREWELL [ola]", "RESCHEDULING [eva, ingrid, ali, kari]", "WELCOME [tor]");
    }

    @Test
    void who_comes_and_goes_meanwhile_hears_nothing() {
        say(NOON, MEETING.movedTo("2026-03-13T09:00").rescheduled());
        say(NOON.plusSeconds(5), MEETING.inviteesChanged(List.of(TOR), List.of()));
        say(NOON.plusSeconds(6), MEETING.inviteesChanged(List.of(), List.of(TOR)));
        tell();
        assertThat(mailed).containsExactly("RESCHEDULING [eva, ingrid, ali, kari, ola]");
    }

    @Test
    void who_leaves_and_comes_back_gets_a_clean_invitation() {
        say(NOON, MEETING.movedTo("2026-03-13T09:00").rescheduled());
        say(NOON.plusSeconds(5), MEETING.inviteesChanged(List.of(), List.of(OLA)));
        say(
                NOON.plusSeconds(6),
                MEETING.inviting(EVA, INGRID, ALI, KARI).inviteesChanged(List.of(OLA), List.of()));
        tell();
        assertThat(mailed).endsWith("RESCHEDULING [eva, ingrid, ali, kari]", "WELCOME [ola]");
    }

    @Test
    void with_nothing_gathered_who_comes_in_is_invited_at_once() {
        say(NOON, MEETING.inviteesChanged(List.of(TOR), List.of(OLA)));
        assertThat(mailed).containsExactly("WELCOME [tor]", "FAREWELL [ola]");
    }

    @Test
    void what_was_undone_is_told_to_nobody() {
        var amended = MEETING.agendaAmended();
        say(NOON, amended);
        say(
                NOON.plusSeconds(60),
                new AgendaAmended(
                        MEETING.atRevision(3).invitation(),
                        new AgendaAmended.Previous(amended.invitation().agenda(), List.of())));
        tell();
        assertThat(mailed).isEmpty();
    }

    @Test
    void who_was_asked_anew_is_told_also_if_the_meeting_was_moved_back() {
        say(NOON, MEETING.movedTo("2026-03-13T09:00").rescheduled());
        say(
                NOON.plusSeconds(60),
                MEETING.movedTo("2026-03-13T09:00").movedTo("2026-03-12T09:00").rescheduled());
        tell();
        assertThat(mailed).containsExactly("RESCHEDULING [eva, ingrid, ali, kari, ola]");
    }

    @Test
    void near_the_meeting_nothing_waits() {
        say(MEETING.invitation().startsAt().minusSeconds(3_600), MEETING.agendaAmended());
        assertThat(gathering.isDue(MEETING.invitation().startsAt().minusSeconds(3_600))).isTrue();
    }

    @Test
    void nothing_waits_until_the_meeting_is_near() {
        var near = MEETING.invitation().startsAt().minus(Duration.ofHours(3));
        say(near.minusSeconds(60), MEETING.agendaAmended());
        assertThat(gathering.dueAt()).hasValue(near);
    }

    @Test
    void a_meeting_that_was_to_be_soon_does_not_wait_either() {
        var soon = MEETING.invitation().startsAt().minusSeconds(3_600);
        say(soon, MEETING.movedTo("2026-03-13T09:00").rescheduled());
        assertThat(gathering.isDue(soon)).isTrue();
    }

    @Test
    void with_no_time_to_wait_each_is_told_by_itself() {
        var after =
                gathering.after(
                        new Envelope<>(MEETING.agendaAmended(), 1, NOON, null),
                        ChangeSettings.AT_ONCE);
        assertThat(after.isDue(NOON)).isTrue();
    }

    @Test
    void a_repeat_is_known_and_one_that_was_set_aside_is_told_by_itself() {
        sequence = 5;
        say(NOON, MEETING.agendaApproved());
        assertThat(gathering.knows(6)).isTrue();
        assertThat(gathering.knows(5)).isFalse();
        sequence = 4;
        say(NOON, MEETING.inviteesChanged(List.of(TOR), List.of()));
        assertThat(mailed).endsWith("WELCOME [tor]");
        assertThat(gathering.knows(5)).isTrue();
        sequence = 3;
        say(NOON, MEETING.movedTo("2026-03-13T09:00").rescheduled());
        assertThat(mailed).contains("RESCHEDULING [eva, ingrid, ali, kari, ola]");
        assertThat(gathering.dueAt()).isEmpty();
    }

    @Test
    void changes_that_could_not_be_told_are_not_told_after_a_cancellation() {
        say(NOON, MEETING.movedTo("2026-03-13T09:00").rescheduled());
        gathering = gathering.begin();
        say(NOON.plus(TEN), MEETING.cancelled("For få."));
        assertThat(mailed).containsExactly("CANCELLATION [eva, ingrid, ali, kari, ola]");
        assertThat(gathering.dueAt()).isEmpty();
    }

    @Test
    void before_anybody_is_invited_nothing_is_gathered() {
        say(NOON, MEETING.inviting(List.of()).movedTo("2026-03-13T09:00").rescheduled());
        assertThat(gathering.dueAt()).isEmpty();
    }

    @Test
    void a_time_to_wait_is_not_below_zero() {
        var below = Duration.ofSeconds(-1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChangeSettings(below, Duration.ZERO, Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChangeSettings(Duration.ZERO, below, Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChangeSettings(Duration.ZERO, Duration.ZERO, below));
    }

    @Test
    void the_mail_knows_whether_the_meeting_moved_more_than_once() {
        var there = MEETING.movedTo("2026-03-13T09:00").rescheduled();
        var further = MEETING.movedTo("2026-03-14T09:00").rescheduled();
        var back = MEETING.movedTo("2026-03-12T09:00").rescheduled();
        say(NOON, MEETING.agendaAmended());
        say(NOON, there);
        say(NOON, further);
        say(NOON, back);
        say(NOON, MEETING.paperAdded(AMeeting.paper("p1", "Notat")));
        var told = requireNonNull(gathering.open()).told(List.of()).getFirst();
        assertThat(told.said().more()).containsExactly(MEETING.agendaAmended(), there, back);
    }

    private void say(Instant at, MeetingEvent event) {
        gathering = gathering.after(new Envelope<>(event, ++sequence, at, null), SETTINGS);
        mailed(gathering.atOnce());
        gathering = gathering.mailedBut(List.of());
    }

    private void tell() {
        gathering = gathering.begin();
        var window = gathering.telling();
        mailed(window == null ? List.of() : window.told(List.of()));
        gathering = gathering.told();
    }

    private void mailed(List<Cause> causes) {
        causes.stream()
                .map(it ->
                        it.purpose()
                                + " "
                                + ((Mailing.Recipients.Listed) it.recipients()).members())
                .filter(it -> !it.endsWith(" []"))
                .forEach(mailed::add);
    }
}
