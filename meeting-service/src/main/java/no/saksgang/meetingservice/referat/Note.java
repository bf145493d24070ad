package no.saksgang.meetingservice.referat;

import java.util.List;
import no.saksgang.events.referat.ReferatItem.Decision;
import no.saksgang.events.referat.ReferatItem.FollowUp;
import no.saksgang.events.referat.ReferatItem.Proposal;
import no.saksgang.events.referat.ReferatItem.Statement;
import no.saksgang.events.referat.ReferatItem.Theme;
import org.jspecify.annotations.Nullable;

/**
 * What is written under one item of the agenda.
 *
 * @param number the item's
 * @param body Markdown
 * @param publicBody what the public sees instead of the body
 */
record Note(
        String number,
        @Nullable String body,
        @Nullable String publicBody,
        List<Decision> decisions,
        List<Proposal> proposals,
        List<FollowUp> followUps,
        List<Statement> statements,
        List<Theme> themes) {
    Note {
        decisions = List.copyOf(decisions);
        proposals = List.copyOf(proposals);
        followUps = List.copyOf(followUps);
        statements = List.copyOf(statements);
        themes = List.copyOf(themes);
    }

    static Note none(String number) {
        return new Note(number, null, null, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
