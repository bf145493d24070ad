package no.saksgang.local.bench;

import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import no.saksgang.local.suite.Suite;

/**
 * Measures one mailing to 100,000 people: how fast it goes, what it holds in memory, whether a few
 * have to wait behind it, and what a mail server costs that does not take everything.
 */
final class MailAtScale {
    private static final int MANY = 100_000;
    private static final int FEW = 20;
    private static final int ROUNDS = 300;
    private static final int WARM_UP = 200;
    private static final int CONNECTIONS = 12;
    private static final String ALL = "hundre-tusen";
    private static final String SOME = "noen-faa";
    private static final String SERVICE = "notification-service";
    private static final long WITHIN_S = TimeUnit.MINUTES.toSeconds(15);

    private final Suite suite;
    private final Load load;
    private final Sink sink;
    private long residentKb;

    MailAtScale(Suite suite, Load load, Sink sink) {
        this.suite = suite;
        this.load = load;
        this.sink = sink;
    }

    /** Measures all of it, and tells each figure as soon as it is known. */
    void measure(Consumer<Figure> tell) {
        load.group(SOME, FEW);
        load.group(ALL, MANY);
        load.awaitRest();
        var idle = idle();
        var residentAtFew = residentKb;

        var begun = announce(ALL);
        var meanwhile = whileItRuns();
        var seconds = (sink.awaitTaken(ALL, MANY, WITHIN_S) - begun) / 1e9;
        load.awaitRest();
        tell.accept(Figure.rate("mails-per-second-100k", MANY / seconds, "mails/s", MANY / bare()));
        tell.accept(Figure.time("resident-ratio-100k", 1.0 * residentKb / residentAtFew, "x", 1));
        tell.accept(Figure.time("reminder-p99-ratio", meanwhile / idle, "x", 1));

        sink.beFaulty();
        begun = announce(ALL);
        var faulty = (sink.awaitTaken(ALL, MANY, WITHIN_S) - begun) / 1e9;
        tell.accept(
                Figure.rate("mails-per-second-faulty", MANY / faulty, "mails/s", MANY / seconds));
        load.awaitRest();
    }

    /** News to 20 while nothing else goes on, in ms. */
    private double idle() {
        var times = new double[ROUNDS];
        for (var round = -WARM_UP; round < ROUNDS; round++) {
            var time = news();
            if (round >= 0) {
                times[round] = time;
            }
        }
        return Percentile.p99(times);
    }

    /** The same while the great mailing runs, for as long as it does. */
    private double whileItRuns() {
        var times = new ArrayList<Double>();
        while (!sink.hasTaken(ALL, MANY)) {
            times.add(news());
        }
        return Percentile.p99(times.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** From the command to the last mail of 20, in ms. */
    private double news() {
        var begun = announce(SOME);
        var time = (sink.awaitTaken(SOME, FEW, WITHIN_S) - begun) / 1e6;
        residentKb = Math.max(residentKb, Residence.ofKb(suite, SERVICE));
        return time;
    }

    private long announce(String group) {
        sink.forget(group);
        var begun = System.nanoTime();
        load.announce(group);
        return begun;
    }

    /** Seconds that a bare loop over as many connections takes for as many mails. */
    private double bare() {
        try (var bare = new BareMailer(sink.port(), CONNECTIONS)) {
            bare.send(MANY / 10);
            var begun = System.nanoTime();
            bare.send(MANY / 5);
            return 5 * (System.nanoTime() - begun) / 1e9;
        }
    }
}
