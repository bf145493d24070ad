package no.saksgang.notificationservice.preference;

import no.saksgang.events.MemberId;
import no.saksgang.notificationservice.preference.Preference.Announcements;
import no.saksgang.notificationservice.preference.Preference.Declinable;

/** What members have chosen, for tests that need it to be so. */
public final class Chosen {
    private Chosen() {}

    public static void aDigest(Preferences preferences, MemberId member) {
        preferences.keep(member, new Preference(null, Announcements.DIGEST, true));
    }

    public static void nothingThatMayBeDeclined(Preferences preferences, MemberId member) {
        preferences.keep(
                member,
                Preference.USUAL.without(Declinable.ANNOUNCEMENTS).without(Declinable.CONFERENCES));
    }
}
