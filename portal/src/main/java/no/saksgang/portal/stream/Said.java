package no.saksgang.portal.stream;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import no.saksgang.events.EventFormat;
import no.saksgang.events.Subject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an event to everybody: that it was, of what and when, and where who may can read
 * more. Nothing of its data, which is not even read.
 *
 * @param type CloudEvents' type: {@code no.saksgang.AgendaApproved.v1}
 * @param subject {@code meeting/m1}
 * @param sequence from 1, per subject
 * @param link a page of the portal
 */
public record Said(String type, String subject, long sequence, Instant time, String link) {
    private static final Pattern TYPE =
            Pattern.compile("no\\.saksgang\\.([A-Z][A-Za-z0-9]{0,79})\\.v[0-9]{1,4}");

    /** Its name without what surrounds it: {@code AgendaApproved}. */
    static String nameOf(String type) {
        var form = TYPE.matcher(type);
        return form.matches() ? form.group(1) : type;
    }

    public String name() {
        return nameOf(type);
    }

    /**
     * The id of the meeting that it is about, itself or its referat; null if it is about another
     * thing.
     */
    public @Nullable String meeting() {
        var about = Subject.parse(subject);
        return switch (about.kind()) {
            case "meeting", "referat", "minutes" -> about.id();
            default -> null;
        };
    }

    /** What a record says; empty where it is no event, as anybody can write anything to a topic. */
    static Optional<Said> in(ConsumerRecord<byte[], byte[]> record, Links links) {
        var type = header(record, "ce_type");
        var subject = header(record, "ce_subject");
        var sequence = header(record, "ce_sequence");
        var time = header(record, "ce_time");
        if (type == null
                || subject == null
                || sequence == null
                || time == null
                || !TYPE.matcher(type).matches()
                || !isKey(record.key(), subject)) {
            return Optional.empty();
        }
        try {
            var count = Long.parseLong(sequence);
            var about = Subject.parse(subject);
            return count < 1
                    ? Optional.empty()
                    : Optional.of(
                            new Said(
                                    type,
                                    about.toString(),
                                    count,
                                    Instant.parse(time),
                                    links.to(about)));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isKey(byte @Nullable [] key, String subject) {
        return key != null && Arrays.equals(key, subject.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** As the data of a server-sent event. */
    byte[] data() {
        return ("data: " + EventFormat.json().writeValueAsString(this) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
