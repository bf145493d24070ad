package no.saksgang.notificationservice.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.saksgang.events.MailingId;
import no.saksgang.notificationservice.mailbox.IncomingMail;
import no.saksgang.notificationservice.mailbox.Letterboxes;
import no.saksgang.notificationservice.mailbox.MailReader;
import no.saksgang.notificationservice.token.MessageIds;
import no.saksgang.testing.People;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bounces in the forms that servers really write, beside this class. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BouncesOfServersTest {
    private static final MailingId MAILING = new MailingId("meeting.m1.1.invitation");
    private static final MessageIds IDS =
            new MessageIds(() ->
                    List.of(
                            "a key for tests that is long enough"
                                    .getBytes(StandardCharsets.UTF_8)));

    @ParameterizedTest
    @CsvSource({
        "postfix.eml, FAILED, 550, 5.1.1, User unknown",
        "postfix-delayed.eml, DELAYED, , 4.4.1, timed out",
        "exchange.eml, FAILED, 550, 5.1.10, RecipientNotFound",
        "gmail.eml, FAILED, 550, 5.1.1, does not exist",
        "sendmail.eml, FAILED, 552, 5.2.2, Mailbox full",
        "exim.eml, FAILED, 550, 5.1.1, User unknown",
        "exim-delayed.eml, DELAYED, , ,",
        "qmail.eml, FAILED, 550, 5.1.1, User unknown",
        "qmail-without-codes.eml, FAILED, , 5.1.1, no mailbox here",
    })
    void name_the_delivery_and_why(
            String file,
            Bounce.Outcome outcome,
            @Nullable Integer code,
            @Nullable String status,
            @Nullable String words) {
        var bounce = BounceReader.read(mail(file)).orElseThrow();
        assertThat(bounce.outcome()).isEqualTo(outcome);
        assertThat(bounce.code()).isEqualTo(code);
        assertThat(bounce.status()).isEqualTo(status);
        assertThat(bounce.diagnostic()).contains(words == null ? "" : words).doesNotContain("@");
        assertThat(bounce.recipients()).contains("ali.hassan@nordvik.example");
        assertThat(bounce.messageIds().stream().flatMap(it -> IDS.rowOf(it).stream()))
                .contains(new MessageIds.Row(MAILING, People.ALI));
    }

    @Test
    void name_the_recipient_where_a_server_on_the_way_has_changed_the_message_id() {
        var bounce = BounceReader.read(mail("ses.eml")).orElseThrow();
        assertThat(bounce.outcome()).isEqualTo(Bounce.Outcome.FAILED);
        assertThat(bounce.status()).isEqualTo("5.1.1");
        assertThat(bounce.recipients()).containsExactly("ali.hassan@nordvik.example");
        assertThat(bounce.messageIds().stream().flatMap(it -> IDS.rowOf(it).stream())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.1.1", "5.1.10", "5.2.1", "5.4.1", "5.0.0"})
    void are_the_addresss_fault_where_there_is_no_such_mailbox(String status) {
        assertThat(Failure.isOfTheAddress(status, false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.2.2", "5.3.4", "5.7.1", "5.1.8", "4.4.7"})
    void are_not_where_it_is_full_or_will_not_have_our_mail(String status) {
        assertThat(Failure.isOfTheAddress(status, true)).isFalse();
    }

    private static IncomingMail mail(String file) {
        try (var in = BouncesOfServersTest.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no mail " + file);
            }
            var text =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("{{ali}}", IDS.of(MAILING, People.ALI, "saksgang.example"));
            return MailReader.read(
                    Letterboxes.arrived(
                            text.getBytes(StandardCharsets.UTF_8),
                            Instant.parse("2026-02-03T09:00:00Z")),
                    Letterboxes.at(1, Duration.ofSeconds(4)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
