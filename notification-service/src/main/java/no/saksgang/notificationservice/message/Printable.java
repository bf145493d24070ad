package no.saksgang.notificationservice.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A text in quoted-printable (RFC 2045, 6.7), encoded once for all who get it. Lines encode
 * independently, so only those with a {@link Mark} in them are encoded for each.
 */
final class Printable {
    private static final int LONGEST_LINE = 76;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final List<Piece> pieces;

    private sealed interface Piece {
        @SuppressWarnings("ArrayRecordComponent") // ours alone
        record Fixed(byte[] encoded) implements Piece {}

        record Personal(String line) implements Piece {}
    }

    private Printable(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /**
     * @param text with lines ended by LF
     */
    static Printable of(String text) {
        var pieces = new ArrayList<Piece>();
        var fixed = new ByteArrayOutputStream();
        for (var line : text.lines().toList()) {
            if (Mark.isAnyIn(line)) {
                pieces.add(new Piece.Fixed(fixed.toByteArray()));
                fixed.reset();
                pieces.add(new Piece.Personal(line));
            } else {
                encode(line, fixed);
            }
        }
        pieces.add(new Piece.Fixed(fixed.toByteArray()));
        return new Printable(pieces);
    }

    /**
     * @param personal what stands for each mark
     */
    void write(Map<Mark, String> personal, ByteArrayOutputStream out) {
        for (var piece : pieces) {
            switch (piece) {
                case Piece.Fixed(var encoded) -> out.writeBytes(encoded);
                case Piece.Personal(var line) -> encode(Mark.filled(line, personal), out);
            }
        }
    }

    private static void encode(String line, ByteArrayOutputStream out) {
        var octets = line.getBytes(StandardCharsets.UTF_8);
        var column = 0;
        for (var i = 0; i < octets.length; i++) {
            var octet = octets[i] & 0xFF;
            var last = i == octets.length - 1;
            // A dot alone on a line would end the message for a careless server.
            var literal =
                    (octet > ' ' && octet < 0x7F && octet != '=' && !(octet == '.' && column == 0))
                            || (octet == ' ' && !last);
            var width = literal ? 1 : 3;
            if (column + width > LONGEST_LINE - (last ? 0 : 1)) {
                out.write('=');
                out.write('\r');
                out.write('\n');
                column = 0;
                literal = literal && octet != '.';
                width = literal ? 1 : 3;
            }
            if (literal) {
                out.write(octet);
            } else {
                out.write('=');
                out.write(HEX[octet >> 4]);
                out.write(HEX[octet & 0xF]);
            }
            column += width;
        }
        out.write('\r');
        out.write('\n');
    }
}
