package no.saksgang.events;

import static org.instancio.Select.fields;
import static org.instancio.Select.types;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.Field;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.instancio.Instancio;
import org.instancio.Random;
import org.jspecify.annotations.Nullable;

/** Any event there can be: every field filled, or left out where it may be. */
final class AnyEvent {
    private static final long OF_EACH = 10;
    private static final int DEEPEST = 20;
    private static final String LETTERS = "abcæøåÆØÅ čšŁ\"\\\n<&>“–”日本";

    private AnyEvent() {}

    /** Some of each kind, the same at every run. */
    static Stream<Event> someOfEach() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> topic.events().stream())
                .flatMap(event ->
                        LongStream.rangeClosed(1, OF_EACH).mapToObj(seed -> one(event, seed)));
    }

    private static Event one(Class<? extends Event> type, long seed) {
        return Instancio.of(type)
                .withSeed(seed)
                // Not every kind of event has all of these.
                .lenient()
                .withMaxDepth(DEEPEST)
                .supply(types().of(String.class), AnyEvent::text)
                .supply(fields(AnyEvent::isId), AnyEvent::id)
                .supply(types().of(Due.class), AnyEvent::due)
                .supply(types().of(Audience.class), AnyEvent::audience)
                .withNullable(
                        fields(it -> it.getAnnotatedType().isAnnotationPresent(Nullable.class)))
                .create();
    }

    private static boolean isId(Field field) {
        return field.getType() == String.class
                && (field.isAnnotationPresent(JsonValue.class)
                        || field.getName().equals("replyId"));
    }

    private static String id(Random random) {
        return "ø" + random.alphanumeric(random.intRange(0, Ids.LONGEST - 1));
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        IntStream.range(0, random.intRange(0, 12))
                .map(_ -> random.intRange(0, LETTERS.length() - 1))
                .forEach(at -> text.append(LETTERS.charAt(at)));
        return text.append("🎉").toString();
    }

    private static Due due(Random random) {
        return switch (random.intRange(0, 2)) {
            case 0 -> new Due(LocalDate.of(2026, 12, random.intRange(1, 31)), null, null);
            case 1 -> new Due(null, "2026-Q4", null);
            default -> new Due(null, null, "når e-kurset lanseres");
        };
    }

    private static Audience audience(Random random) {
        return random.trueOrFalse()
                ? new Audience(true, List.of())
                : new Audience(false, List.of(new GroupId(id(random))));
    }
}
