package no.saksgang.notificationservice.foresight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
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
import no.saksgang.testing.AGroup;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.AMember;
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

    @Autowired private Directory directory;

    @Test
    void is_compared_with_what_the_mail_server_then_takes() throws Exception {
        var members = members("seen", 3);
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var meeting =
                AMeeting.called("Forutsett møte")
                        .withId("m-seen")
                        .ofGroups(new GroupId("g-seen"))
                        .startingAt(now.plus(Duration.ofDays(30)), Duration.ofHours(2))
                        .answeredBy(null)
                        .inviting(members.stream().map(AMember::id).toList());
        var approved = new Envelope<>(meeting.agendaApproved(), 1, now, null);

        var foreseen = foresee(approved);
        assertThat(foreseen.valueStream().map(it -> it.path("purpose").asString()))
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
            var at = java.time.Instant.parse(mailing.path("at").asString());
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
                        .ofGroups(new GroupId("g-seen"))
                        .startingAt(now.plus(Duration.ofHours(20)), Duration.ofHours(2))
                        .inviting(members.getFirst().id());
        var foreseen =
                foresee(
                        new Envelope<>(meeting.agendaApproved(), 1, now, null),
                        new Envelope<>(meeting.agendaAmended(), 2, now, null));
        assertThat(foreseen.valueStream().map(it -> it.path("purpose").asString()))
                .containsExactly("INVITATION", "AMENDMENT");
        assertThat(foreseen.path(1).path("texts").path(0).path("text").asString())
                .contains("Ny sak 6: Regional havneplan");
    }

    @Test
    void is_refused_for_what_is_no_event_and_for_mail_to_whoever_is_there_then() {
        http().post()
                .uri("/mailings/preview")
                .contentType(MediaType.parseMediaType(EventBatch.MEDIA_TYPE))
                .body("[{}]")
                .exchange()
                .expectStatus()
                .isEqualTo(422);
        http().post()
                .uri("/mailings/preview")
                .contentType(MediaType.parseMediaType(EventBatch.MEDIA_TYPE))
                .body(
                        EventBatch.write(
                                List.of(
                                        new Envelope<>(
                                                AnAnnouncement.called("Nytt").published(),
                                                1,
                                                clock.instant(),
                                                null))))
                .exchange()
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void is_refused_of_more_events_than_any_command_causes() {
        var meeting = AMeeting.called("Møte").withId("m-many").inviting(0);
        var many =
                IntStream.rangeClosed(1, 101)
                        .mapToObj(it ->
                                new Envelope<>(meeting.agendaApproved(), it, clock.instant(), null))
                        .toList();
        for (var words :
                Map.of("nb", "høyst 100 om gangen", "nn", "høgst 100", "en", "100 at most")
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
                                            "\"events\":\"101\"",
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
        var group = new GroupId("g-seen");
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
