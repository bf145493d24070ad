package no.saksgang.local.suite;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import no.saksgang.local.board.Board;

/**
 * What a suite is started with.
 *
 * @param home the root of the repository, where the built parts are
 * @param data where Kafka, the store and the logs keep their files; made if it is not there
 * @param ports which port each part listens on
 * @param environment where the settings are read that name real servers ({@code MONGODB_URI},
 *     {@code KAFKA_BOOTSTRAP_SERVERS}, {@code SMTP_HOST}, {@code SMTP_PORT}); each takes the place
 *     of the embedded one
 * @param now what the suite's clock shows at the start; empty: the machine's time
 * @param board where the suite writes how far it is
 */
public record SuiteSettings(
        Path home,
        Path data,
        Ports ports,
        Map<String, String> environment,
        Optional<Instant> now,
        Board board) {
    public SuiteSettings {
        home = home.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
    }

    /**
     * A suite of its own on free ports, with embedded servers only: what a test or a bench wants.
     */
    public static SuiteSettings onFreePorts(Path home, Path data) {
        return new SuiteSettings(home, data, Ports.free(), Map.of(), Optional.empty(), new Board());
    }

    /** A suite as the environment says, on the standard ports if it says nothing. */
    public static SuiteSettings from(Map<String, String> environment, Path home, Path data) {
        return new SuiteSettings(
                home, data, Ports.from(environment), environment, Optional.empty(), new Board());
    }

    /** The same, with the suite's clock showing {@code now} from the start. */
    public SuiteSettings startingAt(Instant now) {
        return new SuiteSettings(home, data, ports, environment, Optional.of(now), board);
    }
}
