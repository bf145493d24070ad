package no.saksgang.minutesservice.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import no.saksgang.events.MeetingId;

/**
 * Where a page of hits ended: what its last hit was ordered by. It means the same to every instance
 * and after a restart. A referat that is archived meanwhile is not missed by one who reads on by
 * date; by relevance, scores may shift a little under the reader.
 */
record Cursor(float score, long startsAt, MeetingId meetingId) {
    /**
     * @throws IllegalArgumentException if the text is no cursor of ours
     */
    static Cursor parse(String text) {
        var parts =
                new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
                        .split(" ", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a cursor");
        }
        return new Cursor(
                Float.intBitsToFloat(Integer.parseInt(parts[0])),
                Long.parseLong(parts[1]),
                new MeetingId(parts[2]));
    }

    @Override
    public String toString() {
        var text = Float.floatToIntBits(score) + " " + startsAt + " " + meetingId;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
