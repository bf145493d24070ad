package no.saksgang.meetingservice.meeting;

import java.time.Instant;

/** Where a page of meetings begins: after this one, in the order in which they start. */
record MeetingCursor(Instant startsAt, String id) {
    /**
     * @throws IllegalArgumentException if the text is no cursor of ours
     */
    public static MeetingCursor valueOf(String text) {
        var dash = text.indexOf('_');
        if (dash < 0) {
            throw new IllegalArgumentException("not a cursor: " + text);
        }
        return new MeetingCursor(
                Instant.ofEpochMilli(Long.parseLong(text.substring(0, dash))),
                text.substring(dash + 1));
    }

    @Override
    public String toString() {
        return startsAt.toEpochMilli() + "_" + id;
    }
}
