package no.saksgang.chassis.http;

import java.util.regex.Pattern;

/**
 * The version of an aggregate, as {@code ETag} gives it and {@code If-Match} asks for it (RFC 9110,
 * 8.8.3 and 13.1.1): a strong tag, the version in quotes.
 */
public record ETag(long version) {
    /** As it is, whatever that may be: {@code *}. */
    public static final ETag ANY = new ETag(-1);

    private static final String ANY_TEXT = "*";
    private static final Pattern FORM = Pattern.compile("\"(\\d{1,18})\"");

    /**
     * @throws IllegalArgumentException if the header's value is not one of our tags
     */
    public static ETag parse(String header) {
        if (header.strip().equals(ANY_TEXT)) {
            return ANY;
        }
        var found = FORM.matcher(header.strip());
        if (!found.matches()) {
            throw new IllegalArgumentException("not an entity tag of ours: " + header);
        }
        return new ETag(Long.parseLong(found.group(1)));
    }

    /** Whether whoever has seen this may change what is at that version. */
    public boolean matches(long current) {
        return equals(ANY) || version == current;
    }

    @Override
    public String toString() {
        return equals(ANY) ? ANY_TEXT : "\"" + version + "\"";
    }
}
