package no.saksgang.local.suite;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that runs as a process of its own.
 *
 * @param command with its arguments
 * @param environment what it gets beside the environment of this process
 * @param log where its output goes
 * @param readiness how one sees that it does its work
 */
record Program(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path log,
        Readiness readiness) {
    Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** How one sees that a program does its work. */
    sealed interface Readiness {
        /** It writes a line that begins so. */
        record Line(String beginning) implements Readiness {}

        /** It answers 200 there. */
        record Health(URI address) implements Readiness {}
    }
}
