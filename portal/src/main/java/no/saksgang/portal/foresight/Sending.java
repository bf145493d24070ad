package no.saksgang.portal.foresight;

import java.time.ZoneId;
import java.util.List;

/**
 * The page on which one sees what will be sent, and sends it.
 *
 * @param key its words are {@code <key>.title} and {@code <key>.do}
 * @param up the page from which one came
 * @param there where its forms are posted: {@code step} is {@code mail} to see one, {@code edit} to
 *     go on writing, {@code do}
 * @param danger whether what is done takes something away
 * @param zone in which times are told
 */
public record Sending(
        String key, String up, String there, boolean danger, ZoneId zone, List<Kept> kept) {
    public Sending {
        kept = List.copyOf(kept);
    }
}
