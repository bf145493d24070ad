package no.saksgang.local.bench;

import java.util.Arrays;

/** Says of many measured times how long nearly all took. */
final class Percentile {
    private Percentile() {}

    /** The 95th percentile, nearest rank. */
    static double p95(double[] values) {
        return of(values, 0.95);
    }

    /** The 99th percentile, nearest rank. */
    static double p99(double[] values) {
        return of(values, 0.99);
    }

    private static double of(double[] values, double share) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(sorted.length * share) - 1];
    }
}
