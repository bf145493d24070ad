package no.saksgang.portal.referat;

import java.util.ArrayList;
import java.util.List;
import no.saksgang.events.Due;
import no.saksgang.events.MemberId;
import no.saksgang.events.OrganisationId;
import no.saksgang.events.Person;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.events.referat.ReferatItem.Theme;
import org.jspecify.annotations.Nullable;

/**
 * What is written under one item, as the meeting-service takes it.
 *
 * @param body Markdown
 * @param publicBody what the public sees instead of the body
 */
record Note(
        String number,
        @Nullable String body,
        @Nullable String publicBody,
        List<Text> decisions,
        List<Proposed> proposals,
        List<FollowedUp> followUps,
        List<Said> statements,
        List<Theme> themes) {
    Note {
        decisions = List.copyOf(decisions);
        proposals = List.copyOf(proposals);
        followUps = List.copyOf(followUps);
        statements = List.copyOf(statements);
        themes = List.copyOf(themes);
    }

    record Text(String text) {}

    record Proposed(String text, @Nullable String to) {}

    record FollowedUp(String text, List<Named> owners, @Nullable Due due) {}

    record Said(
            @Nullable OrganisationId organisationId,
            String represents,
            List<Named> speakers,
            String body) {}

    /** A member by id alone, or anyone by name. */
    record Named(@Nullable MemberId memberId, @Nullable String name, @Nullable String represents) {
        static Named of(Person it) {
            return it.memberId() == null
                    ? new Named(null, it.name(), it.represents())
                    : new Named(it.memberId(), null, null);
        }
    }

    static Note of(ReferatItem it) {
        return new Note(
                it.number(),
                it.body(),
                it.publicBody(),
                it.decisions().stream().map(one -> new Text(one.text())).toList(),
                it.proposals().stream().map(one -> new Proposed(one.text(), one.to())).toList(),
                it.followUps().stream()
                        .map(one -> new FollowedUp(one.text(), named(one.owners()), one.due()))
                        .toList(),
                it.statements().stream()
                        .map(one ->
                                new Said(
                                        one.organisationId(),
                                        one.represents(),
                                        named(one.speakers()),
                                        one.body()))
                        .toList(),
                it.themes());
    }

    /** Of all items, those below others too. */
    static List<Note> of(List<ReferatItem> items) {
        var notes = new ArrayList<Note>();
        for (var item : items) {
            notes.add(of(item));
            notes.addAll(of(item.items()));
        }
        return notes;
    }

    private static List<Named> named(List<Person> people) {
        return people.stream().map(Named::of).toList();
    }

    /** What a form made from this carries, so that a save can tell whether it still stands. */
    String fingerprint() {
        return Fingerprint.of(this);
    }
}
