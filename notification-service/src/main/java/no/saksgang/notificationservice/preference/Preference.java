package no.saksgang.notificationservice.preference;

import no.saksgang.events.directory.Language;
import org.jspecify.annotations.Nullable;

/**
 * What a member has chosen. Invitations to one's own groups, and what belongs to them, are not to
 * be chosen away: whoever is called to a meeting must hear of it.
 *
 * @param language in which to write to them, if another than the directory says
 * @param announcements how they get news
 * @param conferences whether they are told of conferences
 */
public record Preference(
        @Nullable Language language, Announcements announcements, boolean conferences) {
    /** Of those who have chosen nothing. */
    public static final Preference USUAL = new Preference(null, Announcements.EACH, true);

    /** How news comes. */
    public enum Announcements {
        /** A mail for each. */
        EACH,
        /** One mail a day with all of them. */
        DIGEST,
        NONE
    }

    /** What may be declined, by the name that stands in a link. */
    public enum Declinable {
        ANNOUNCEMENTS,
        CONFERENCES
    }

    Preference without(Declinable what) {
        return switch (what) {
            case ANNOUNCEMENTS -> new Preference(language, Announcements.NONE, conferences);
            case CONFERENCES -> new Preference(language, announcements, false);
        };
    }
}
