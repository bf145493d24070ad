package no.saksgang.local.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import no.saksgang.local.suite.Suite;

/** The people and the news that the benches work with, put in by the suite's own doors. */
final class Load {
    static final String NEWS =
            "Viddaregionen inviterer til fagdag om kompetanse og næringsutvikling. Programmet er klart, og det er plass til alle. "
                    .repeat(8);

    private static final int LINES_IN_A_LIST = 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    static final List<String> SERVICES =
            List.of("meeting-service", "minutes-service", "notification-service");

    private final Suite suite;
    private final Door meetings;

    Load(Suite suite) {
        this.suite = suite;
        this.meetings = new Door(suite.addressOf("meeting-service"), suite.bearer());
    }

    Door meetings() {
        return meetings;
    }

    /** Makes a group of so many members who are in no other. */
    void group(String id, int members) {
        meetings.post(
                "/groups", "{\"groupId\": \"%s\", \"name\": \"Faggruppe %s\"}".formatted(id, id));
        for (var from = 0; from < members; from += LINES_IN_A_LIST) {
            var list = new StringBuilder("id;navn;e-post;språk;rolle;representerer\n");
            for (var n = from; n < Math.min(members, from + LINES_IN_A_LIST); n++) {
                list.append(
                        "%s-%d;Kari Nordmann %d;%s-%d@kommune.example;nb;medlem;Vidda kommune\n"
                                .formatted(id, n, n, id, n));
            }
            meetings.post("/groups/" + id + "/members", "text/csv; charset=UTF-8", list.toString());
        }
    }

    /** Publishes news to a group. */
    void announce(String groupId) {
        meetings.post(
                "/announcements",
                """
                {"title": "Nytt fra Viddaregionen", "body": "%s", "audience": {"everyone": false, "groupIds": ["%s"]}}
                """
                        .formatted(NEWS, groupId));
    }

    /** Waits until no service has anything to do that is due. */
    void awaitRest() {
        awaitRestOf(SERVICES);
    }

    void awaitRestOf(List<String> services) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var quiet = 0;
        while (quiet < 2) {
            quiet = services.stream().allMatch(this::isAtRest) ? quiet + 1 : 0;
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the suite does not come to rest: "
                                + services.stream().map(this::rest).toList());
            }
            pause();
        }
    }

    private boolean isAtRest(String service) {
        return rest(service).contains("\"total\":0,");
    }

    private String rest(String service) {
        return new Door(suite.addressOf(service), suite.bearer()).get("/actuator/rest");
    }

    static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
