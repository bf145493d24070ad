package no.saksgang.portal.referat;

import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something in a referat that contradicts the rest of it, or that is missing. It never refuses
 * anything: the secretariat knows what a program cannot.
 */
sealed interface Finding {
    /** The item that it is about; null if it is about the attendance. */
    @Nullable String itemNumber();

    /** What its words ({@code control.<key>}) are filled in with. */
    List<Object> words();

    default String key() {
        return getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    /** Of something in the attendance. */
    sealed interface OfAttendance extends Finding {
        @Override
        default @Nullable String itemNumber() {
            return null;
        }
    }

    /** Nobody has said who was there, so nothing can be held against it. */
    record AttendanceMissing() implements OfAttendance {
        @Override
        public List<Object> words() {
            return List.of();
        }
    }

    record OrganisationMissing(String name) implements OfAttendance {
        @Override
        public List<Object> words() {
            return List.of(name);
        }
    }

    record TimesContradict(String name, LocalTime from, LocalTime until) implements OfAttendance {
        @Override
        public List<Object> words() {
            return List.of(name, from.toString(), until.toString());
        }
    }

    /** One who is not marked present speaks. */
    record SpeakerNotPresent(String itemNumber, String name) implements Finding {
        @Override
        public List<Object> words() {
            return List.of(name);
        }
    }

    /** The text says that somebody was not there who is marked present. */
    record PresentAfterAll(String itemNumber, String name) implements Finding {
        @Override
        public List<Object> words() {
            return List.of(name);
        }
    }

    /** A name that nobody has, nor nearly. */
    record NameUnknown(String itemNumber, String name) implements Finding {
        @Override
        public List<Object> words() {
            return List.of(name);
        }
    }

    /**
     * A name that nobody has, but somebody nearly.
     *
     * @param meant the most likely first
     */
    record NameNearly(String itemNumber, String name, List<String> meant) implements Finding {
        public NameNearly {
            meant = List.copyOf(meant);
        }

        @Override
        public List<Object> words() {
            return List.of(name, String.join(" / ", meant));
        }
    }

    /** A name that fits more than one. */
    record NameAmbiguous(String itemNumber, String name, List<String> fitting) implements Finding {
        public NameAmbiguous {
            fitting = List.copyOf(fitting);
        }

        @Override
        public List<Object> words() {
            return List.of(name, String.join(" / ", fitting));
        }
    }

    /** The text promises something, and no follow-up of the item says by whom or when. */
    record PromiseAlone(String itemNumber, String sentence) implements Finding {
        @Override
        public List<Object> words() {
            return List.of(sentence);
        }
    }

    record TextMissing(String itemNumber) implements Finding {
        @Override
        public List<Object> words() {
            return List.of();
        }
    }

    record DecisionMissing(String itemNumber) implements Finding {
        @Override
        public List<Object> words() {
            return List.of();
        }
    }

    record OwnerMissing(String itemNumber, String followUp) implements Finding {
        @Override
        public List<Object> words() {
            return List.of(followUp);
        }
    }

    record DueMissing(String itemNumber, String followUp) implements Finding {
        @Override
        public List<Object> words() {
            return List.of(followUp);
        }
    }
}
