package no.saksgang.local.scenario;

import java.nio.file.Path;

/**
 * A scenario file says something that the language does not know. The message names file and line
 * and says what was expected.
 */
public final class ScenarioFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int line;

    ScenarioFault(Path file, int line, String what) {
        super(file + ":" + line + ": " + what);
        this.line = line;
    }

    /** From 1; 0 when the file as a whole is meant. */
    public int line() {
        return line;
    }
}
