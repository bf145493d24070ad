package no.saksgang.events.referat;

import org.jspecify.annotations.Nullable;

/**
 * The references at the head of a letter. One that is empty was left open on paper; one that is
 * missing was not there.
 */
public record References(
        @Nullable String yourRef, @Nullable String ourRef, @Nullable String archiveCode) {
    public static final References NONE = new References(null, null, null);
}
