package no.saksgang.portal.stream;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.saksgang.events.Event;
import no.saksgang.events.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Which events a subscriber wants: of any of these types and about any of these subjects. None
 * given means all.
 */
record Wanted(Set<Type> types, List<About> subjects) {
    static final Wanted ALL = new Wanted(Set.of(), List.of());

    /** Who follows that much follows everything; and each costs a look at every event. */
    private static final int MOST = 100;

    Wanted {
        types = Set.copyOf(types);
        subjects = List.copyOf(subjects);
        if (types.size() > MOST || subjects.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " types or subjects");
        }
    }

    static Wanted of(@Nullable List<Type> types, @Nullable List<About> subjects) {
        return new Wanted(
                types == null ? Set.of() : new HashSet<>(types),
                subjects == null ? List.of() : subjects);
    }

    boolean matches(Said said) {
        return (types.isEmpty() || types.stream().anyMatch(it -> it.isOf(said)))
                && (subjects.isEmpty() || subjects.stream().anyMatch(it -> it.matches(said)));
    }

    /**
     * A type of event by its name, {@code AgendaApproved}, or in whole, {@code
     * no.saksgang.AgendaApproved.v1}.
     */
    record Type(String name) {
        /** Every name that there is, in the order of the topics. */
        static List<String> names() {
            return topics().flatMap(it -> it.events().stream()).map(Class::getSimpleName).toList();
        }

        private static final Set<String> KNOWN =
                topics().flatMap(it -> it.events().stream())
                        .flatMap(it -> Stream.of(it.getSimpleName(), Event.typeOf(it)))
                        .collect(Collectors.toUnmodifiableSet());

        /**
         * @throws IllegalArgumentException if no event is called that; who mistypes it would wait
         *     for ever
         */
        static Type valueOf(String name) {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("no event is called that: " + name);
            }
            return new Type(name);
        }

        boolean isOf(Said said) {
            return said.type().equals(name) || said.name().equals(name);
        }
    }

    /** A subject, {@code meeting/m1}, or all that begin so: {@code meeting/*}. */
    record About(String beginning, boolean isWhole) {
        private static final Pattern FORM =
                Pattern.compile(
                        "[\\p{L}\\p{N}._-]{1,80}(/[\\p{L}\\p{N}._-]{1,80}|/?[\\p{L}\\p{N}._-]{0,80}\\*)");

        /**
         * @throws IllegalArgumentException if it is neither
         */
        static About valueOf(String text) {
            if (!FORM.matcher(text).matches()) {
                throw new IllegalArgumentException("not a subject: " + text);
            }
            return text.endsWith("*")
                    ? new About(text.substring(0, text.length() - 1), false)
                    : new About(text, true);
        }

        boolean matches(Said said) {
            return isWhole
                    ? said.subject().equals(beginning)
                    : said.subject().startsWith(beginning);
        }
    }

    /** The topics whose events everybody may hear of: replies are work, not record. */
    static Stream<Topic> topics() {
        return Arrays.stream(Topic.values()).filter(it -> it != Topic.REPLIES);
    }
}
