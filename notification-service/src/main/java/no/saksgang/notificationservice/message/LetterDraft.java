package no.saksgang.notificationservice.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A letter that is being written. What is not said of it is not in it. */
final class LetterDraft {
    private final String lang;
    private final String greeting;
    private final String why;
    private final Letter.Link preferences;
    private String subject = "";
    private String preheader = "";
    private List<String> groups = List.of();
    private String heading = "";
    private List<String> lead = List.of();
    private Letter.@Nullable Changes changes;
    private List<Letter.Fact> facts = List.of();
    private Letter.@Nullable Link action;
    private Letter.@Nullable Answers answers;
    private Letter.@Nullable Prose body;
    private String agendaHeading = "";
    private List<Letter.Item> agenda = List.of();
    private String papersHeading = "";
    private List<Letter.Link> papers = List.of();
    private Letter.@Nullable Minutes minutes;
    private List<String> signature = List.of();

    LetterDraft(String lang, String greeting, String why, Letter.Link preferences) {
        this.lang = lang;
        this.greeting = greeting;
        this.why = why;
        this.preferences = preferences;
    }

    LetterDraft subject(String subject) {
        this.subject = subject;
        return this;
    }

    LetterDraft preheader(String preheader) {
        this.preheader = preheader;
        return this;
    }

    LetterDraft groups(List<String> groups) {
        this.groups = groups;
        return this;
    }

    LetterDraft heading(String heading) {
        this.heading = heading;
        return this;
    }

    LetterDraft lead(List<String> lead) {
        this.lead = lead;
        return this;
    }

    LetterDraft changes(Letter.@Nullable Changes changes) {
        this.changes = changes;
        return this;
    }

    LetterDraft facts(List<Letter.Fact> facts) {
        this.facts = facts;
        return this;
    }

    LetterDraft action(Letter.@Nullable Link action) {
        this.action = action;
        return this;
    }

    LetterDraft answers(Letter.@Nullable Answers answers) {
        this.answers = answers;
        return this;
    }

    LetterDraft body(Letter.@Nullable Prose body) {
        this.body = body;
        return this;
    }

    LetterDraft agenda(String agendaHeading, List<Letter.Item> agenda) {
        this.agendaHeading = agendaHeading;
        this.agenda = agenda;
        return this;
    }

    LetterDraft papers(String papersHeading, List<Letter.Link> papers) {
        this.papersHeading = papersHeading;
        this.papers = papers;
        return this;
    }

    LetterDraft minutes(Letter.@Nullable Minutes minutes) {
        this.minutes = minutes;
        return this;
    }

    LetterDraft signature(List<String> signature) {
        this.signature = signature;
        return this;
    }

    Letter written() {
        return new Letter(
                lang,
                subject,
                preheader,
                greeting,
                groups,
                heading,
                lead,
                changes,
                facts,
                action,
                answers,
                body,
                agendaHeading,
                agenda,
                papersHeading,
                papers,
                minutes,
                signature,
                why,
                preferences);
    }
}
