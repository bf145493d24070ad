package no.saksgang.portal.referat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.saksgang.events.OrganisationId;
import no.saksgang.events.Person;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.events.referat.ReferatItem.Statement;
import no.saksgang.events.referat.ReferatItem.Theme;
import no.saksgang.portal.page.DueText;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The form of one item: what stands in its fields. What was typed is shown again as it was typed,
 * whether it could be saved or not.
 */
record ItemForm(
        String number,
        String body,
        String publicBody,
        List<String> decisions,
        List<ProposalLine> proposals,
        List<FollowUpLine> followUps,
        List<StatementLine> statements,
        List<ThemeLine> themes) {
    private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

    record ProposalLine(String text, String to) {}

    /**
     * @param owners names, with commas between them
     * @param due as {@link DueText} reads it
     */
    record FollowUpLine(String text, String owners, String due) {}

    /**
     * @param speakers names, with commas between them
     */
    record StatementLine(String represents, String speakers, String body) {}

    /**
     * @param points a line each
     */
    record ThemeLine(String title, String points) {}

    /**
     * What a form says.
     *
     * @param incomplete lines that lack what the referat cannot do without; they are not in the
     *     note
     */
    record Reading(Note note, List<Incomplete> incomplete) {}

    /** What a line lacks. */
    enum Incomplete {
        PROPOSAL_TEXT,
        FOLLOW_UP_TEXT,
        STATEMENT_BODY,
        STATEMENT_REPRESENTS,
        THEME_TITLE;

        /** Its words: {@code referat.incomplete.<key>}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static ItemForm of(ReferatItem it, Roll roll) {
        return new ItemForm(
                it.number(),
                orEmpty(it.body()),
                orEmpty(it.publicBody()),
                it.decisions().stream().map(ReferatItem.Decision::text).toList(),
                it.proposals().stream()
                        .map(one -> new ProposalLine(one.text(), orEmpty(one.to())))
                        .toList(),
                it.followUps().stream()
                        .map(one ->
                                new FollowUpLine(
                                        one.text(),
                                        labels(one.owners(), roll),
                                        DueText.written(one.due())))
                        .toList(),
                it.statements().stream()
                        .map(one ->
                                new StatementLine(
                                        one.represents(), labels(one.speakers(), roll), one.body()))
                        .toList(),
                it.themes().stream()
                        .map(one -> new ThemeLine(one.title(), String.join("\n", one.points())))
                        .toList());
    }

    /**
     * As it was sent: fields of lines come as often as there are lines.
     *
     * @param prefix before the names of all fields, where a page has several of these forms in one
     */
    static ItemForm typed(String number, String prefix, MultiValueMap<String, String> form) {
        var fields = new Fields(prefix, form);
        return new ItemForm(
                number,
                fields.text("body"),
                fields.text("publicBody"),
                fields.lines(n -> fields.text("decision", n), "decision"),
                fields.lines(
                        n ->
                                new ProposalLine(
                                        fields.text("proposalText", n),
                                        fields.text("proposalTo", n)),
                        "proposalText",
                        "proposalTo"),
                fields.lines(
                        n ->
                                new FollowUpLine(
                                        fields.text("followUpText", n),
                                        fields.text("followUpOwners", n),
                                        fields.text("followUpDue", n)),
                        "followUpText",
                        "followUpOwners",
                        "followUpDue"),
                fields.lines(
                        n ->
                                new StatementLine(
                                        fields.text("saidBy", n),
                                        fields.text("saidSpeakers", n),
                                        fields.text("saidBody", n)),
                        "saidBy",
                        "saidSpeakers",
                        "saidBody"),
                fields.lines(
                        n ->
                                new ThemeLine(
                                        fields.text("themeTitle", n),
                                        fields.text("themePoints", n)),
                        "themeTitle",
                        "themePoints"));
    }

    private record Fields(String prefix, MultiValueMap<String, String> form) {
        String text(String name) {
            return text(name, 0);
        }

        String text(String name, int n) {
            var all = form.getOrDefault(prefix + name, List.of());
            // A browser sends the ends of lines as mail does.
            return n < all.size() ? all.get(n).replace("\r\n", "\n") : "";
        }

        /**
         * All lines in which something stands, but the one whose button was pressed to take it
         * away. A page always has an empty one to write in.
         *
         * @param names of the fields of a line; as many as the first comes, so many lines there are
         */
        <T> List<T> lines(IntFunction<T> line, String... names) {
            var gone = Objects.requireNonNullElse(form.getFirst(prefix + "remove"), "");
            return IntStream.range(0, form.getOrDefault(prefix + names[0], List.of()).size())
                    .filter(n -> !gone.equals(names[0] + "-" + n))
                    .filter(n -> Stream.of(names).anyMatch(it -> !text(it, n).isBlank()))
                    .mapToObj(line)
                    .toList();
        }
    }

    /**
     * What it says, in the words of the service.
     *
     * @param stands the item as it stands: what its people and bodies are known by is kept
     */
    Reading read(@Nullable ReferatItem stands, Roll roll) {
        var incomplete = new ArrayList<Incomplete>();
        var known = new Known(stands, roll);
        var note =
                new Note(
                        number,
                        orNull(body),
                        orNull(publicBody),
                        decisions.stream().filter(it -> !it.isBlank()).map(Note.Text::new).toList(),
                        proposals.stream().flatMap(it -> proposal(it, incomplete)).toList(),
                        followUps.stream().flatMap(it -> followUp(it, known, incomplete)).toList(),
                        statements.stream().flatMap(it -> said(it, known, incomplete)).toList(),
                        themes.stream().flatMap(it -> theme(it, incomplete)).toList());
        return new Reading(note, incomplete);
    }

    private static Stream<Note.Proposed> proposal(ProposalLine it, List<Incomplete> incomplete) {
        if (!it.text().isBlank()) {
            return Stream.of(new Note.Proposed(it.text(), orNull(it.to().strip())));
        }
        if (!it.to().isBlank()) {
            incomplete.add(Incomplete.PROPOSAL_TEXT);
        }
        return Stream.empty();
    }

    private static Stream<Note.FollowedUp> followUp(
            FollowUpLine it, Known known, List<Incomplete> incomplete) {
        if (!it.text().isBlank()) {
            return Stream.of(
                    new Note.FollowedUp(
                            it.text(), known.people(it.owners()), DueText.read(it.due())));
        }
        if (!it.owners().isBlank() || !it.due().isBlank()) {
            incomplete.add(Incomplete.FOLLOW_UP_TEXT);
        }
        return Stream.empty();
    }

    private static Stream<Note.Said> said(
            StatementLine it, Known known, List<Incomplete> incomplete) {
        if (it.represents().isBlank() && it.speakers().isBlank() && it.body().isBlank()) {
            return Stream.empty();
        }
        var represents =
                it.represents().isBlank()
                        ? known.represented(it.speakers())
                        : it.represents().strip();
        if (it.body().isBlank()) {
            incomplete.add(Incomplete.STATEMENT_BODY);
            return Stream.empty();
        }
        if (represents.isEmpty()) {
            incomplete.add(Incomplete.STATEMENT_REPRESENTS);
            return Stream.empty();
        }
        return Stream.of(
                new Note.Said(
                        known.organisation(represents),
                        represents,
                        known.people(it.speakers()),
                        it.body()));
    }

    private static Stream<Theme> theme(ThemeLine it, List<Incomplete> incomplete) {
        if (!it.title().isBlank()) {
            return Stream.of(
                    new Theme(
                            it.title().strip(),
                            it.points()
                                    .lines()
                                    .map(String::strip)
                                    .filter(p -> !p.isEmpty())
                                    .toList()));
        }
        if (!it.points().isBlank()) {
            incomplete.add(Incomplete.THEME_TITLE);
        }
        return Stream.empty();
    }

    /** Whom the names in the fields mean. */
    private record Known(@Nullable ReferatItem stands, Roll roll) {
        List<Note.Named> people(String names) {
            return COMMA.splitAsStream(names)
                    .map(String::strip)
                    .filter(it -> !it.isEmpty())
                    .map(it ->
                            person(it).map(Note.Named::of).orElse(new Note.Named(null, it, null)))
                    .distinct()
                    .toList();
        }

        private Optional<Person> person(String label) {
            return Stream.concat(roll.people().stream(), named())
                    .filter(it -> roll.label(it).equalsIgnoreCase(label))
                    .findFirst();
        }

        private Stream<Person> named() {
            return stands == null
                    ? Stream.empty()
                    : Stream.concat(
                            stands.followUps().stream().flatMap(it -> it.owners().stream()),
                            stands.statements().stream().flatMap(it -> it.speakers().stream()));
        }

        /** For whom the first of them that is known speaks. */
        String represented(String names) {
            return COMMA.splitAsStream(names)
                    .map(String::strip)
                    .flatMap(it -> person(it).stream())
                    .map(Person::represents)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("");
        }

        @Nullable OrganisationId organisation(String represents) {
            var said =
                    stands == null
                            ? Stream.<Statement>empty()
                            : stands.statements().stream()
                                    .filter(it -> it.represents().equals(represents));
            return Stream.concat(
                            said.map(Statement::organisationId),
                            roll.people().stream()
                                    .filter(it -> represents.equals(it.represents()))
                                    .map(Person::organisationId))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }

    private static String labels(List<Person> people, Roll roll) {
        return people.stream().map(roll::label).collect(Collectors.joining(", "));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }
}
