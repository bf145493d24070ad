package no.saksgang.portal.services;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the subjects of events are called: {@code meeting/m1} is «Møte i næringsgruppen». */
@Component
public class Titles {
    private final MeetingService meetings;

    Titles(MeetingService meetings) {
        this.meetings = meetings;
    }

    private record Titled(String title) {}

    /** What has no title, but words of its own, which may be many. */
    record Worded(String text) {
        private static final int LONGEST = 80;

        String firstWords() {
            var line = text.strip().lines().findFirst().orElse("");
            if (line.length() <= LONGEST) {
                return line;
            }
            var end = line.lastIndexOf(' ', LONGEST);
            return line.substring(0, end < 0 ? LONGEST : end) + " …";
        }
    }

    /** The titles of those that have one. */
    public Map<String, String> of(Collection<String> subjects) {
        var titles = new HashMap<String, String>();
        subjects.stream()
                .distinct()
                .forEach(it -> title(it).ifPresent(title -> titles.put(it, title)));
        return titles;
    }

    private Optional<String> title(String subject) {
        var slash = subject.indexOf('/');
        var id = subject.substring(slash + 1);
        return switch (subject.substring(0, Math.max(0, slash))) {
            case "meeting", "referat" ->
                    meetings.find(Titled.class, "/meetings/{id}", id).map(Titled::title);
            case "conference" ->
                    meetings.find(Titled.class, "/conferences/{id}", id).map(Titled::title);
            case "announcement" ->
                    meetings.find(Titled.class, "/announcements/{id}", id).map(Titled::title);
            case "followup" ->
                    meetings.find(Worded.class, "/followups/{id}", id).map(Worded::firstWords);
            default -> Optional.empty();
        };
    }
}
