package no.saksgang.local.scenario;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * The life of one or more meetings: who takes part, what is done when, and what must then be seen
 * from outside. Every id in it is known and every time makes sense, except where a step says that
 * it is refused.
 *
 * @param now where the suite's clock starts, local time of {@code timeZone}
 * @param timeZone of every local time in the file
 * @param language the members', where theirs is not given
 * @param meetings in the order of the file
 */
public record Scenario(
        Path file,
        LocalDateTime now,
        ZoneId timeZone,
        Language language,
        List<Group> groups,
        List<Meeting> meetings,
        List<Step> steps) {

    public Scenario {
        groups = List.copyOf(groups);
        meetings = List.copyOf(meetings);
        steps = List.copyOf(steps);
    }

    /**
     * Reads and checks a scenario file.
     *
     * @throws ScenarioFault if the file cannot be read, is not YAML, or says what the language does
     *     not know
     */
    public static Scenario read(Path file) {
        return ScenarioReader.read(file);
    }

    /**
     * A local time of the file as an instant. One that does not exist, when clocks go forward, is
     * moved on as much.
     */
    public Instant instant(LocalDateTime local) {
        return local.atZone(timeZone).toInstant();
    }

    /**
     * @throws IllegalArgumentException if the file has no such meeting
     */
    public Meeting meeting(String id) {
        return meetings.stream()
                .filter(meeting -> meeting.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no meeting " + id));
    }
}
