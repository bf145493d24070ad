package no.saksgang.chassis.login;

import java.util.List;

/**
 * What of a service needs no login, because its address itself is the key.
 *
 * @param patterns as Spring writes them: {@code /replies/**}
 */
public record OpenPaths(List<String> patterns) {
    public OpenPaths {
        patterns = List.copyOf(patterns);
    }
}
