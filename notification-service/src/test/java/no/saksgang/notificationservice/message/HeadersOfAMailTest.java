package no.saksgang.notificationservice.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.Language;
import no.saksgang.events.mailing.Purpose;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HeadersOfAMailTest {
    private final MailWriter writer = Examples.writer();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ola\r\nBcc: alle@region.example",
                "Ola\u0000\nX: y",
                "Ola\u0085X: y\u2028Z: æ",
                "=?UTF-8?B?DQpCY2M6IHg=?=",
                "\u760D\u760AX: y",
                "Æøå 🧑‍🤝‍🧑 Áššit Æøå 🧑‍🤝‍🧑 Áššit Æøå 🧑‍🤝‍🧑 Áššit Æøå 🧑‍🤝‍🧑 Áššit Æøå"
                        + " 🧑‍🤝‍🧑 Áššit"
            })
    void hold_a_name_and_let_it_begin_no_other(String name) throws Exception {
        var mail =
                writer.prepare(Examples.of(Purpose.PAPER), Language.NB)
                        .to(
                                new Recipient(Examples.JORN, name, "o@v.example", Language.NB),
                                Examples.SENT);
        var message = RenderedMailTest.parsed(mail);
        assertThat(
                        Collections.list(message.getAllHeaders()).stream()
                                .map(jakarta.mail.Header::getName))
                .containsExactly(
                        "Date",
                        "To",
                        "Message-ID",
                        "From",
                        "Reply-To",
                        "Subject",
                        "In-Reply-To",
                        "References",
                        "List-Id",
                        "Auto-Submitted",
                        "Content-Language",
                        "MIME-Version",
                        "Content-Type");
        var to = (InternetAddress) message.getAllRecipients()[0];
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(to.getAddress()).isEqualTo("o@v.example");
        assertThat(to.getPersonal()).isEqualTo(Plain.line(name));
    }

    @Test
    void wrap_a_long_subject_without_changing_it() throws Exception {
        for (var subject : List.of("word ".repeat(60).strip(), "æ".repeat(300), "x".repeat(200))) {
            var header = Header.text("Subject", subject);
            var value = MimeUtility.unfold(header.substring("Subject: ".length())).strip();
            assertThat(MimeUtility.decodeText(value)).isEqualTo(subject);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example>\r\nRCPT TO:<c@d",
                "a b@c.example",
                "a@",
                "@b",
                "ø@b.example",
                "a@b..c",
                "\"a\"@b.example",
                ""
            })
    void take_no_address_that_no_server_would(String address) {
        assertThat(MailWriter.canReach(address)).isFalse();
        assertThatThrownBy(() -> Header.address("To", "Ola", address))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void name_the_message_by_its_row_alone() {
        var once = writer.messageId(new MailingId("meeting.m1.1.invitation"), new MemberId("ola"));
        var again =
                Examples.writer()
                        .messageId(new MailingId("meeting.m1.1.invitation"), new MemberId("ola"));
        assertThat(again).isEqualTo(once).matches("<[A-Za-z0-9_-]+@fjordregionen\\.example>");
        assertThat(writer.messageId(new MailingId("meeting.m1.2.amendment"), new MemberId("ola")))
                .isNotEqualTo(once);
    }

    @Test
    void have_the_same_words_in_every_language() throws Exception {
        var keys = new ArrayList<Set<String>>();
        for (var file : List.of("words", "words_nn", "words_en")) {
            var words = new Properties();
            try (var in = MailWriter.class.getResourceAsStream("/mail/" + file + ".properties")) {
                words.load(
                        new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
            }
            keys.add(words.stringPropertyNames());
        }
        assertThat(keys.get(1)).isEqualTo(keys.get(0));
        assertThat(keys.get(2)).isEqualTo(keys.get(0));
        assertThatThrownBy(() -> new Wording(Language.NB).say("no-such-words"))
                .isInstanceOf(MissingResourceException.class);
    }

    @Test
    void come_from_an_address_that_the_service_refuses_to_start_without() {
        assertThatThrownBy(() -> new MailSettings("not an address", null))
                .hasMessageContaining("saksgang.mail.from");
    }
}
