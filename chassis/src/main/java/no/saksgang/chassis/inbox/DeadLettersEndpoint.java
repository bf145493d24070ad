package no.saksgang.chassis.inbox;

import java.util.List;
import no.saksgang.chassis.inbox.DeadLetters.Letter;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@code /actuator/deadletters}: what this service's consumers could not process. {@code POST
 * /actuator/deadletters/{topic}/{group}} sends it back.
 */
@Endpoint(id = "deadletters")
class DeadLettersEndpoint {
    private static final int AT_ONCE = 1_000;

    private final DeadLetters letters;
    private final BackgroundBindings bindings;

    DeadLettersEndpoint(DeadLetters letters, BackgroundBindings bindings) {
        this.letters = letters;
        this.bindings = bindings;
    }

    @ReadOperation
    List<Of> all() {
        return bindings.readers().stream()
                .map(it ->
                        new Of(
                                it.topic(),
                                it.group(),
                                letters.waiting(it.topic(), it.group(), AT_ONCE)))
                .filter(it -> !it.letters().isEmpty())
                .toList();
    }

    @WriteOperation
    SentBack sendBack(@Selector String topic, @Selector String group) {
        var known = bindings.readers().contains(new BackgroundBindings.Reader(topic, group));
        return new SentBack(known ? letters.sendBack(topic, group, AT_ONCE) : 0);
    }

    record Of(String topic, String group, List<Letter> letters) {}

    record SentBack(int sentBack) {}
}
