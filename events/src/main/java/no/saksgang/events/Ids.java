package no.saksgang.events;

import java.util.regex.Pattern;

/**
 * What an id looks like. Ids stand in addresses, in Kafka's keys and in {@code ce_subject}, so they
 * hold letters, digits, dots, hyphens and underscores only, begin with a letter or digit, and are
 * at most {@value #LONGEST} characters.
 */
final class Ids {
    static final int LONGEST = 80;

    static final Pattern FORM =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0," + (LONGEST - 1) + "}");

    private Ids() {}

    static void check(String what, String value) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a " + what + ": " + value);
        }
    }
}
