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
 * @param afresh true if what an earlier suite left in {@code data} is removed first
 */
public record SuiteSettings(
        Path home,
        Path data,
        Ports ports,
        Map<String, String> environment,
        Optional<Instant> now,
        Board board,
        boolean afresh) {
    public SuiteSettings {
        home = home.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
    }

    /**
     * A suite of its own on free ports, with embedded servers only: what a test or a bench wants.
     */
    public static SuiteSettings onFreePorts(Path home, Path data) {
        return new SuiteSettings(
                home, data, Ports.free(), Map.of(), Optional.empty(), new Board(), false);
    }

    /** A suite as the environment says, on the standard ports if it says nothing. */
    public static SuiteSettings from(Map<String, String> environment, Path home, Path data) {
        return new SuiteSettings(
                home,
                data,
                Ports.from(environment),
                environment,
                Optional.empty(),
                new Board(),
                false);
    }

    /** The same, with the suite's clock showing {@code now} from the start. */
    public SuiteSettings startingAt(Instant now) {
        return new SuiteSettings(home, data, ports, environment, Optional.of(now), board, afresh);
    }

    /** The same, without what an earlier suite left. */
    public SuiteSettings onFreshData() {
        return new SuiteSettings(home, data, ports, environment, now, board, true);
    }

    /** The same, whatever real servers the environment names. */
    SuiteSettings withoutRealServers() {
        return new SuiteSettings(home, data, ports, Map.of(), now, board, afresh);
    }
}
