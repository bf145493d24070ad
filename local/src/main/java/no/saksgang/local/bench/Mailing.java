package no.saksgang.local.bench;

import java.util.concurrent.TimeUnit;

/** Measures mail: how much goes out in a second, and how soon the last of a few is out. */
final class Mailing {
    private static final int MANY = 20_000;
    private static final int FEW = 20;
    private static final int ROUNDS = 200;
    private static final int WARM_UP = 100;

    /** As many as the service keeps open by default, for many and for few. */
    private static final int BULK_CONNECTIONS = 12;

    private static final int URGENT_CONNECTIONS = 2;

    private final Load load;
    private final Sink sink;

    Mailing(Load load, Sink sink) {
        this.load = load;
        this.sink = sink;
    }

    /** One announcement to 20,000 members: from the command to the last mail. */
    Figure rate() {
        load.group("alle", MANY);
        load.group("oppvarming", MANY / 10);
        load.awaitRest();
        announce("oppvarming", MANY / 10);
        load.awaitRest();
        var seconds = announce("alle", MANY) / 1e9;
        load.awaitRest();
        try (var bare = new BareMailer(sink.port(), BULK_CONNECTIONS)) {
            bare.send(MANY / 2);
            var begun = System.nanoTime();
            bare.send(MANY);
            var floor = (System.nanoTime() - begun) / 1e9;
            return Figure.rate("mails-per-second", MANY / seconds, "mails/s", MANY / floor);
        }
    }

    /** News to 20 members: from the command to the last mail taken by the server. */
    Figure latency() {
        load.group("noen-faa", FEW);
        load.awaitRest();
        var times = new double[ROUNDS];
        for (var round = -WARM_UP; round < ROUNDS; round++) {
            var nanos = announce("noen-faa", FEW);
            if (round >= 0) {
                times[round] = nanos / 1e6;
            }
        }
        load.awaitRest();
        var floors = new double[ROUNDS];
        try (var bare = new BareMailer(sink.port(), URGENT_CONNECTIONS)) {
            for (var round = -WARM_UP; round < ROUNDS; round++) {
                var begun = System.nanoTime();
                bare.send(FEW);
                if (round >= 0) {
                    floors[round] = (System.nanoTime() - begun) / 1e6;
                }
            }
        }
        return Figure.time(
                "event-to-mail-p99-ms", Percentile.p99(times), "ms", Percentile.p99(floors));
    }

    private double announce(String group, int members) {
        sink.forget(group);
        var begun = System.nanoTime();
        load.announce(group);
        return sink.awaitTaken(group, members, TimeUnit.MINUTES.toSeconds(10)) - begun;
    }
}
