package no.saksgang.minutesservice.search;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the index is kept.
 *
 * @param folder where it is kept between runs, one instance's own; none means in memory, built anew
 *     from the store at each start (some hundred referater a second)
 * @param poll how often to look for what other instances have archived
 * @param commit how often the index is written to its folder while referater come in; what a crash
 *     loses of it is read from the store again
 */
@ConfigurationProperties("saksgang.search")
record SearchSettings(
        @Nullable Path folder,
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("5s") Duration commit) {
    SearchSettings {
        if (poll.isNegative() || poll.isZero() || commit.isNegative()) {
            throw new IllegalArgumentException(
                    "saksgang.search: poll is longer than nothing and commit not shorter, not "
                            + poll
                            + " and "
                            + commit);
        }
        if (folder != null && folder.toString().isBlank()) {
            folder = null;
        }
    }
}
