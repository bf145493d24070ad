package no.saksgang.chassis.http;

import java.util.regex.Pattern;

/**
 * The version of an aggregate, as {@code ETag} gives it and {@code If-Match} asks for it (RFC 9110,
 * 8.8.3 and 13.1.1): a strong tag, the version in quotes.
 */
public record ETag(long version) {
    private static final Pattern FORM = Pattern.compile("\"(\\d{1,18})\"");

    /**
     * @throws IllegalArgumentException if the header's value is not one of our tags
     */
    public static ETag parse(String header) {
        var found = FORM.matcher(header.strip());
        if (!found.matches()) {
            throw new IllegalArgumentException("not an entity tag of ours: " + header);
        }
        return new ETag(Long.parseLong(found.group(1)));
    }

    @Override
    public String toString() {
        return "\"" + version + "\"";
    }
}
