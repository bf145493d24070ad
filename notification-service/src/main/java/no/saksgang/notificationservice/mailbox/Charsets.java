package no.saksgang.notificationservice.mailbox;

import jakarta.mail.internet.MimeUtility;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Octets as the text that was meant, also where the header lies about them. */
final class Charsets {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private Charsets() {}

    /**
     * What is right UTF-8 is UTF-8, whatever it is called: no text of another charset with letters
     * beyond ASCII is so by chance. Else it is what it is called, and what is called nothing that
     * is known is what Windows would call it.
     */
    static String text(byte[] octets, @Nullable String declared) {
        var name = declared == null ? "" : declared.strip().toLowerCase(Locale.ROOT);
        if (!name.startsWith("utf-16")
                && !name.startsWith("utf-32")
                && !name.startsWith("iso-2022")) {
            try {
                return withoutMark(
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(octets))
                                .toString());
            } catch (CharacterCodingException other) {
                return new String(octets, name.startsWith("utf-8") ? WESTERN : charset(name));
            }
        }
        return withoutMark(new String(octets, charset(name)));
    }

    private static Charset charset(String name) {
        try {
            var charset = Charset.forName(MimeUtility.javaCharset(name));
            return charset.equals(StandardCharsets.US_ASCII)
                            || charset.equals(StandardCharsets.ISO_8859_1)
                    ? WESTERN
                    : charset;
        } catch (IllegalArgumentException unknown) {
            return WESTERN;
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
