package no.saksgang.notificationservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import no.saksgang.events.GroupId;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.mailing.DeliveryRejected;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.testing.AMeeting;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** From a bounce in the mailbox to the ledger, the event, and what is sent after it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MailThatComesBackTest extends NotificationServiceTest {
    private static final GroupId GROUP = new GroupId("g-back");
    private static final MemberId MEMBER = new MemberId("back-1");
    private static final String ADDRESS = "back-1@vik.example";

    @Test
    void marks_its_delivery_and_after_three_the_address_until_a_person_says_otherwise()
            throws Exception {
        MailOfAnEventTest.members("back", 1, GROUP);
        for (var i = 1; i <= 3; i++) {
            var mailing = invite(i);
            bounce(MAIL.messagesTo(ADDRESS).getLast().getMessageID(), ADDRESS, i);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            assertThat(text("/mailings/" + mailing + "/deliveries"))
                                    .contains("BOUNCED", "5.1.1")
                                    .doesNotContain("@"));
            assertThat(text("/mailings/" + mailing)).contains("\"bounced\":1", "\"sent\":0");
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            assertThat(MailOfAnEventTest.mailings())
                                    .contains(
                                            new DeliveryRejected(
                                                    new MailingId(mailing), MEMBER, 550, "5.1.1")));
        }
        assertThat(text("/unreachable"))
                .contains("\"memberId\":\"back-1\"", "\"suppressed\":true", "User unknown")
                .doesNotContain("@");

        var suppressed = invite(4);
        assertThat(text("/mailings/" + suppressed + "/deliveries")).contains("ADDRESS_BOUNCES");
        assertThat(MAIL.messagesTo(ADDRESS)).hasSize(3);

        http().delete().uri("/unreachable/back-1").exchange().expectStatus().isNoContent();
        http().delete().uri("/unreachable/back-1").exchange().expectStatus().isNotFound();
        invite(5);
        assertThat(MAIL.messagesTo(ADDRESS)).hasSize(4);
    }

    private String invite(int number) {
        SPEAKER.say(
                AMeeting.called("Møte")
                        .withId("m-back" + number)
                        .ofGroups(GROUP)
                        .inviting(List.of(MEMBER))
                        .agendaApproved());
        return MailOfAnEventTest.completed("meeting/m-back" + number, Purpose.INVITATION)
                .mailingId()
                .value();
    }

    static void bounce(String messageId, String address, int number) throws MessagingException {
        var mail =
                """
                Return-Path: <>
                From: MAILER-DAEMON@mx.relay.example (Mail Delivery System)
                Subject: Undelivered Mail Returned to Sender
                To: moter@fjordregionen.example
                Auto-Submitted: auto-replied
                Message-Id: <%d@mx.relay.example>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                This is the mail system at host mx.relay.example.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.relay.example

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 <%s>: User unknown
                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s
                --b--
                """
                        .formatted(number, address, address, messageId);
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", MAIL.host());
        properties.setProperty("mail.smtp.port", Integer.toString(MAIL.smtpPort()));
        Transport.send(
                new MimeMessage(
                        Session.getInstance(properties),
                        new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))),
                InternetAddress.parse("moter@fjordregionen.example"));
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
