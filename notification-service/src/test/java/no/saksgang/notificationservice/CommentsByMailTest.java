package no.saksgang.notificationservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import no.saksgang.events.GroupId;
import no.saksgang.events.Topic;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.referat.ReferatCommented;
import no.saksgang.events.reply.CommentReceived;
import no.saksgang.events.reply.ReplyForgotten;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.AMember;
import no.saksgang.testing.AReferat;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** From the answer to a draft to the event, and to the tombstone that takes its words back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommentsByMailTest extends NotificationServiceTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void are_said_item_by_item_and_forgotten_once_the_referat_has_them() throws Exception {
        var draft = circulated("note1");
        var answered = MAIL.messagesTo("note1-1@vik.example").getLast().getMessageID();
        send("note1-1@vik.example", answered, "Sak 2: Tallet skal være 14.\n\nSak 4: Mangler.");

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(comments("m-note1"))
                                .extracting(CommentReceived::itemNumber, CommentReceived::text)
                                .containsExactlyInAnyOrder(
                                        tuple("2", "Tallet skal være 14."),
                                        tuple("4", "Mangler.")));
        var one = comments("m-note1").filter(it -> "2".equals(it.itemNumber())).toList().getFirst();
        SPEAKER.say(new ReferatCommented(draft.id(), "c1", one.memberId(), "2", clock.instant()));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(replies().toList()).contains(new ReplyForgotten(one.replyId())));

        SPEAKER.say(draft.approved());
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(text("/held")).contains("COMMENT_TOO_LATE", "Sak 4: Mangler."));
        send("note1-1@vik.example", answered, "For sent.");
        await().atMost(SOON).untilAsserted(() -> assertThat(text("/held")).contains("For sent."));
    }

    @Test
    void from_another_than_the_one_who_got_the_draft_wait_for_the_secretariat() throws Exception {
        circulated("note2");
        var answered = MAIL.messagesTo("note2-1@vik.example").getLast().getMessageID();
        send("en.helt.annen@sor.example", answered, "Jeg var også der.");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(text("/held"))
                                .contains("COMMENT_FROM_ANOTHER", "Jeg var også der."));
        assertThat(comments("m-note2")).isEmpty();
    }

    private AReferat circulated(String name) {
        var group = new GroupId("g-" + name);
        var members = MailOfAnEventTest.members(name, 2, group).stream().map(AMember::id).toList();
        var draft =
                AReferat.of(
                        AMeeting.called("Møte")
                                .withId("m-" + name)
                                .ofGroups(group)
                                .inviting(members));
        SPEAKER.say(draft.circulated(clock.instant().plus(Duration.ofDays(7))));
        MailOfAnEventTest.completed("referat/m-" + name, Purpose.REFERAT_DRAFT);
        return draft;
    }

    private static Stream<CommentReceived> comments(String meeting) {
        return replies()
                .filter(CommentReceived.class::isInstance)
                .map(CommentReceived.class::cast)
                .filter(it -> it.meetingId().value().equals(meeting));
    }

    private static Stream<Object> replies() {
        return KAFKA.of(Topic.REPLIES).stream()
                .flatMap(it -> it.envelope().stream())
                .map(it -> it.event());
    }

    private static void send(String from, String answered, String words) throws MessagingException {
        var mail =
                String.join(
                        "\r\n",
                        List.of(
                                "From: " + from,
                                "To: moter@fjordregionen.example",
                                "Message-ID: <" + words.hashCode() + "." + from + ">",
                                "In-Reply-To: " + answered,
                                "Subject: Re: Utkast",
                                "Content-Type: text/plain; charset=UTF-8",
                                "Content-Transfer-Encoding: 8bit",
                                "",
                                words,
                                "",
                                "tir. 3. feb. 2026 kl. 09:00 skrev Saksgang <moter@fjordregionen.example>:",
                                "> Her er utkastet.",
                                ""));
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", MAIL.host());
        properties.setProperty("mail.smtp.port", Integer.toString(MAIL.smtpPort()));
        var session = Session.getInstance(properties);
        var message =
                new MimeMessage(
                        session, new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
        try (var transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(message, InternetAddress.parse("moter@fjordregionen.example"));
        }
    }

    private String text(String uri) {
        return String.valueOf(
                http().get()
                        .uri(uri)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .returnResult(String.class)
                        .getResponseBody());
    }
}
