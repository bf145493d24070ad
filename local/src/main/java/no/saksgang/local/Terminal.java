package no.saksgang.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import no.saksgang.local.board.PartStatus;

/** What a person at the terminal reads; with colours only where there is one that wants them. */
final class Terminal {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean colours;

    Terminal(PrintStream out, PrintStream err, boolean colours) {
        this.out = out;
        this.err = err;
        this.colours = colours;
    }

    static Terminal ofThisProcess() {
        return new Terminal(System.out, System.err, Boolean.getBoolean("saksgang.colours"));
    }

    PrintStream out() {
        return out;
    }

    boolean colours() {
        return colours;
    }

    void say(String text) {
        out.println(text);
    }

    /** A name and what it stands for, in columns. */
    void say(String name, String value) {
        out.printf("  %-22s %s%n", name, value);
    }

    void good(String text) {
        out.println(styled("32", text));
    }

    void complain(String text) {
        err.println(styled("31", text));
    }

    String bold(String text) {
        return styled("1", text);
    }

    /** A line for every step of a part that one waits for, or should know of. */
    void tell(PartStatus status) {
        switch (status.state()) {
            case WAITING, STARTING -> {}
            case READY -> say(styled("32", "✓") + " " + inColumn(status), seconds(status.after()));
            case EXTERNAL -> say(styled("32", "✓") + " " + inColumn(status), "not ours");
            case STOPPED, KILLED ->
                    say("· " + inColumn(status), status.state().name().toLowerCase(Locale.ROOT));
            case FAILED -> say(styled("31", "✗") + " " + inColumn(status), "ended; see its log");
        }
    }

    /** As wide as the other names, though the colour before it counts as letters. */
    private static String inColumn(PartStatus status) {
        return "%-20s".formatted(status.part());
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private String styled(String style, String text) {
        return colours ? "\033[" + style + "m" + text + "\033[0m" : text;
    }
}
