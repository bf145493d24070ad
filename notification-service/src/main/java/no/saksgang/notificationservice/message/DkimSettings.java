package no.saksgang.notificationservice.message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Signing of mail (DKIM, RFC 6376), for where the mail server does not see to it. All three are
 * set, or none is.
 *
 * @param domain that answers for the mail: that of {@code saksgang.mail.from}, or one above it, as
 *     DMARC wants it
 * @param selector under which the public key stands in the DNS: {@code
 *     <selector>._domainkey.<domain>}
 * @param privateKey of RSA, which all receivers verify; PKCS#8 in PEM: the text itself, or the file
 *     where it is
 */
@ConfigurationProperties("saksgang.dkim")
public record DkimSettings(
        @Nullable String domain, @Nullable String selector, @Nullable String privateKey) {
    /** No signature of ours. */
    public static final DkimSettings NONE = new DkimSettings(null, null, null);

    private static final String BEGINS = "-----BEGIN PRIVATE KEY-----";
    private static final String ENDS = "-----END PRIVATE KEY-----";
    // RFC 8301, 3.2: verifiers believe no shorter one.
    private static final int SHORTEST_RSA = 1024;

    public DkimSettings {
        domain = present(domain);
        selector = present(selector);
        privateKey = present(privateKey);
        var set =
                (domain == null ? 0 : 1)
                        + (selector == null ? 0 : 1)
                        + (privateKey == null ? 0 : 1);
        if (set != 0 && set != 3) {
            throw new IllegalArgumentException(
                    "saksgang.dkim: domain, selector and private-key belong together");
        }
    }

    private static @Nullable String present(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Who signs mail from this address; null if nobody does. */
    @Nullable Dkim signing(MailSettings from) {
        if (domain == null || selector == null || privateKey == null) {
            return null;
        }
        var of = from.domain().toLowerCase(Locale.ROOT);
        var by = domain.toLowerCase(Locale.ROOT);
        if (!of.equals(by) && !of.endsWith("." + by)) {
            throw new IllegalArgumentException(
                    "saksgang.dkim.domain "
                            + domain
                            + " does not answer for mail from "
                            + from.domain());
        }
        return new Dkim(domain, selector, key(privateKey));
    }

    private static PrivateKey key(String given) {
        var pem = given.startsWith("-----BEGIN") ? given : read(Path.of(given));
        var begins = pem.indexOf(BEGINS);
        var ends = pem.indexOf(ENDS);
        if (begins < 0 || ends < begins) {
            throw new IllegalArgumentException(
                    "saksgang.dkim.private-key is not PKCS#8 in PEM; openssl pkcs8 -topk8 -nocrypt"
                            + " makes it so");
        }
        var encoded = Base64.getMimeDecoder().decode(pem.substring(begins + BEGINS.length(), ends));
        try {
            var key =
                    (RSAPrivateKey)
                            KeyFactory.getInstance("RSA")
                                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
            if (key.getModulus().bitLength() < SHORTEST_RSA) {
                throw new IllegalArgumentException(
                        "saksgang.dkim.private-key has fewer than " + SHORTEST_RSA + " bits");
            }
            return key;
        } catch (GeneralSecurityException another) {
            throw new IllegalArgumentException("saksgang.dkim.private-key is no RSA key", another);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "saksgang.dkim.private-key cannot be read: " + file, unreadable);
        }
    }

    /** For logs: never the key. */
    @Override
    public String toString() {
        return "DkimSettings[" + selector + "._domainkey." + domain + "]";
    }
}
