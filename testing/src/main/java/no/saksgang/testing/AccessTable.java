package no.saksgang.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who may call what, as a test writes it down: a line for each endpoint with its method and path,
 * and a sign for each kind of caller.
 *
 * <pre>
 *                        secretariat member dashboard
 * GET  /meetings         +           +      +
 * GET  /meetings/{id}    +           ?      -
 * </pre>
 *
 * <p>{@code +} may, {@code -} is refused (403), {@code ?} must not know that it is there (404).
 * Words after an endpoint's path tell it from another of the same path: {@code PUT /x preview}.
 */
public final class AccessTable {
    private final List<Cell> cells = new ArrayList<>();

    /**
     * One caller's access to one endpoint.
     *
     * @param endpoint method and path, as in the table
     */
    public record Cell(String endpoint, String caller, Verdict verdict) {
        @Override
        public String toString() {
            return caller + " " + verdict + " " + endpoint;
        }
    }

    /** Whether somebody may. */
    public enum Verdict {
        MAY(0),
        MAY_NOT(403),
        MUST_NOT_KNOW_OF(404);

        private final int status;

        Verdict(int status) {
            this.status = status;
        }

        /**
         * True if an answer of this status says so. Whoever may is not refused for who they are.
         */
        public boolean isSaidBy(int answered) {
            return this == MAY
                    ? answered != 401 && answered != 403 && answered != 404 && answered < 500
                    : answered == status;
        }
    }

    /** Reads a table as above. */
    public static AccessTable of(String table) {
        var read = new AccessTable();
        var lines = table.lines().filter(line -> !line.isBlank()).toList();
        var callers = Arrays.asList(lines.getFirst().strip().split("\\s+"));
        for (var line : lines.subList(1, lines.size())) {
            var words = Arrays.asList(line.strip().split("\\s+"));
            var signs = words.subList(words.size() - callers.size(), words.size());
            var endpoint = String.join(" ", words.subList(0, words.size() - callers.size()));
            for (int i = 0; i < callers.size(); i++) {
                read.cells.add(new Cell(endpoint, callers.get(i), verdict(signs.get(i))));
            }
        }
        return read;
    }

    private static Verdict verdict(String sign) {
        return switch (sign) {
            case "+" -> Verdict.MAY;
            case "-" -> Verdict.MAY_NOT;
            case "?" -> Verdict.MUST_NOT_KNOW_OF;
            default -> throw new IllegalArgumentException("neither +, - nor ?: " + sign);
        };
    }

    /** One by one. */
    public List<Cell> cells() {
        return List.copyOf(cells);
    }

    public Set<String> endpoints() {
        var endpoints = new LinkedHashSet<String>();
        cells.forEach(cell -> endpoints.add(cell.endpoint()));
        return endpoints;
    }
}
