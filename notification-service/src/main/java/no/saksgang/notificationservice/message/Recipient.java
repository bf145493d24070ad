package no.saksgang.notificationservice.message;

import no.saksgang.events.MemberId;
import no.saksgang.events.directory.Language;

/** One who gets mail, as they are known at the moment of writing. */
public record Recipient(MemberId member, String name, String email, Language language) {
    /** For logs: never the address. */
    @Override
    public String toString() {
        return "Recipient[" + member + "]";
    }
}
