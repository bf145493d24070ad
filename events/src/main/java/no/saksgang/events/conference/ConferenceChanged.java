package no.saksgang.events.conference;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import no.saksgang.events.Place;
import org.jspecify.annotations.Nullable;

/** A conference was moved in time or place. */
public record ConferenceChanged(@JsonUnwrapped ConferenceDetails conference, Previous previous)
        implements ConferenceEvent.OfConference {
    /** When and where it was to be before. */
    public record Previous(
            @Nullable LocalDate date,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            Place place) {}
}
