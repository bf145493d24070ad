package no.saksgang.notificationservice.answer;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import no.saksgang.events.meeting.AnswerKind;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The form as a browser sends it, and as it is shown again: what people wrote, not what we made of
 * it.
 *
 * @param answer {@code accepted}, {@code tentative}, {@code declined}
 * @param revision of the invitation that the page showed
 * @param once names this form, so that pressing its button twice is pressing it once
 */
record AnswerForm(
        String answer,
        String comment,
        String substituteName,
        String substituteEmail,
        String from,
        String until,
        List<String> recused,
        int revision,
        String once) {
    private static final int LONGEST = 10_000;
    private static final int MOST_ITEMS = 500;

    /** What is filled in already when the page is opened. */
    static AnswerForm blank(Invited invited, @Nullable String chosen) {
        var given = invited.given();
        var revision = invited.invitation().revision();
        var once = UUID.randomUUID().toString();
        var answer =
                kind(chosen) != null || given == null
                        ? Objects.requireNonNullElse(chosen, "")
                        : given.answer().name().toLowerCase(Locale.ROOT);
        if (given == null) {
            return new AnswerForm(answer, "", "", "", "", "", List.of(), revision, once);
        }
        var sameAnswer = given.answer() == kind(answer);
        return new AnswerForm(
                answer,
                Objects.requireNonNullElse(given.comment(), ""),
                sameAnswer ? Objects.requireNonNullElse(given.substitute(), "") : "",
                sameAnswer ? Objects.requireNonNullElse(given.substituteEmail(), "") : "",
                given.from() == null || !sameAnswer ? "" : given.from().toString(),
                given.until() == null || !sameAnswer ? "" : given.until().toString(),
                given.recusedFrom(),
                revision,
                once);
    }

    static AnswerForm sent(MultiValueMap<String, String> fields) {
        return new AnswerForm(
                first(fields, "answer"),
                first(fields, "comment"),
                first(fields, "substituteName"),
                first(fields, "substituteEmail"),
                first(fields, "from"),
                first(fields, "until"),
                fields.getOrDefault("recused", List.of()).stream().limit(MOST_ITEMS).toList(),
                number(first(fields, "revision")),
                first(fields, "once"));
    }

    private static String first(MultiValueMap<String, String> fields, String name) {
        var value = Objects.requireNonNullElse(fields.getFirst(name), "");
        return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    static @Nullable AnswerKind kind(@Nullable String text) {
        for (var kind : AnswerKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
                return kind;
            }
        }
        return null;
    }

    /** The same, for a page that shows another invitation than it was written to. */
    AnswerForm to(int newRevision) {
        return new AnswerForm(
                answer,
                comment,
                substituteName,
                substituteEmail,
                from,
                until,
                recused,
                newRevision,
                once);
    }

    Wish wish() {
        return new Wish(
                kind(answer),
                comment,
                substituteName,
                substituteEmail,
                time(from),
                time(until),
                recused);
    }

    /** Times that no clock shows; the wish leaves them out. */
    List<Fault> unreadable() {
        var faults = new ArrayList<Fault>();
        if (!from.isBlank() && time(from) == null) {
            faults.add(Fault.FROM_UNREADABLE);
        }
        if (!until.isBlank() && time(until) == null) {
            faults.add(Fault.UNTIL_UNREADABLE);
        }
        return faults;
    }

    /** A browser without a field for times sends what people write: 11.30. */
    private static @Nullable LocalTime time(String text) {
        var plain = text.strip().replace('.', ':');
        try {
            return plain.isEmpty()
                    ? null
                    : LocalTime.parse(plain.indexOf(':') == 1 ? "0" + plain : plain);
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    boolean hasMore() {
        return !comment.isBlank() || !from.isBlank() || !until.isBlank() || !recused.isEmpty();
    }
}
