package no.saksgang.local.player;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingMailTest {
    private static final String CALENDAR =
            """
            BEGIN:VCALENDAR\r
            METHOD:REQUEST\r
            BEGIN:VTIMEZONE\r
            UID:not-this\r
            END:VTIMEZONE\r
            BEGIN:VEVENT\r
            UID:meeting-m1@saks\r
             gang.example\r
            SUMMARY:Møte\\, kl. 10\r
            SEQUENCE;X-A=b:2\r
            BEGIN:VALARM\r
            UID:nor-this\r
            END:VALARM\r
            END:VEVENT\r
            END:VCALENDAR\r
            """;

    @Test
    void finds_every_calendar_part_however_deep_it_lies() throws MessagingException {
        var message =
                """
                Subject: =?UTF-8?Q?M=C3=B8te?=\r
                MIME-Version: 1.0\r
                Content-Type: multipart/mixed; boundary=a\r
                \r
                --a\r
                Content-Type: multipart/alternative; boundary=b\r
                \r
                --b\r
                Content-Type: text/plain; charset=UTF-8\r
                \r
                Hei\r
                --b\r
                Content-Type: text/calendar; method=REQUEST; charset=UTF-8\r
                \r
                %s\r
                --b--\r
                --a\r
                Content-Type: application/ics; name=invite.ics\r
                \r
                %s\r
                --a--\r
                """
                        .formatted(CALENDAR, CALENDAR);
        var read = MailReader.read(List.of("eva@fjord.example"), parsed(message));
        var calendar = new SeenMail.Calendar("REQUEST", "meeting-m1@saksgang.example", 2);
        assertThat(read)
                .isEqualTo(
                        new SeenMail(
                                List.of("eva@fjord.example"), "Møte", List.of(calendar, calendar)));
    }

    @Test
    void finds_none_in_a_plain_mail() throws MessagingException {
        var read =
                MailReader.read(
                        List.of("eva@fjord.example"), parsed("Subject: Hei\r\n\r\nHei\r\n"));
        assertThat(read.calendars()).isEmpty();
    }

    @Test
    void takes_a_missing_sequence_for_zero() {
        assertThat(MailReader.calendar("BEGIN:VEVENT\nUID:u\nEND:VEVENT\n", null).sequence())
                .isZero();
    }

    @Test
    void shows_both_methods_where_a_part_and_its_header_disagree() {
        assertThat(MailReader.calendar(CALENDAR, "CANCEL").method()).isEqualTo("REQUEST≠CANCEL");
        assertThat(MailReader.calendar(CALENDAR, "request").method()).isEqualTo("REQUEST");
    }

    private static MimeMessage parsed(String message) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
    }
}
