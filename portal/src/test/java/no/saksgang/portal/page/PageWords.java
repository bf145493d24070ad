package no.saksgang.portal.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** The words of pages as they stand in their files, since a bundle falls back. */
public final class PageWords {
    private PageWords() {}

    /** The keys of bokmål, which every language has. */
    public static Set<String> keys(String file) throws IOException {
        return in(file, "").stringPropertyNames();
    }

    /**
     * @param language {@code _nn}, {@code _en}, or nothing for bokmål
     */
    static Properties in(String file, String language) throws IOException {
        var words = new Properties();
        try (var stream =
                Objects.requireNonNull(
                        PageWords.class.getResourceAsStream(
                                "/words/" + file + language + ".properties"))) {
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return words;
    }
}
