package no.saksgang.notificationservice.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.notificationservice.token.Tokens.Purpose;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ATokenTest {
    private static final Instant NOON = Instant.parse("2026-02-02T11:00:00Z");
    private static final Instant TOMORROW = NOON.plusSeconds(86_400);
    private static final byte[] KEY =
            "a key of at least 32 characters.".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER =
            "another key of 32 characters too".getBytes(StandardCharsets.UTF_8);
    private static final MailingId MAILING = new MailingId("meeting.m1.3.invitation");
    private static final MemberId SIVERT = new MemberId("sivert-ås");

    private final Tokens tokens = new Tokens(() -> List.of(KEY));
    private final MessageIds messageIds = new MessageIds(() -> List.of(KEY));

    @Test
    void gives_back_what_it_was_issued_for() {
        var token = tokens.issue(Purpose.ANSWER, TOMORROW, "m1", "sivert-ås");
        assertThat(token).matches("[A-Za-z0-9_-]+").hasSizeLessThan(100);
        assertThat(tokens.read(Purpose.ANSWER, token, NOON)).contains(List.of("m1", "sivert-ås"));
    }

    @Test
    void is_none_once_it_has_expired() {
        var token = tokens.issue(Purpose.ANSWER, TOMORROW, "m1", "eva");
        assertThat(tokens.read(Purpose.ANSWER, token, TOMORROW.minusSeconds(1))).isPresent();
        assertThat(tokens.read(Purpose.ANSWER, token, TOMORROW)).isEmpty();
    }

    @Test
    void is_none_for_another_purpose() {
        var token = tokens.issue(Purpose.ANSWER, TOMORROW, "m1", "eva");
        assertThat(tokens.read(Purpose.PREFERENCES, token, NOON)).isEmpty();
    }

    @Test
    void is_none_once_any_bit_of_it_is_changed() {
        var octets =
                Base64.getUrlDecoder().decode(tokens.issue(Purpose.ANSWER, TOMORROW, "m1", "eva"));
        for (var bit = 0; bit < octets.length * 8; bit++) {
            var forged = octets.clone();
            forged[bit / 8] ^= (byte) (1 << (bit % 8));
            var token = Base64.getUrlEncoder().withoutPadding().encodeToString(forged);
            assertThat(tokens.read(Purpose.ANSWER, token, NOON)).as("bit %s", bit).isEmpty();
        }
    }

    @Test
    void is_none_where_it_is_no_token_at_all() {
        for (var text : List.of("", "a", "æøå", "../../etc", "x".repeat(2_000), "AAAA")) {
            assertThat(tokens.read(Purpose.ANSWER, text, NOON)).isEmpty();
            assertThat(messageIds.rowOf(text)).isEmpty();
        }
    }

    @Test
    void is_believed_after_its_key_was_replaced_but_not_after_it_was_taken_away() {
        var token = tokens.issue(Purpose.ANSWER, TOMORROW, "m1", "eva");
        var replaced = new Tokens(() -> List.of(OTHER, KEY));
        assertThat(replaced.read(Purpose.ANSWER, token, NOON)).isPresent();
        var gone = new Tokens(() -> List.of(OTHER));
        assertThat(gone.read(Purpose.ANSWER, token, NOON)).isEmpty();
    }

    @Test
    void cannot_be_made_of_a_message_id() {
        var id = messageIds.of(new MailingId("a12345678.m1"), SIVERT, "saksgang.example");
        var local = id.substring(1, id.indexOf('@'));
        for (var purpose : Purpose.values()) {
            assertThat(tokens.read(purpose, local, Instant.EPOCH)).isEmpty();
        }
    }

    @Test
    void in_a_message_id_tells_the_row_with_and_without_brackets() {
        var id = messageIds.of(MAILING, SIVERT, "saksgang.example");
        assertThat(id).matches("<[A-Za-z0-9_-]+@saksgang.example>").hasSizeLessThan(160);
        assertThat(messageIds.of(MAILING, SIVERT, "saksgang.example")).isEqualTo(id);
        var row = new MessageIds.Row(MAILING, SIVERT);
        assertThat(messageIds.rowOf(id)).contains(row);
        assertThat(messageIds.rowOf(" " + id.substring(1, id.length() - 1))).contains(row);
        assertThat(messageIds.rowOf(id.replace("<", "<A"))).isEmpty();
    }

    @Test
    void in_a_message_id_is_told_for_every_key_that_may_have_signed_it() {
        var sent = messageIds.of(MAILING, SIVERT, "saksgang.example");
        var replaced = new MessageIds(() -> List.of(OTHER, KEY));
        assertThat(replaced.of(MAILING, SIVERT, "saksgang.example")).isNotEqualTo(sent);
        assertThat(replaced.allOf(MAILING, SIVERT, "saksgang.example"))
                .hasSize(2)
                .contains(sent, replaced.of(MAILING, SIVERT, "saksgang.example"));
    }
}
