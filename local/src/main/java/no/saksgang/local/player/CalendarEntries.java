package no.saksgang.local.player;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which UID each meeting and conference had in its first calendar part. A later one with another
 * UID would be a second entry in everyone's calendar. A mail does not say which meeting it is
 * about, so it is taken from the step that caused it.
 */
final class CalendarEntries {
    private final Map<String, String> uids = new LinkedHashMap<>();

    /**
     * Learns the UID of the only subject that is without one, from mail that has only one that is
     * new.
     */
    void learn(Set<String> subjects, List<SeenMail> mails) {
        var unnamed = subjects.stream().filter(it -> !uids.containsKey(it)).toList();
        var fresh = unknown(subjects, mails);
        if (unnamed.size() == 1 && fresh.size() == 1) {
            uids.put(unnamed.getFirst(), fresh.iterator().next());
        }
    }

    /**
     * UIDs that none of these subjects can have: empty if every calendar part is about an entry
     * that is there already, or a first.
     */
    Set<String> foreign(Set<String> subjects, List<SeenMail> mails) {
        var fresh = unknown(subjects, mails);
        var firsts = subjects.stream().filter(it -> !uids.containsKey(it)).count();
        return fresh.size() <= firsts ? Set.of() : fresh;
    }

    /** What these subjects are in calendars. */
    Set<String> of(Set<String> subjects) {
        return subjects.stream()
                .filter(uids::containsKey)
                .map(it -> uids.getOrDefault(it, ""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<String> unknown(Set<String> subjects, List<SeenMail> mails) {
        var known = of(subjects);
        return mails.stream()
                .flatMap(mail -> mail.calendars().stream())
                .map(SeenMail.Calendar::uid)
                .filter(uid -> !known.contains(uid))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
