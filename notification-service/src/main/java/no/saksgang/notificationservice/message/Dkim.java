package no.saksgang.notificationservice.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Signs mail (RFC 6376): rsa-sha256, relaxed/relaxed, every header that the mail has, and From once
 * more, so that nobody can add a second. It works on the octets that go over the wire; a library
 * would have to parse and write them again. Costs one signature and one hash of the body a mail.
 */
final class Dkim {
    private static final byte[] EMPTY_LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_LINE = 76;

    private final String domain;
    private final String selector;
    private final PrivateKey key;

    Dkim(String domain, String selector, PrivateKey key) {
        this.domain = domain;
        this.selector = selector;
        this.key = key;
    }

    /**
     * @param message header and body, lines ended by CR LF
     * @return the same with a DKIM-Signature before it
     */
    byte[] signed(byte[] message) {
        var body = indexOf(message, EMPTY_LINE);
        var header = new String(message, 0, body, StandardCharsets.US_ASCII);
        var fields = fields(header);
        var names = new StringBuilder();
        var column = "h=".length() + 1;
        for (var field : fields) {
            var name = name(field);
            if (column + name.length() + 1 > LONGEST_LINE) {
                names.append("\r\n  ");
                column = 2;
            }
            names.append(name).append(':');
            column += name.length() + 1;
        }
        names.append("from");
        var signature =
                "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n d="
                        + domain
                        + "; s="
                        + selector
                        + ";\r\n h="
                        + names
                        + ";\r\n bh="
                        + hashOfBody(message, body + EMPTY_LINE.length)
                        + ";\r\n b=";
        var said = new StringBuilder();
        fields.forEach(it -> said.append(relaxed(it)).append("\r\n"));
        said.append(relaxed(signature));
        var out = new ByteArrayOutputStream(message.length + 1_000);
        out.writeBytes(signature.getBytes(StandardCharsets.US_ASCII));
        var mark = Base64.getEncoder().encodeToString(sign(said.toString()));
        for (var from = 0; from < mark.length(); from += LONGEST_LINE - 4) {
            out.writeBytes((from == 0 ? "" : "\r\n ").getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(
                    mark.substring(from, Math.min(mark.length(), from + LONGEST_LINE - 4))
                            .getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(message);
        return out.toByteArray();
    }

    private byte[] sign(String said) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(said.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the key was tried at start", impossible);
        }
    }

    /** Each header field as it stands, folded or not, without its last CR LF. */
    private static List<String> fields(String header) {
        var fields = new ArrayList<String>();
        for (var line : header.split("\r\n")) {
            if (line.startsWith(" ") && !fields.isEmpty()) {
                fields.set(fields.size() - 1, fields.getLast() + "\r\n" + line);
            } else {
                fields.add(line);
            }
        }
        return fields;
    }

    private static String name(String field) {
        return field.substring(0, field.indexOf(':')).toLowerCase(Locale.ROOT);
    }

    /** RFC 6376, 3.4.2. */
    private static String relaxed(String field) {
        var value = field.substring(field.indexOf(':') + 1).replace("\r\n", "");
        return name(field) + ":" + value.replaceAll("[ \t]+", " ").strip();
    }

    /** RFC 6376, 3.4.4: no space at a line's end, one for several, no empty lines at the end. */
    private static String hashOfBody(byte[] message, int from) {
        var sha = sha256();
        var line = new byte[message.length - from];
        var emptyLines = 0;
        var at = from;
        while (at < message.length) {
            var length = 0;
            var space = false;
            for (; at < message.length && message[at] != '\r'; at++) {
                if (message[at] == ' ' || message[at] == '\t') {
                    space = true;
                } else {
                    if (space) {
                        line[length++] = ' ';
                        space = false;
                    }
                    line[length++] = message[at];
                }
            }
            at += 2;
            if (length == 0) {
                emptyLines++;
            } else {
                for (; emptyLines > 0; emptyLines--) {
                    sha.update((byte) '\r');
                    sha.update((byte) '\n');
                }
                sha.update(line, 0, length);
                sha.update((byte) '\r');
                sha.update((byte) '\n');
            }
        }
        return Base64.getEncoder().encodeToString(sha.digest());
    }

    private static int indexOf(byte[] message, byte[] wanted) {
        for (var at = 0; at + wanted.length <= message.length; at++) {
            var i = 0;
            while (i < wanted.length && message[at + i] == wanted[i]) {
                i++;
            }
            if (i == wanted.length) {
                return at;
            }
        }
        throw new IllegalArgumentException("a message without a body");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
