package no.saksgang.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import no.saksgang.events.Topic;

/**
 * What must never go wrong, checked from outside: on what Kafka holds and on what the mail server
 * took. A test asks at its end, whatever it was about.
 *
 * <ul>
 *   <li><b>Nothing lost:</b> the sequences of a subject begin at 1 and have no gap (on the
 *       compacted topic they only grow).
 *   <li><b>In order:</b> a sequence that is seen for the first time is the next one; a repeat may
 *       come late, and is the same in every byte.
 *   <li><b>As published:</b> headers and data are what {@code asyncapi.yaml} and the schemas say.
 *   <li><b>Quarantine:</b> what lies on a dead-letter topic is poison that the test put there.
 *   <li><b>Nothing twice:</b> of a mailing, the mail server took one message for each member, which
 *       its Message-ID tells.
 * </ul>
 */
public final class Invariants {
    private static final PublishedLanguage LANGUAGE = new PublishedLanguage();

    private final KafkaRecords kafka;
    private final Predicate<KafkaRecord> poison;
    private final Supplier<List<MimeMessage>> mail;

    private Invariants(
            KafkaRecords kafka, Predicate<KafkaRecord> poison, Supplier<List<MimeMessage>> mail) {
        this.kafka = kafka;
        this.poison = poison;
        this.mail = mail;
    }

    /** Of the suite that speaks on this Kafka. */
    public static Invariants of(String bootstrapServers) {
        return new Invariants(KafkaRecords.at(bootstrapServers), _ -> false, List::of);
    }

    /**
     * Says which records the test has put there to be refused. They may be dead letters, and need
     * not be events.
     */
    public Invariants butPoison(Predicate<KafkaRecord> isPoison) {
        return new Invariants(kafka, isPoison, mail);
    }

    /** Asks of the mail, too. */
    public Invariants with(MailServer server) {
        return with(server::messages);
    }

    /**
     * Asks of the mail, too.
     *
     * @param taken all that the mail server took
     */
    public Invariants with(Supplier<List<MimeMessage>> taken) {
        return new Invariants(kafka, poison, taken);
    }

    /**
     * @throws AssertionError that names everything that is not as it must be
     */
    public void hold() {
        assertThat(violations()).as("what must never go wrong").isEmpty();
    }

    /** Everything that is not as it must be, in words; best nothing. */
    public List<String> violations() {
        var violations = new ArrayList<String>();
        for (var topic : Topic.values()) {
            var records = kafka.of(topic).stream().filter(Predicate.not(poison)).toList();
            violations.addAll(inSequence(topic, records));
            records.stream().map(LANGUAGE::objections).forEach(violations::addAll);
        }
        kafka.dead().stream()
                .filter(Predicate.not(poison))
                .map(Invariants::wronglyDead)
                .forEach(violations::add);
        violations.addAll(mailedTwice(mail.get()));
        return violations;
    }

    private static String wronglyDead(KafkaRecord record) {
        return "a dead letter that was no poison: " + record + " " + record.headers();
    }

    static List<String> inSequence(Topic topic, List<KafkaRecord> records) {
        var violations = new ArrayList<String>();
        var last = new HashMap<String, Long>();
        var first = new HashMap<String, KafkaRecord>();
        var partitions = new HashMap<String, Integer>();
        for (var record : records) {
            var subject = record.header("ce_subject").orElse("");
            var sequence = record.header("ce_sequence").flatMap(Invariants::number).orElse(0L);
            if (!record.id().equals(subject + ":" + sequence)) {
                violations.add("an id that is not <subject>:<sequence>: " + record);
                continue;
            }
            if (!Objects.equals(
                    partitions.computeIfAbsent(subject, _ -> record.partition()),
                    record.partition())) {
                violations.add("a subject on two partitions: " + record);
            }
            var earlier = first.putIfAbsent(record.id(), record);
            if (earlier != null) {
                if (!same(earlier, record)) {
                    violations.add("a repeat that is not the same: " + earlier + ", " + record);
                }
                continue;
            }
            var previous = last.getOrDefault(subject, 0L);
            var inOrder = topic.compacted() ? sequence > previous : sequence == previous + 1;
            if (!inOrder) {
                violations.add("after sequence " + previous + " came " + record);
            }
            last.merge(subject, sequence, Math::max);
        }
        return violations;
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    private static boolean same(KafkaRecord one, KafkaRecord other) {
        return one.headers().equals(other.headers()) && Arrays.equals(one.value(), other.value());
    }

    static List<String> mailedTwice(List<MimeMessage> messages) {
        var violations = new ArrayList<String>();
        var seen = new HashMap<String, MimeMessage>();
        for (var message : messages) {
            try {
                var id = message.getMessageID();
                if (id == null || id.isBlank()) {
                    violations.add("a mail without Message-ID: " + message.getSubject());
                } else if (seen.putIfAbsent(id, message) != null) {
                    violations.add("mailed twice: " + id + " " + message.getSubject());
                }
            } catch (MessagingException e) {
                violations.add("a mail that cannot be read: " + e.getMessage());
            }
        }
        return violations;
    }
}
