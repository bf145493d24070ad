package no.saksgang.local;

import java.nio.file.Path;
import no.saksgang.local.scenario.ScenarioFault;
import no.saksgang.local.suite.SettingIsWrong;
import no.saksgang.local.suite.SuiteFailed;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The part of {@code ./saksgang} that needs Java: it starts the suite and plays scenarios. The
 * script at the root finds the JDK, builds, and does the rest.
 */
@Command(
        mixinStandardHelpOptions = true,
        name = "./saksgang",
        synopsisSubcommandLabel = "up|demo",
        description = "Runs the suite on this machine.")
public final class Saksgang {
    private Saksgang() {}

    public static void main(String[] args) {
        quietLibraries();
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        var terminal = Terminal.ofThisProcess();
        var home = Path.of(System.getProperty("saksgang.home", "."));
        return new CommandLine(new Saksgang())
                .addSubcommand(new UpCommand(terminal, home))
                .addSubcommand(new DemoCommand(terminal, home))
                .setExecutionExceptionHandler((failure, _, _) -> explain(failure, terminal));
    }

    /** What a person can act on is said in a sentence; only a bug shows where it comes from. */
    private static int explain(Exception failure, Terminal terminal) throws Exception {
        if (!(failure instanceof SuiteFailed
                || failure instanceof SettingIsWrong
                || failure instanceof ScenarioFault)) {
            throw failure;
        }
        terminal.complain(String.valueOf(failure.getMessage()));
        return 1;
    }

    /** The mail server tells of every connection otherwise. */
    private static void quietLibraries() {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        // Of a reader that has gone, the mail server's threads would tell the whole terminal.
        Thread.setDefaultUncaughtExceptionHandler((thread, failed) -> {
            if (!thread.getName().startsWith("imap:")) {
                failed.printStackTrace();
            }
        });
    }
}
