package no.saksgang.notificationservice.preference;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import no.saksgang.events.directory.Language;
import no.saksgang.notificationservice.preference.Preference.Announcements;
import no.saksgang.notificationservice.token.CalendarLinks.CalendarLink;
import org.jspecify.annotations.Nullable;

/**
 * What the page of preferences shows.
 *
 * @param notice a key of what has just happened, if anything has
 * @param at when digests go out, on the clock
 * @param calendar where the member's calendar is read
 * @param subscription the same, as a calendar program opens it by itself
 */
record PreferencesPage(
        String token,
        @Nullable String notice,
        String name,
        String at,
        List<Choice> tongues,
        List<Choice> announcements,
        boolean conferences,
        String calendar,
        String subscription) {
    /**
     * @param key of its words
     */
    record Choice(String value, String key, boolean chosen) {}

    static PreferencesPage of(
            String token,
            @Nullable String notice,
            String name,
            String at,
            Language language,
            Preference it,
            CalendarLink calendar) {
        return new PreferencesPage(
                token,
                notice,
                name,
                at,
                Arrays.stream(Language.values())
                        .map(tongue ->
                                new Choice(
                                        tongue.tag(),
                                        "language." + tongue.tag(),
                                        tongue == language))
                        .toList(),
                Arrays.stream(Announcements.values())
                        .map(how -> {
                            var value = how.name().toLowerCase(Locale.ROOT);
                            return new Choice(
                                    value, "announcements." + value, how == it.announcements());
                        })
                        .toList(),
                it.conferences(),
                calendar.address(),
                calendar.subscription());
    }
}
