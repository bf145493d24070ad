package no.saksgang.portal.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An event in the tail, written once for all subscribers.
 *
 * @param number its place in this instance's tail
 * @param topic the mark of its topic, as in {@link Position}
 * @param frame the server-sent event, with the id that it has for all who heard what the feed heard
 * @param dataLength how much of the frame comes before that id
 */
@SuppressWarnings("ArrayRecordComponent") // shared by thousands and never changed
record Told(
        long number,
        int topic,
        int partition,
        long offset,
        Said said,
        byte[] frame,
        int dataLength) {
    private static final String ID = "id: ";
    private static final String END = "\n\n";

    static Told of(long number, int topic, int partition, long offset, Said said, Position heard) {
        var data = said.data();
        return new Told(
                number,
                topic,
                partition,
                offset,
                said,
                frame(data, data.length, heard),
                data.length);
    }

    /** The same event with the id of one who has heard something else until now. */
    byte[] frame(Position heard) {
        return frame(frame, dataLength, heard);
    }

    static byte[] frame(byte[] data, int length, Position heard) {
        var id = end(heard);
        var whole = Arrays.copyOf(data, length + id.length);
        System.arraycopy(id, 0, whole, length, id.length);
        return whole;
    }

    /** The last line of an event; alone, it moves a subscriber on without telling it anything. */
    static byte[] end(Position heard) {
        return (ID + heard.id() + END).getBytes(StandardCharsets.US_ASCII);
    }
}
