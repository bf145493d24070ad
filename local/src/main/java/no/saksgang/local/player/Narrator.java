package no.saksgang.local.player;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells people what is done and what it causes, a block per step. Colours only where a terminal
 * shows them.
 */
final class Narrator {
    private static final int MOST_NAMES = 6;
    private static final String INDENT = "      ";

    private final PrintStream out;
    private final boolean colours;

    Narrator(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    void title(String title, List<String> lines) {
        out.println();
        out.println(bold(title));
        lines.forEach(line -> out.println("  " + line));
        out.flush();
    }

    void begins(int number, String when, String what) {
        out.println();
        out.printf("%s %s  %s%n", bold("%3d.".formatted(number)), dim(when), bold(what));
        out.flush();
    }

    void caused(Observation seen, Cast cast) {
        seen.responses().stream()
                .filter(Observation.Response::refuses)
                .forEach(it -> line("avvist", it.inWords()));
        if (!seen.events().isEmpty()) {
            line("hendelser", events(seen.events()));
        }
        mails(seen.mails(), cast).forEach(it -> line("e-post", it));
        var minutes = seen.minutes();
        if (minutes != null) {
            line(
                    "arkivet",
                    Words.counted(minutes.revisions(), "utgave", "utgaver") + " av referatet");
        }
        var answers = seen.answers();
        if (answers != null) {
            line(
                    "svar",
                    "%d ja, %d kanskje, %d nei, %d ubesvart"
                            .formatted(
                                    answers.accepted(),
                                    answers.tentative(),
                                    answers.declined(),
                                    answers.none()));
        }
    }

    void found(List<Judgement.Finding> findings) {
        for (var finding : findings) {
            out.println(
                    INDENT
                            + (finding.held()
                                    ? green("✓") + " " + finding.sentence()
                                    : red("✗ " + finding.sentence())));
        }
        out.flush();
    }

    void note(String text) {
        out.println(INDENT + dim(text));
        out.flush();
    }

    void failed(String what) {
        out.println(INDENT + red("✗ " + what));
        out.flush();
    }

    private void line(String what, String text) {
        out.println(INDENT + dim("%-10s".formatted(what)) + text);
    }

    /** {@code InvitationAnswered meeting/m1 nr. 3, 4, 5}. */
    private static String events(List<SeenEvent> events) {
        var sequences = new LinkedHashMap<String, List<String>>();
        for (var event : events) {
            sequences
                    .computeIfAbsent(event.name() + " " + event.subject(), _ -> new ArrayList<>())
                    .add("" + event.sequence());
        }
        return sequences.entrySet().stream()
                .map(it -> it.getKey() + " nr. " + String.join(", ", it.getValue()))
                .collect(Collectors.joining(" · "));
    }

    /** A line for all mail with the same subject and the same calendar part. */
    private static List<String> mails(List<SeenMail> mails, Cast cast) {
        var alike = new LinkedHashMap<String, List<String>>();
        for (var mail : mails) {
            var calendar =
                    mail.calendars().stream()
                            .map(it -> it.method() + " " + it.sequence())
                            .distinct()
                            .collect(Collectors.joining(", "));
            alike.computeIfAbsent(
                            "«%s»%s"
                                    .formatted(
                                            mail.subject(),
                                            calendar.isEmpty()
                                                    ? ""
                                                    : " (kalender " + calendar + ")"),
                            _ -> new ArrayList<>())
                    .add(mail.to().stream().map(cast::nameOf).collect(Collectors.joining(" og ")));
        }
        return alike.entrySet().stream()
                .map(it ->
                        "%d × %s til %s"
                                .formatted(it.getValue().size(), it.getKey(), some(it.getValue())))
                .toList();
    }

    private static String some(List<String> names) {
        return names.size() <= MOST_NAMES + 1
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_NAMES))
                        + " og "
                        + (names.size() - MOST_NAMES)
                        + " til";
    }

    private String bold(String text) {
        return coloured("1", text);
    }

    private String dim(String text) {
        return coloured("2", text);
    }

    private String green(String text) {
        return coloured("32", text);
    }

    private String red(String text) {
        return coloured("31", text);
    }

    private String coloured(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
