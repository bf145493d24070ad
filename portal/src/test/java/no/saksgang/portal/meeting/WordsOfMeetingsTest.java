package no.saksgang.portal.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import no.saksgang.events.ItemKind;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.MeetingType;
import no.saksgang.portal.page.PageWords;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WordsOfMeetingsTest {
    @Test
    void name_every_step_kind_type_and_command() throws IOException {
        var keys = PageWords.keys("meeting");
        assertThat(keys)
                .containsAll(
                        Arrays.stream(NextStep.values())
                                .map(it -> "meeting.next." + it.key())
                                .toList())
                .containsAll(
                        Arrays.stream(ItemKind.values())
                                .map(it -> "item.kind." + it.word())
                                .toList())
                .containsAll(
                        Arrays.stream(MeetingType.values())
                                .map(it -> "meeting.type." + it)
                                .toList())
                .containsAll(
                        Arrays.stream(AnswerKind.values())
                                .map(it -> "meeting.answer." + it)
                                .toList())
                .containsAll(
                        Arrays.stream(Command.values())
                                .flatMap(it ->
                                        Stream.of(
                                                "send." + it.key(),
                                                "send." + it.key() + ".ask",
                                                "send." + it.key() + ".do",
                                                "sent." + it.key()))
                                .toList());
    }
}
