package no.saksgang.notificationservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import no.saksgang.events.Envelope;
import no.saksgang.events.Event;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Topic;
import no.saksgang.events.mailing.MailingCompleted;
import no.saksgang.events.mailing.MailingEvent;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.directory.Member;
import no.saksgang.testing.AConference;
import no.saksgang.testing.AGroup;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.AMember;
import no.saksgang.testing.AReferat;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MailOfAnEventTest extends NotificationServiceTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired private Directory directory;

    @Test
    void goes_to_every_invitee_once_and_is_completed() {
        var group = new GroupId("g-once");
        var members = members("once", 20, group);
        SPEAKER.say(AGroup.named(group, "Faggruppe for natt").saved());
        var meeting =
                AMeeting.called("Møte som går ut")
                        .withId("m-once")
                        .ofGroups(group)
                        .inviting(members.stream().map(AMember::id).toList());
        var said = SPEAKER.say(meeting.agendaApproved());

        var completed = completed("meeting/m-once", Purpose.INVITATION);
        assertThat(completed)
                .isEqualTo(
                        new MailingCompleted(
                                completed.mailingId(),
                                Purpose.INVITATION,
                                "meeting/m-once",
                                20,
                                0,
                                0,
                                0));
        assertThat(members).allSatisfy(it -> assertThat(MAIL.messagesTo(it.email())).hasSize(1));

        // Said again, as after a crash of whoever said it: nothing more goes out.
        SPEAKER.say(said);
        var after = SPEAKER.say(meeting.agendaAmended());
        completed("meeting/m-once", Purpose.AMENDMENT);
        assertThat(members).allSatisfy(it -> assertThat(MAIL.messagesTo(it.email())).hasSize(2));
        assertThat(after.sequence()).isEqualTo(2);
    }

    @Test
    void waits_for_members_of_whom_the_directory_has_not_spoken_yet() {
        var group = new GroupId("g-late");
        var late =
                AMember.called("Sen Ankomst")
                        .withId("late-1")
                        .withEmail("late-1@vik.example")
                        .in(group);
        SPEAKER.say(
                AMeeting.called("Tidlig")
                        .withId("m-late")
                        .ofGroups(group)
                        .inviting(late.id(), new MemberId("late-never"))
                        .agendaApproved());
        await().pollDelay(Duration.ofMillis(300)).atMost(SOON).until(() -> true);
        SPEAKER.say(late.saved());
        var completed = completed("meeting/m-late", Purpose.INVITATION);
        assertThat(completed.sent()).isEqualTo(1);
        assertThat(completed.suppressed()).isEqualTo(1);
        assertThat(MAIL.messagesTo("late-1@vik.example")).hasSize(1);
    }

    @Test
    void goes_once_to_two_members_with_one_address_and_never_to_one_who_was_erased() {
        var group = new GroupId("g-same");
        var one =
                AMember.called("Ein Sjøli")
                        .withId("same-1")
                        .withEmail("post@same.example")
                        .in(group);
        var two =
                AMember.called("To Sjøli")
                        .withId("same-2")
                        .withEmail("POST@same.example")
                        .in(group);
        var gone =
                AMember.called("Borte Vekk")
                        .withId("same-3")
                        .withEmail("gone@same.example")
                        .in(group);
        Stream.of(one, two, gone).forEach(it -> SPEAKER.say(it.saved()));
        SPEAKER.say(gone.erased());
        // Topics have no order among them: who is erased at that moment may still get it.
        await().atMost(SOON)
                .until(() ->
                        directory.members(List.of(gone.id())).get(gone.id())
                                instanceof Member.Erased);
        SPEAKER.say(
                AMeeting.called("Felles")
                        .withId("m-same")
                        .ofGroups(group)
                        .inviting(one.id(), two.id(), gone.id())
                        .agendaApproved());
        var completed = completed("meeting/m-same", Purpose.INVITATION);
        assertThat(completed.sent()).isEqualTo(1);
        assertThat(completed.suppressed()).isEqualTo(2);
        assertThat(MAIL.messagesTo("gone@same.example")).isEmpty();
    }

    @Test
    void of_a_conference_goes_to_the_audience_and_its_cancellation_to_whoever_got_it() {
        var group = new GroupId("g-conf");
        var members = members("conf", 3, group);
        var conference = AConference.called("Konferansen").withId("k-1").forGroups(group);
        SPEAKER.say(conference.announced());
        assertThat(completed("conference/k-1", Purpose.CONFERENCE).sent()).isEqualTo(3);
        // One who left the group meanwhile has it in the calendar and must hear of it; one who came
        // has not.
        SPEAKER.say(members.getFirst().inNoGroup().saved());
        SPEAKER.say(
                AMember.called("Ny")
                        .withId("conf-new")
                        .withEmail("conf-new@vik.example")
                        .in(group)
                        .saved());
        SPEAKER.say(conference.cancelled("For få."));
        assertThat(completed("conference/k-1", Purpose.CONFERENCE_CANCELLED).sent()).isEqualTo(3);
        assertThat(MAIL.messagesTo(members.getFirst().email())).hasSize(2);
        assertThat(MAIL.messagesTo("conf-new@vik.example")).isEmpty();
    }

    @Test
    void fills_several_pages_where_many_get_it() {
        var group = new GroupId("g-many");
        var members = members("many", 450, group);
        SPEAKER.say(AConference.called("Stor").withId("k-many").forGroups(group).announced());
        assertThat(completed("conference/k-many", Purpose.CONFERENCE).sent())
                .isEqualTo(members.size());
        assertThat(members.stream().map(it -> MAIL.messagesTo(it.email()).size())).containsOnly(1);
    }

    @Test
    void carries_the_referat() throws Exception {
        var group = new GroupId("g-ref");
        var members = members("ref", 2, group);
        var meeting =
                AMeeting.called("Referatmøte")
                        .withId("m-ref")
                        .ofGroups(group)
                        .inviting(members.stream().map(AMember::id).toList());
        SPEAKER.say(AReferat.of(meeting).approved());
        assertThat(completed("referat/m-ref", Purpose.REFERAT_APPROVED).sent()).isEqualTo(2);
    }

    static List<AMember> members(String name, int howMany, GroupId group) {
        var members =
                Stream.iterate(1, i -> i + 1)
                        .limit(howMany)
                        .map(i ->
                                AMember.called("Medlem " + name + " " + i)
                                        .withId(name + "-" + i)
                                        .withEmail(name + "-" + i + "@vik.example")
                                        .in(group))
                        .toList();
        SPEAKER.say(
                members.stream()
                        .map(it ->
                                new Envelope<Event>(
                                        it.saved(), 1, Instant.parse("2026-01-01T00:00:00Z"), null))
                        .toList());
        return members;
    }

    static MailingCompleted completed(String about, Purpose purpose) {
        return await().atMost(SOON)
                .until(
                        () ->
                                mailings()
                                        .filter(MailingCompleted.class::isInstance)
                                        .map(MailingCompleted.class::cast)
                                        .filter(it ->
                                                it.about().equals(about) && it.purpose() == purpose)
                                        .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    static Stream<MailingEvent> mailings() {
        return KAFKA.of(Topic.MAILINGS).stream()
                .flatMap(it -> it.envelope().stream())
                .map(it -> (MailingEvent) it.event());
    }
}
