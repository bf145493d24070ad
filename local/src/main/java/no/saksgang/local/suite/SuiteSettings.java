package no.saksgang.local.suite;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.saksgang.local.board.Board;
import no.saksgang.local.login.Bearer;
import no.saksgang.local.login.People;

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
 * @param people who can log in
 * @param afresh true if what an earlier suite left in {@code data} is removed first
 */
public record SuiteSettings(
        Path home,
        Path data,
        Ports ports,
        Map<String, String> environment,
        Optional<Instant> now,
        Board board,
        People people,
        boolean afresh) {
    private static final String LOGIN = "SAKSGANG_LOGIN";

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
                home,
                data,
                Ports.free(),
                Map.of(LOGIN, Objects.requireNonNullElse(System.getenv(LOGIN), "")),
                Optional.empty(),
                new Board(),
                People.ofNobody(),
                false);
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
                People.ofNobody(),
                false);
    }

    /** The same, with the suite's clock showing {@code now} from the start. */
    public SuiteSettings startingAt(Instant now) {
        return new SuiteSettings(
                home, data, ports, environment, Optional.of(now), board, people, afresh);
    }

    /** The same, without what an earlier suite left. */
    public SuiteSettings onFreshData() {
        return new SuiteSettings(home, data, ports, environment, now, board, people, true);
    }

    /** The same, and these can log in. */
    public SuiteSettings withPeople(People others) {
        return new SuiteSettings(home, data, ports, environment, now, board, others, afresh);
    }

    /** Whether one has to log in: yes, unless the environment says {@code SAKSGANG_LOGIN=off}. */
    boolean logins() {
        return !"off".equals(environment.get(LOGIN));
    }

    String secretOfPrograms() {
        return environment.getOrDefault("SAKSGANG_PLAYER_SECRET", Bearer.SECRET);
    }

    /** Where the identity provider has its files. */
    Path identity() {
        return data.resolve("identity");
    }

    /** The same, whatever real servers the environment names, and without logins. */
    SuiteSettings withoutRealServers() {
        return new SuiteSettings(
                home, data, ports, Map.of(LOGIN, "off"), now, board, people, afresh);
    }
}
