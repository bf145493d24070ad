package no.saksgang.portal.referat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.saksgang.events.referat.References;
import no.saksgang.portal.services.Referat;
import org.jspecify.annotations.Nullable;

/** A whole draft, as the meeting-service takes it. */
record Draft(
        References references,
        @Nullable String introduction,
        @Nullable String closing,
        List<Note> items) {
    Draft {
        items = List.copyOf(items);
    }

    static Draft of(Referat it) {
        return new Draft(it.references(), it.introduction(), it.closing(), Note.of(it.items()));
    }

    /**
     * With one item written anew, by who had read it as it stands; or by who writes the same as
     * stands. Empty if somebody else has written otherwise meanwhile.
     *
     * @param read {@link Note#fingerprint} of what the writer had read
     */
    Optional<Draft> with(Note mine, String read) {
        var stands = items.stream().filter(it -> it.number().equals(mine.number())).findFirst();
        if (stands.filter(it -> !it.fingerprint().equals(read) && !it.equals(mine)).isPresent()) {
            return Optional.empty();
        }
        var anew =
                new ArrayList<>(
                        items.stream()
                                .map(it -> it.number().equals(mine.number()) ? mine : it)
                                .toList());
        if (stands.isEmpty()) {
            // The service says that it is not on the agenda any more.
            anew.add(mine);
        }
        return Optional.of(new Draft(references, introduction, closing, anew));
    }

    /** The same of what stands around the items. */
    Optional<Draft> with(Around mine, String read) {
        var stands = new Around(references, introduction, closing);
        return stands.fingerprint().equals(read) || stands.equals(mine)
                ? Optional.of(
                        new Draft(mine.references(), mine.introduction(), mine.closing(), items))
                : Optional.empty();
    }

    /** What stands before and after the items. */
    record Around(References references, @Nullable String introduction, @Nullable String closing) {
        static Around of(Referat it) {
            return new Around(it.references(), it.introduction(), it.closing());
        }

        String fingerprint() {
            return Fingerprint.of(this);
        }
    }
}
