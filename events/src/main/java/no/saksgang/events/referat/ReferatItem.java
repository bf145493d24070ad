package no.saksgang.events.referat;

import java.util.List;
import no.saksgang.events.CaseId;
import no.saksgang.events.Due;
import no.saksgang.events.ItemKind;
import no.saksgang.events.OrganisationId;
import no.saksgang.events.Person;
import no.saksgang.events.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * One item of a referat.
 *
 * @param body Markdown (CommonMark, no raw HTML)
 * @param publicBody what the public sees instead of the body
 * @param items the items below it, one level
 */
public record ReferatItem(
        String number,
        @Nullable CaseId caseId,
        @Nullable String caseNumber,
        String title,
        ItemKind kind,
        Visibility visibility,
        @Nullable String body,
        @Nullable String publicBody,
        List<Decision> decisions,
        List<Proposal> proposals,
        List<FollowUp> followUps,
        List<Statement> statements,
        List<Theme> themes,
        List<ReferatItem> items) {
    public ReferatItem {
        decisions = List.copyOf(decisions);
        proposals = List.copyOf(proposals);
        followUps = List.copyOf(followUps);
        statements = List.copyOf(statements);
        themes = List.copyOf(themes);
        items = List.copyOf(items);
    }

    /** An outcome (<i>vedtak</i>). */
    public record Decision(String id, String text) {}

    /**
     * What the body asks others to decide (<i>forslag</i>).
     *
     * @param to whom or what it goes to: "Handlingsprogram 2026"
     */
    public record Proposal(String id, String text, @Nullable String to) {}

    /** Work with owners (<i>oppfølging</i>). */
    public record FollowUp(String id, String text, List<Person> owners, @Nullable Due due) {
        public FollowUp {
            owners = List.copyOf(owners);
        }
    }

    /** What one organisation's people say in a round table (<i>innlegg i runden</i>). */
    public record Statement(
            @Nullable OrganisationId organisationId,
            String represents,
            List<Person> speakers,
            String body) {
        public Statement {
            speakers = List.copyOf(speakers);
        }
    }

    /** A heading with its points. */
    public record Theme(String title, List<String> points) {
        public Theme {
            points = List.copyOf(points);
        }
    }
}
