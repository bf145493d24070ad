package no.saksgang.portal.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import no.saksgang.portal.page.PageWords;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WordsOfMailingsTest {
    private static final Pattern GROUP = Pattern.compile("(?m)^ +group: (\\S+)$");

    @Test
    void say_of_every_consumer_what_it_could_not_process() throws IOException {
        var groups = new ArrayList<String>();
        for (var service : List.of("meeting-service", "minutes-service", "notification-service")) {
            GROUP.matcher(
                            Files.readString(
                                    Path.of("..", service, "src/main/resources/application.yaml")))
                    .results()
                    .forEach(it -> groups.add("left-behind.group." + it.group(1)));
        }

        assertThat(groups).hasSizeGreaterThan(20);
        assertThat(PageWords.keys("mailing")).containsAll(groups);
    }
}
