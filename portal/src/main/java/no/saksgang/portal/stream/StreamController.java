package no.saksgang.portal.stream;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The page that shows the last events and tells how one subscribes. */
@Controller
class StreamController {
    private static final int SHOWN = 50;

    private final Tail tail;
    private final Links links;
    private final Kafka kafka;

    StreamController(Tail tail, Links links, Kafka kafka) {
        this.tail = tail;
        this.links = links;
        this.kafka = kafka;
    }

    /**
     * What was chosen in the form.
     *
     * @param subject as it was typed
     * @param subjectIsWrong whether that is no subject
     */
    record Choice(String type, String subject, boolean subjectIsWrong) {}

    /**
     * How one subscribes to what was chosen.
     *
     * @param path of the stream in the portal
     * @param address of the same from outside
     */
    record Example(String path, String address, String kafka, String topic) {}

    @GetMapping("/stream")
    String page(
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String subject,
            Model page) {
        var typed = subject.strip();
        var chosenType = read(type, Wanted.Type::valueOf);
        var chosenSubject = read(typed, Wanted.About::valueOf);
        var wanted =
                Wanted.of(
                        chosenType.map(List::of).orElse(null),
                        chosenSubject.map(List::of).orElse(null));
        var path = UriComponentsBuilder.fromPath("/events");
        chosenType.ifPresent(it -> path.queryParam("type", it.name()));
        chosenSubject.ifPresent(_ -> path.queryParam("subject", typed));
        var query = path.encode().toUriString();
        page.addAttribute("types", Wanted.Type.names());
        page.addAttribute(
                "choice",
                new Choice(
                        chosenType.map(Wanted.Type::name).orElse(""),
                        typed,
                        chosenSubject.isEmpty() && !typed.isEmpty()));
        page.addAttribute("newest", tail.newest(wanted, SHOWN));
        page.addAttribute(
                "example",
                new Example(
                        query,
                        links.at(query),
                        kafka.address(),
                        Wanted.topics().findFirst().orElseThrow().topicName()));
        return "stream";
    }

    private static <T> Optional<T> read(String text, Function<String, T> reading) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(reading.apply(text));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }
}
