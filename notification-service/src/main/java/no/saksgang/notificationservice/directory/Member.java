package no.saksgang.notificationservice.directory;

import no.saksgang.events.MemberId;
import no.saksgang.events.directory.Language;

/** A person, as far as the directory has said. */
public sealed interface Member {
    MemberId id();

    /** One who can be written to. */
    record Known(MemberId id, String name, String email, Language language) implements Member {
        /** For logs: never the address. */
        @Override
        public String toString() {
            return "Known[" + id + "]";
        }
    }

    /** One who was forgotten. Nothing is left but that there was one by this id. */
    record Erased(MemberId id) implements Member {}
}
