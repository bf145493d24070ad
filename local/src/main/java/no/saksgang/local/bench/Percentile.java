package no.saksgang.local.bench;

import java.util.Arrays;

/** Says of many measured times how long all but one in a hundred took. */
final class Percentile {
    private Percentile() {}

    /** The 99th percentile, nearest rank. */
    static double p99(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(sorted.length * 0.99) - 1];
    }
}
