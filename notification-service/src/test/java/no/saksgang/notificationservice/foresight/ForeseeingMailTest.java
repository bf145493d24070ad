package no.saksgang.notificationservice.foresight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.saksgang.events.Envelope;
import no.saksgang.events.EventBatch;
import no.saksgang.events.GroupId;
import no.saksgang.events.directory.Language;
import no.saksgang.notificationservice.NotificationServiceTest;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.preference.Chosen;
import no.saksgang.notificationservice.preference.Digests;
import no.saksgang.notificationservice.preference.Preferences;
import no.saksgang.testing.AConference;
import no.saksgang.testing.AFollowUp;
import no.saksgang.testing.AGroup;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.AMember;
import no.saksgang.testing.AReferat;
import no.saksgang.testing.AnAnnouncement;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ForeseeingMailTest extends NotificationServiceTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final GroupId GROUP = new GroupId("g-seen");

    @Autowired private Directory directory;
    @Autowired private Preferences preferences;
    @Autowired private Digests digests;

    @Test
    void is_compared_with_what_the_mail_server_then_takes() throws Exception {
        var members = members("seen", 3);
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var meeting =
                AMeeting.called("Forutsett møte")
                        .withId("m-seen")
                        .ofGroups(GROUP)
                        .startingAt(now.plus(Duration.ofDays(30)), Duration.ofHours(2))
                        .answeredBy(null)
                        .inviting(members.stream().map(AMember::id).toList());
        var approved = new Envelope<>(meeting.agendaApproved(), 1, now, null);

        var foreseen = foresee(approved);
        assertThat(purposes(foreseen))
                .containsExactly("INVITATION", "REMINDER_UNANSWERED", "REMINDER_ATTENDING");
        assertThat(foreseen.path(0).path("at").asString()).isEqualTo(now.toString());
        var invitation = foreseen.path(0);
        assertThat(invitation.path("texts").size()).isEqualTo(2);
        assertThat(invitation.path("texts").path(0).path("subject").asString())
                .startsWith("Innkalling: Forutsett møte");
        assertThat(invitation.path("texts").path(0).path("text").asString())
                .contains("Kommer du?")
                .doesNotContain("@endring");
        assertThat(invitation.path("texts").path(0).path("calendar").asString())
                .contains("METHOD:REQUEST", "SEQUENCE:0");
        // Asked again, it says the same; and nothing has gone out, now or for later.
        assertThat(foresee(approved)).isEqualTo(foreseen);
        assertThat(taken(members)).isEmpty();

        SPEAKER.say(approved);
        for (var mailing : foreseen) {
            var before = taken(members).size();
            var at = Instant.parse(mailing.path("at").asString());
            if (at.isAfter(clock.instant())) {
                clock.moveTo(at);
            }
            var expected =
                    mailing.path("recipients")
                            .valueStream()
                            .map(it -> it.path("messageId").asString())
                            .toList();
            assertThat(expected).hasSize(3);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(taken(members)).hasSize(before + 3));
            assertThat(taken(members)).containsAll(expected);
        }
        assertThat(taken(members)).hasSize(9);
    }

    @Test
    void says_in_the_mail_of_a_change_what_would_have_changed() {
        var members = members("amended", 1);
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var meeting =
                AMeeting.called("Møte")
                        .withId("m-amended")
                        .ofGroups(GROUP)
                        .startingAt(now.plus(Duration.ofHours(20)), Duration.ofHours(2))
                        .inviting(members.getFirst().id());
        var foreseen =
                foresee(
                        new Envelope<>(meeting.agendaApproved(), 1, now, null),
                        new Envelope<>(meeting.agendaAmended(), 2, now, null));
        assertThat(purposes(foreseen)).containsExactly("INVITATION", "AMENDMENT");
        assertThat(foreseen.path(1).path("texts").path(0).path("text").asString())
                .contains("Ny sak 6: Regional havneplan");
    }

    @Test
    void of_a_referat_is_the_draft_the_reminder_and_what_is_approved() {
        var members = members("referat", 2);
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var meeting =
                AMeeting.called("Møte med referat")
                        .withId("m-foreseen-referat")
                        .ofGroups(GROUP)
                        .startingAt(now.minus(Duration.ofDays(1)), Duration.ofHours(2))
                        .inviting(members.stream().map(AMember::id).toList());
        var referat = AReferat.of(meeting);
        var circulated =
                new Envelope<>(referat.circulated(now.plus(Duration.ofDays(14))), 1, now, null);
        var draft = foresee(circulated);
        assertThat(purposes(draft)).containsExactly("REFERAT_DRAFT", "REMINDER_UNCOMMENTED");
        assertThat(draft.path(0).path("texts").path(0).path("subject").asString())
                .startsWith("Utkast til referat");
        SPEAKER.say(circulated);
        assertTaken(draft.path(0), members);

        var approved = new Envelope<>(referat.approved(), 2, now.plus(Duration.ofDays(1)), null);
        var task =
                new Envelope<>(
                        AFollowUp.saying("Sende ut Doodle")
                                .withId("o-foreseen")
                                .ofGroup(GROUP)
                                .ownedBy(members.getFirst().id())
                                .dueOn(LocalDate.ofInstant(now, UTC).plusDays(30).toString())
                                .registered(),
                        1,
                        now.plus(Duration.ofDays(1)),
                        null);
        var approval = foresee(approved, task);
        assertThat(purposes(approval))
                .containsExactly(
                        "REFERAT_APPROVED", "REMINDER_FOLLOW_UP", "REMINDER_FOLLOW_UP_LATE");
        assertThat(approval.path(1).path("recipientCount").asInt()).isOne();
        SPEAKER.say(approved);
        assertTaken(approval.path(0), members);
    }

    @Test
    void to_an_audience_counts_whom_it_reaches_and_lays_nothing_aside() {
        var members = members("audience", 4);
        var group = new GroupId("g-audience");
        Chosen.aDigest(preferences, members.get(2).id());
        Chosen.nothingThatMayBeDeclined(preferences, members.get(3).id());
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var news =
                new Envelope<>(
                        AnAnnouncement.called("Nytt")
                                .withId("n-foreseen")
                                .toGroups(group)
                                .published(),
                        1,
                        now,
                        null);
        var foreseen = foresee(news).path(0);
        assertThat(foreseen.path("purpose").asString()).isEqualTo("ANNOUNCEMENT");
        assertThat(foreseen.path("recipientCount").asInt()).isEqualTo(2);
        assertThat(foreseen.path("inDigest").path("recipientCount").asInt()).isOne();
        assertThat(Instant.parse(foreseen.path("inDigest").path("at").asString())).isAfter(now);
        // Whoever only looked has put nothing into anybody's digest.
        assertThat(digests.due(now.plus(Duration.ofDays(7)))).doesNotContain(members.get(2).id());
        SPEAKER.say(news);
        assertTaken(foreseen, members.subList(0, 2));

        var conference = AConference.called("Konferanse").withId("k-foreseen").forGroups(group);
        var announced = new Envelope<>(conference.announced(), 1, now, null);
        var invitation = foresee(announced).path(0);
        assertThat(invitation.path("recipientCount").asInt()).isEqualTo(3);
        SPEAKER.say(announced);
        assertTaken(invitation, members.subList(0, 3));
        // Who left the group since has got the invitation, and so hears that it is cancelled.
        SPEAKER.say(members.getFirst().inNoGroup().saved());
        var cancelled = new Envelope<>(conference.cancelled("For få"), 2, now, null);
        var cancellation = foresee(cancelled).path(0);
        assertThat(cancellation.path("recipientCount").asInt()).isEqualTo(3);
        SPEAKER.say(cancelled);
        assertTaken(cancellation, members.subList(0, 3));
    }

    @Test
    void to_whom_the_directory_does_not_know_yet_is_what_it_would_know() {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var members = members("newcomer", 1);
        var newcomer =
                AMember.called("Ny Person")
                        .withId("newcomer-new")
                        .withEmail("ny@forutsett.example")
                        .reading(Language.NN)
                        .in(GROUP);
        var meeting =
                AMeeting.called("Møte med en ny")
                        .withId("m-newcomer")
                        .ofGroups(GROUP)
                        .startingAt(now.plus(Duration.ofDays(40)), Duration.ofHours(2))
                        .inviting(members.stream().map(AMember::id).toList());
        SPEAKER.say(new Envelope<>(meeting.agendaApproved(), 1, now, null));
        await().atMost(SOON).until(() -> taken(members).size() == 1);
        // Whoever was invited is reminded in any case.
        var amended = new Envelope<>(meeting.agendaAmended(), 2, now, null);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(purposes(foresee(amended))).containsExactly("AMENDMENT"));

        var saved = new Envelope<>(newcomer.saved(), 1, now, null);
        var joined =
                new Envelope<>(
                        meeting.inviteesChanged(List.of(newcomer.id()), List.of()), 2, now, null);
        var foreseen = foresee(saved, joined);
        assertThat(purposes(foreseen))
                .containsExactly("WELCOME", "REMINDER_UNANSWERED", "REMINDER_ATTENDING");
        assertThat(foreseen.valueStream().map(it -> it.path("recipientCount").asInt()))
                .containsOnly(1);
        var welcome = foreseen.path(0);
        assertThat(welcome.path("purpose").asString()).isEqualTo("WELCOME");
        assertThat(welcome.path("recipientCount").asInt()).isOne();
        assertThat(welcome.path("texts").path(0).path("language").asString()).isEqualTo("nn");
        SPEAKER.say(saved);
        SPEAKER.say(joined);
        assertTaken(welcome, List.of(newcomer));
    }

    @Test
    void is_refused_for_what_is_no_event_and_for_what_no_command_foresees() {
        refused("[{}]".getBytes(UTF_8), "events-unreadable");
        refused(
                EventBatch.write(
                        List.of(
                                new Envelope<>(
                                        AGroup.named(GROUP, "Gruppen").saved(),
                                        1,
                                        clock.instant(),
                                        null))),
                "mail-not-foreseen");
    }

    private void refused(byte[] batch, String problem) {
        http().post()
                .uri("/mailings/preview")
                .contentType(MediaType.parseMediaType(EventBatch.MEDIA_TYPE))
                .body(batch)
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody(String.class)
                .value(it -> assertThat(it).contains(problem));
    }

    private static List<String> purposes(JsonNode mailings) {
        return mailings.valueStream().map(it -> it.path("purpose").asString()).toList();
    }

    /** The mail server has exactly what was foreseen for each of these, by its Message-ID. */
    private static void assertTaken(JsonNode mailing, List<AMember> members) {
        var expected =
                mailing.path("recipients")
                        .valueStream()
                        .map(it -> it.path("messageId").asString())
                        .toList();
        assertThat(expected).hasSize(members.size());
        await().atMost(SOON).untilAsserted(() -> assertThat(taken(members)).containsAll(expected));
    }

    @Test
    void is_refused_of_more_events_than_any_command_causes() {
        var meeting = AMeeting.called("Møte").withId("m-many").inviting(0);
        var many =
                IntStream.rangeClosed(1, 501)
                        .mapToObj(it ->
                                new Envelope<>(meeting.agendaApproved(), it, clock.instant(), null))
                        .toList();
        for (var words :
                Map.of("nb", "høyst 500 om gangen", "nn", "høgst 500", "en", "500 at most")
                        .entrySet()) {
            http().post()
                    .uri("/mailings/preview")
                    .header("Accept-Language", words.getKey())
                    .contentType(MediaType.parseMediaType(EventBatch.MEDIA_TYPE))
                    .body(EventBatch.write(many))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody(String.class)
                    .value(it ->
                            assertThat(it)
                                    .contains(
                                            "too-many-events",
                                            "\"events\":\"501\"",
                                            words.getValue()));
        }
    }

    private JsonNode foresee(Envelope<?>... said) {
        var answer =
                http().post()
                        .uri("/mailings/preview")
                        .contentType(MediaType.parseMediaType(EventBatch.MEDIA_TYPE))
                        .body(EventBatch.write(Stream.of(said).toList()))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody();
        return java.util.Objects.requireNonNull(answer).path("mailings");
    }

    private List<AMember> members(String name, int howMany) {
        var group = name.equals("audience") ? new GroupId("g-audience") : GROUP;
        var members =
                AMember.several(howMany, group).stream()
                        .map(it ->
                                it.withId(name + "-" + it.id().value())
                                        .withEmail(
                                                name
                                                        + "-"
                                                        + it.id().value()
                                                        + "@forutsett.example"))
                        .map(it -> it.id().value().endsWith("m2") ? it.reading(Language.EN) : it)
                        .toList();
        SPEAKER.say(AGroup.named(group, "Gruppen").saved(), clock.instant());
        members.forEach(it -> SPEAKER.say(it.saved()));
        await().atMost(SOON)
                .until(() ->
                        directory.group(group).isPresent()
                                && directory
                                                .members(members.stream().map(AMember::id).toList())
                                                .size()
                                        == howMany);
        return members;
    }

    private static List<String> taken(List<AMember> members) {
        return members.stream()
                .flatMap(it -> MAIL.messagesTo(it.email()).stream())
                .map(ForeseeingMailTest::messageId)
                .toList();
    }

    private static String messageId(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
