package no.saksgang.local.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing measured.
 *
 * @param name as the contract lists it: {@code mails-per-second}
 * @param floor the bare way of doing the same work, in the same unit and run
 * @param ratio 1 when as good as the floor, less when worse
 */
record Figure(
        String name, double value, String unit, @Nullable Double floor, @Nullable Double ratio) {
    /** A rate: more is better. */
    static Figure rate(String name, double value, String unit, double floor) {
        return new Figure(name, value, unit, floor, value / floor);
    }

    /** A time: less is better. */
    static Figure time(String name, double value, String unit, double floor) {
        return new Figure(name, value, unit, floor, floor / value);
    }

    static Figure alone(String name, double value, String unit) {
        return new Figure(name, value, unit, null, null);
    }

    @Override
    public String toString() {
        var line = String.format(Locale.ROOT, "%-32s %10.1f %-8s", name, value, unit);
        return floor == null
                ? line
                : line + String.format(Locale.ROOT, " floor %10.1f  ratio %.2f", floor, ratio);
    }
}
