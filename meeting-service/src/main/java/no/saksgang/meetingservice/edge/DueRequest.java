package no.saksgang.meetingservice.edge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import no.saksgang.events.Due;
import org.jspecify.annotations.Nullable;

/**
 * When something is to be done, as a client sends it: a date, a period such as {@code 2025-Q4} or
 * {@code 2025-10}, or words: one of them.
 */
public record DueRequest(
        @Nullable @WithinReach LocalDate on,
        @Nullable @Pattern(regexp = "\\d{4}-(Q[1-4]|0[1-9]|1[0-2])") String by,
        @Nullable @Line String when) {
    @JsonIgnore
    @AssertTrue
    public boolean isOneOfThem() {
        return Stream.of(on, by, when).filter(Objects::nonNull).count() == 1;
    }

    public Due due() {
        return new Due(on, by, when);
    }
}
