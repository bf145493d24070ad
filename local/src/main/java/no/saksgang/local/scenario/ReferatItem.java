package no.saksgang.local.scenario;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a referat says of one item of the agenda.
 *
 * @param number the agenda item's
 */
public record ReferatItem(
        String number,
        @Nullable String body,
        @Nullable String publicBody,
        List<String> decisions,
        List<Proposal> proposals,
        List<FollowUp> followUps,
        List<Statement> statements,
        List<Theme> themes) {

    public ReferatItem {
        decisions = List.copyOf(decisions);
        proposals = List.copyOf(proposals);
        followUps = List.copyOf(followUps);
        statements = List.copyOf(statements);
        themes = List.copyOf(themes);
    }

    /** What the body asks others to decide. */
    public record Proposal(String text, @Nullable String to) {}

    /**
     * Work that came out of the meeting.
     *
     * @param owner a member's id
     */
    public record FollowUp(String text, @Nullable String owner, @Nullable Due due) {}

    /** When a follow-up is to be done. */
    public sealed interface Due {
        record On(LocalDate date) implements Due {}

        /**
         * @param period {@code 2025-Q4} or {@code 2025-10}
         */
        record By(String period) implements Due {}

        /**
         * @param words "når e-kurset lanseres"
         */
        record When(String words) implements Due {}
    }

    /** What one organisation's people said in a round. */
    public record Statement(String represents, List<Speaker> speakers, String body) {
        public Statement {
            speakers = List.copyOf(speakers);
        }
    }

    /** Who spoke: a member, or one who is only named. */
    public sealed interface Speaker {
        record KnownMember(String id) implements Speaker {}

        record Named(String name) implements Speaker {}
    }

    /** A heading with its points. */
    public record Theme(String title, List<String> points) {
        public Theme {
            points = List.copyOf(points);
        }
    }
}
