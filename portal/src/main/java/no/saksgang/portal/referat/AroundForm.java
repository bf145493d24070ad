package no.saksgang.portal.referat;

import java.util.Objects;
import no.saksgang.events.referat.References;
import no.saksgang.portal.referat.Draft.Around;
import org.jspecify.annotations.Nullable;

/** The form of what stands before and after the items. */
record AroundForm(
        @Nullable String introduction,
        @Nullable String closing,
        @Nullable String yourRef,
        @Nullable String ourRef,
        @Nullable String archiveCode) {
    static AroundForm of(Around it) {
        return new AroundForm(
                it.introduction(),
                it.closing(),
                it.references().yourRef(),
                it.references().ourRef(),
                it.references().archiveCode());
    }

    /** What it says. A reference that was left open on paper stays open, and is not missing. */
    Around read(References stand) {
        return new Around(
                new References(
                        reference(yourRef, stand.yourRef()),
                        reference(ourRef, stand.ourRef()),
                        reference(archiveCode, stand.archiveCode())),
                prose(introduction),
                prose(closing));
    }

    private static @Nullable String reference(@Nullable String typed, @Nullable String stands) {
        var text = Objects.requireNonNullElse(typed, "").strip();
        return text.isEmpty() && (stands == null || !stands.isEmpty()) ? null : text;
    }

    private static @Nullable String prose(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.replace("\r\n", "\n");
    }
}
