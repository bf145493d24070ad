package no.saksgang.notificationservice.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import no.saksgang.events.directory.Language;
import no.saksgang.events.mailing.Purpose;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A library that had no part in it verifies what we sign. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SigningMailTest {
    private static final KeyPair RSA = pair();

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void lets_another_library_verify_every_kind_of_mail(Purpose purpose) throws Exception {
        var message = signed(purpose);
        assertThat(verified(message))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.getDToken()).hasToString("fjordregionen.example");
                    assertThat(it.getSelector()).hasToString("s2026");
                    assertThat(it.getHeaders())
                            .map(CharSequence::toString)
                            .contains(
                                    "from",
                                    "to",
                                    "subject",
                                    "date",
                                    "message-id",
                                    "reply-to",
                                    "references",
                                    "list-id",
                                    "content-type");
                });
        assertThat(new String(message, StandardCharsets.US_ASCII).split("\r\n"))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(998));
    }

    @Test
    void shows_any_change_on_the_way() throws Exception {
        var message = new String(signed(Purpose.PAPER), StandardCharsets.US_ASCII);
        for (var changed :
                List.of(
                        message.replace("Subject: ", "Subject: Re: "),
                        message.replace("MIME-Version", "From: other@evil.example\r\nMIME-Version"),
                        message.replace("Notat", "Natot"))) {
            assertThat(changed).isNotEqualTo(message);
            assertThatThrownBy(() -> verified(changed.getBytes(StandardCharsets.US_ASCII)))
                    .isInstanceOf(FailException.class);
        }
    }

    @Test
    void takes_its_key_from_a_file_and_refuses_what_is_none(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("key.pem"), pem());
        assertThat(new DkimSettings("example", "s", file.toString()).signing(Examples.SETTINGS))
                .isNotNull();
        assertThat(DkimSettings.NONE.signing(Examples.SETTINGS)).isNull();
        assertThatThrownBy(() -> new DkimSettings("fjordregionen.example", null, null))
                .hasMessageContaining("belong together");
        assertThatThrownBy(() ->
                        new DkimSettings("other.example", "s", pem()).signing(Examples.SETTINGS))
                .hasMessageContaining("does not answer for");
        assertThatThrownBy(() ->
                        new DkimSettings("example", "s", "-----BEGIN RSA PRIVATE KEY-----")
                                .signing(Examples.SETTINGS))
                .hasMessageContaining("PKCS#8");
    }

    private static byte[] signed(Purpose purpose) {
        return new MailWriter(
                        Examples.SETTINGS,
                        Examples.NAMES,
                        Examples.messageIds(),
                        Examples.links(),
                        new DkimSettings("fjordregionen.example", "s2026", pem()))
                .prepare(Examples.of(purpose), Language.NB)
                .to(Examples.recipient(Language.NB), Examples.SENT)
                .content();
    }

    private static List<SignatureRecord> verified(byte[] message) throws Exception {
        var record =
                "v=DKIM1; k=rsa; p="
                        + Base64.getEncoder().encodeToString(RSA.getPublic().getEncoded());
        return new DKIMVerifier((_, _, _) -> List.of(record))
                .verify(new ByteArrayInputStream(message));
    }

    private static String pem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(RSA.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
