package no.saksgang.local.scenario;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What things of a scenario are called: in addresses, in Kafka's keys, in the file itself. */
final class Ids {
    // As in the published events: ids stand in addresses and in Kafka's keys.
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,79}");

    private Ids() {}

    static String id(Value value) {
        return id(value, value.text());
    }

    static String id(Value at, String id) {
        if (!ID.matcher(id).matches()) {
            throw at.fault(
                    "«"
                            + id
                            + "» er ingen id; ventet bokstaver, sifre, punktum, bindestrek og understrek");
        }
        return id;
    }

    /** An id that people can read, from a name. */
    static String slug(String name) {
        var latin =
                name.toLowerCase(Locale.ROOT)
                        .replace("æ", "ae")
                        .replace("ø", "o")
                        .replace("å", "a");
        var slug =
                Normalizer.normalize(latin, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .replaceAll("[^\\p{L}\\p{N}]+", "-")
                        .replaceAll("^-|-$", "");
        var short80 = slug.substring(0, Math.min(slug.length(), 60));
        return short80.isEmpty() ? "uten-navn" : short80.replaceAll("-$", "");
    }
}
