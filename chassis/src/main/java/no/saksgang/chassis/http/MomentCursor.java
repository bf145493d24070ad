package no.saksgang.chassis.http;

import java.time.Instant;

/**
 * Where a page begins of what is in the order of a moment: of meetings by their start, of mailings
 * by when they were planned. In addresses it is {@code <milliseconds>_<id>}.
 *
 * @param at the moment of the one after which it begins, to the millisecond
 * @param id of that one
 */
public record MomentCursor(Instant at, String id) {
    /**
     * Reads a cursor; Spring finds it by its name.
     *
     * @throws IllegalArgumentException if the text is no cursor of ours
     */
    public static MomentCursor valueOf(String text) {
        var dash = text.indexOf('_');
        if (dash < 0) {
            throw new IllegalArgumentException("not a cursor: " + text);
        }
        return new MomentCursor(
                Instant.ofEpochMilli(Long.parseLong(text.substring(0, dash))),
                text.substring(dash + 1));
    }

    @Override
    public String toString() {
        return at.toEpochMilli() + "_" + id;
    }
}
