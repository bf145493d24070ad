package no.saksgang.notificationservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.saksgang.events.Due;
import no.saksgang.events.GroupId;
import no.saksgang.events.directory.ReminderTimes;
import no.saksgang.events.mailing.MailingPlanned;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.testing.AFollowUp;
import no.saksgang.testing.AGroup;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.AMember;
import no.saksgang.testing.AReferat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The clock is moved, and what became due on the way is sent. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RemindersTest extends NotificationServiceTest {
    @Autowired private MongoTemplate mongo;

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private static Instant local(String time) {
        return LocalDateTime.parse(time).atZone(OSLO).toInstant();
    }

    @BeforeEach
    void begin_in_winter() {
        clock.moveTo(local("2026-01-05T09:00"));
    }

    @Test
    void
            go_to_those_who_have_not_answered_a_week_before_and_to_all_who_have_not_declined_the_day_before() {
        var group = new GroupId("g-rem");
        var members =
                MailOfAnEventTest.members("rem", 15, group).stream().map(AMember::id).toList();
        SPEAKER.say(
                AGroup.named(group, "Faggruppe for næringssamarbeid").saved(),
                local("2026-03-01T08:00"));
        var meeting =
                AMeeting.called("Møte")
                        .withId("m-rem")
                        .ofGroups(group)
                        .inviting(members)
                        .starting("2026-03-31T10:00", Duration.ofHours(2));
        var said = local("2026-03-02T09:00");
        SPEAKER.say(meeting.agendaApproved(), said);
        SPEAKER.say(meeting.answered(members.get(0), AnswerKind.ACCEPTED, said), said);
        SPEAKER.say(meeting.answered(members.get(1), AnswerKind.ACCEPTED, said), said);
        SPEAKER.say(meeting.answered(members.get(2), AnswerKind.DECLINED, said), said);
        heardOf("m-rem");

        // Summer time begins in between: still at ten on the wall.
        clock.moveTo(local("2026-03-24T09:59:59"));
        atRest();
        assertThat(planned("meeting/m-rem", Purpose.REMINDER_UNANSWERED)).isEmpty();
        clock.moveTo(local("2026-03-24T10:00:00"));
        assertThat(MailOfAnEventTest.completed("meeting/m-rem", Purpose.REMINDER_UNANSWERED).sent())
                .isEqualTo(12);
        clock.moveTo(local("2026-03-30T10:00:00"));
        assertThat(MailOfAnEventTest.completed("meeting/m-rem", Purpose.REMINDER_ATTENDING).sent())
                .isEqualTo(14);
    }

    @Test
    void of_a_meeting_that_is_moved_ask_everyone_anew_and_of_one_that_is_cancelled_nobody() {
        var group = new GroupId("g-mov");
        var members = MailOfAnEventTest.members("mov", 3, group).stream().map(AMember::id).toList();
        SPEAKER.say(
                AGroup.named(group, "Flyttet")
                        .reminded(new ReminderTimes(Period.ofDays(3), null, null))
                        .saved(),
                local("2026-03-01T08:00"));
        var moved =
                AMeeting.called("Flyttes")
                        .withId("m-mov")
                        .ofGroups(group)
                        .inviting(members)
                        .starting("2026-05-20T10:00", Duration.ofHours(1));
        var off =
                AMeeting.called("Avlyses")
                        .withId("m-off")
                        .ofGroups(group)
                        .inviting(members)
                        .starting("2026-05-20T10:00", Duration.ofHours(1));
        var said = local("2026-03-02T09:00");
        SPEAKER.say(moved.agendaApproved(), said);
        SPEAKER.say(off.agendaApproved(), said);
        SPEAKER.say(moved.answered(members.getFirst(), AnswerKind.ACCEPTED, said), said);
        SPEAKER.say(moved.movedTo("2026-06-10T10:00").rescheduled(), said);
        SPEAKER.say(off.cancelled("Ingen saker"), said);
        heardOf("m-mov");
        MailOfAnEventTest.completed("meeting/m-off", Purpose.CANCELLATION);
        atRest();
        clock.moveTo(local("2026-05-18T10:00"));
        atRest();
        clock.moveTo(local("2026-06-07T10:00"));
        assertThat(MailOfAnEventTest.completed("meeting/m-mov", Purpose.REMINDER_UNANSWERED).sent())
                .isEqualTo(3);
        assertThat(planned("meeting/m-off", Purpose.REMINDER_UNANSWERED)).isEmpty();
    }

    @Test
    void
            whose_time_had_passed_when_they_were_planned_are_not_sent_and_those_due_go_in_their_order() {
        var group = new GroupId("g-past");
        var members =
                MailOfAnEventTest.members("past", 2, group).stream().map(AMember::id).toList();
        SPEAKER.say(AGroup.named(group, "Sent ute").saved(), local("2026-03-01T08:00"));
        var meeting =
                AMeeting.called("Snart")
                        .withId("m-past")
                        .ofGroups(group)
                        .inviting(members)
                        .starting("2026-09-10T10:00", Duration.ofHours(1));
        SPEAKER.say(meeting.agendaApproved(), local("2026-09-05T09:00"));
        SPEAKER.say(
                AReferat.of(meeting).circulated(local("2026-09-20T16:00")),
                local("2026-09-10T12:00"));
        SPEAKER.say(
                AReferat.of(meeting).commented(members.getFirst(), local("2026-09-11T12:00")),
                local("2026-09-11T12:00"));
        MailOfAnEventTest.completed("referat/m-past", Purpose.REFERAT_DRAFT);
        heardOf("m-past");
        atRest();
        clock.moveTo(local("2026-09-22T09:00"));
        assertThat(
                        MailOfAnEventTest.completed("referat/m-past", Purpose.REMINDER_UNCOMMENTED)
                                .sent())
                .isEqualTo(1);
        assertThat(MailOfAnEventTest.completed("meeting/m-past", Purpose.REMINDER_ATTENDING).sent())
                .isEqualTo(2);
        assertThat(planned("meeting/m-past", Purpose.REMINDER_UNANSWERED)).isEmpty();
    }

    @Test
    void of_a_follow_up_go_to_its_owners_a_week_before_its_due_day_and_on_the_day_after_it() {
        var owner = MailOfAnEventTest.members("fu", 3, groupOf("fu")).getFirst();
        var followUp =
                AFollowUp.saying("Sende brevet")
                        .withId("o-fu")
                        .ofGroup(groupOf("fu"))
                        .ownedBy(owner.id())
                        .due(new Due(null, "2027-Q1", null));
        SPEAKER.say(followUp.registered(), local("2026-12-01T09:00"));
        atRestHaving("followup/o-fu");

        clock.moveTo(local("2027-03-24T08:59:59"));
        atRest();
        assertThat(planned("followup/o-fu", Purpose.REMINDER_FOLLOW_UP)).isEmpty();
        clock.moveTo(local("2027-03-24T09:00:00"));
        assertThat(MailOfAnEventTest.completed("followup/o-fu", Purpose.REMINDER_FOLLOW_UP).sent())
                .isEqualTo(1);
        // Another text is no reason to remind again.
        SPEAKER.say(followUp.changed(), local("2027-03-25T09:00"));
        // Summer time begins in between: still at nine on the wall.
        clock.moveTo(local("2027-04-01T09:00:00"));
        assertThat(
                        MailOfAnEventTest.completed(
                                        "followup/o-fu", Purpose.REMINDER_FOLLOW_UP_LATE)
                                .sent())
                .isEqualTo(1);
        clock.moveTo(local("2027-05-01T09:00:00"));
        atRest();
        assertThat(planned("followup/o-fu", Purpose.REMINDER_FOLLOW_UP)).hasSize(1);
        assertThat(planned("followup/o-fu", Purpose.REMINDER_FOLLOW_UP_LATE)).hasSize(1);
    }

    @Test
    void
            of_a_follow_up_that_is_closed_or_without_a_day_are_not_sent_and_another_day_is_a_new_one() {
        var owner = MailOfAnEventTest.members("fc", 3, groupOf("fc")).getFirst();
        var closed = ofOwner("o-closed", owner).dueOn("2026-06-30");
        var words = ofOwner("o-words", owner).due(new Due(null, null, "når det passer"));
        var moved = ofOwner("o-moved", owner).dueOn("2026-06-30");
        var said = local("2026-03-02T09:00");
        SPEAKER.say(words.registered(), said);
        SPEAKER.say(closed.registered(), said);
        SPEAKER.say(closed.closed(owner.id(), said), said);
        SPEAKER.say(moved.registered(), said);
        atRestHaving("followup/o-moved");
        clock.moveTo(local("2026-06-23T09:00"));
        assertThat(
                        MailOfAnEventTest.completed("followup/o-moved", Purpose.REMINDER_FOLLOW_UP)
                                .sent())
                .isEqualTo(1);
        SPEAKER.say(moved.dueOn("2026-08-31").changed(), local("2026-06-24T09:00"));
        atRestHaving("followup/o-moved");
        clock.moveTo(local("2026-07-01T09:00"));
        atRest();
        clock.moveTo(local("2026-08-24T09:00"));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(planned("followup/o-moved", Purpose.REMINDER_FOLLOW_UP))
                                .hasSize(2));
        clock.moveTo(local("2026-12-24T09:00"));
        atRest();
        assertThat(planned("followup/o-moved", Purpose.REMINDER_FOLLOW_UP_LATE)).hasSize(1);
        for (var none : List.of("followup/o-closed", "followup/o-words")) {
            assertThat(planned(none, Purpose.REMINDER_FOLLOW_UP)).isEmpty();
            assertThat(planned(none, Purpose.REMINDER_FOLLOW_UP_LATE)).isEmpty();
        }
    }

    private static GroupId groupOf(String name) {
        var group = new GroupId("g-" + name);
        SPEAKER.say(AGroup.named(group, "Faggruppe " + name).saved(), local("2026-01-01T08:00"));
        return group;
    }

    private static AFollowUp ofOwner(String id, AMember owner) {
        return AFollowUp.saying("Gjøre " + id)
                .withId(id)
                .ofGroup(new GroupId("g-fc"))
                .ownedBy(owner.id());
    }

    /** Until both its reminders are planned, and the service at rest. */
    private void atRestHaving(String subject) {
        await().atMost(SOON)
                .until(() ->
                        mongo.getCollection("reminders")
                                        .countDocuments(
                                                Filters.and(
                                                        Filters.eq("subject", subject),
                                                        Filters.eq("waiting", true)))
                                == 2);
        atRest();
    }

    /** Until the invitation is out and the service at rest. */
    private void heardOf(String meeting) {
        MailOfAnEventTest.completed("meeting/" + meeting, Purpose.INVITATION);
        atRest();
    }

    private void atRest() {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(rest())
                                .satisfies(it ->
                                        assertThat(it.total()).as("%s", it.waiting()).isZero()));
    }

    private Rest rest() {
        var rest =
                http().get()
                        .uri("/actuator/rest")
                        .exchange()
                        .returnResult(Rest.class)
                        .getResponseBody();
        return Objects.requireNonNull(rest);
    }

    record Rest(long total, Map<String, Object> waiting) {}

    private static List<MailingPlanned> planned(String about, Purpose purpose) {
        return MailOfAnEventTest.mailings()
                .filter(MailingPlanned.class::isInstance)
                .map(MailingPlanned.class::cast)
                .filter(it -> it.about().equals(about) && it.purpose() == purpose)
                .toList();
    }
}
