package no.saksgang.notificationservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import no.saksgang.events.GroupId;
import no.saksgang.events.Topic;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.AMember;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** From the invitation in a mailbox to the event, and to what the secretariat sees. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnswersByCalendarTest extends NotificationServiceTest {
    @Test
    void are_said_on_Kafka_once_and_leave_the_service_at_rest() throws Exception {
        var invitation = invited("cal1");
        var reply = reply(invitation, "cal1-1@vik.example", "PARTSTAT=DECLINED");
        send(reply);
        send(reply);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(KAFKA.of(Topic.REPLIES))
                                .filteredOn(it -> it.text().contains("\"m-cal1\""))
                                .singleElement()
                                .satisfies(it ->
                                        assertThat(it.text())
                                                .contains("DECLINED", "cal1-1", "CALENDAR")));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        http().get()
                                .uri("/actuator/rest")
                                .exchange()
                                .expectBody()
                                .jsonPath("$.waiting.mailbox")
                                .isEqualTo(0));
    }

    @Test
    void from_one_who_was_not_invited_wait_for_the_secretariat_until_they_are_seen_to()
            throws Exception {
        var invitation = invited("cal2");
        send(reply(invitation, "en.annen@sor.example", "PARTSTAT=ACCEPTED"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(text("/held")).contains("en.annen@sor.example"));
        var waiting = text("/held");
        assertThat(waiting).contains("WANTS_TO_COME", "meeting/m-cal2");
        var at = waiting.indexOf("\"mail-", waiting.indexOf("\"items\""));
        var id = waiting.substring(at + 1, waiting.indexOf('"', at + 1));
        http().post().uri("/held/{id}/dismissal", id).exchange().expectStatus().isNoContent();
        assertThat(text("/held")).doesNotContain(id);
        http().get().uri("/held/{id}", id).exchange().expectStatus().isNotFound();
    }

    private MimeMessage invited(String name) throws MessagingException {
        var group = new GroupId("g-" + name);
        var members = MailOfAnEventTest.members(name, 2, group).stream().map(AMember::id).toList();
        SPEAKER.say(
                AMeeting.called("Møte")
                        .withId("m-" + name)
                        .ofGroups(group)
                        .inviting(members)
                        .agendaApproved());
        MailOfAnEventTest.completed("meeting/m-" + name, Purpose.INVITATION);
        return MAIL.messagesTo(name + "-1@vik.example").getFirst();
    }

    private String reply(MimeMessage invitation, String from, String status) throws Exception {
        var source = new ByteArrayOutputStream();
        invitation.writeTo(source);
        var mail = source.toString(StandardCharsets.US_ASCII);
        var encoded = mail.substring(mail.lastIndexOf("base64") + 6, mail.lastIndexOf("--=_"));
        encoded =
                encoded.contains("--=_") ? encoded.substring(0, encoded.indexOf("--=_")) : encoded;
        var asked =
                new String(Base64.getMimeDecoder().decode(encoded.strip()), StandardCharsets.UTF_8);
        var uid =
                asked.replaceAll("\r\n ", "")
                        .lines()
                        .filter(it -> it.startsWith("UID:"))
                        .findFirst()
                        .orElseThrow();
        return String.join(
                "\r\n",
                List.of(
                        "From: " + from,
                        "To: moter@fjordregionen.example",
                        "Message-ID: <" + from + ".1@klient.example>",
                        "Subject: Svar",
                        "Content-Type: text/calendar; method=REPLY; charset=UTF-8",
                        "",
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "METHOD:REPLY",
                        "BEGIN:VEVENT",
                        uid,
                        "ATTENDEE;" + status + ":MAILTO:" + from,
                        "END:VEVENT",
                        "END:VCALENDAR",
                        ""));
    }

    private static void send(String mail) throws MessagingException {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", MAIL.host());
        properties.setProperty("mail.smtp.port", Integer.toString(MAIL.smtpPort()));
        var session = Session.getInstance(properties);
        var message =
                new MimeMessage(
                        session, new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
        // Not by Transport.send, which would give it another Message-ID.
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
