package no.saksgang.events.conference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import no.saksgang.events.Audience;
import no.saksgang.events.ConferenceId;
import no.saksgang.events.Contact;
import no.saksgang.events.Place;
import org.jspecify.annotations.Nullable;

/**
 * All that a calendar and a mail need to know of a conference, as it is from now on.
 *
 * @param date the day, where the hours are not known; otherwise {@code startsAt} and {@code endsAt}
 *     are given
 */
public record ConferenceDetails(
        ConferenceId conferenceId,
        int revision,
        String title,
        @Nullable String description,
        @Nullable LocalDate date,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        ZoneId timeZone,
        Place place,
        List<String> partners,
        Audience audience,
        Registration registration,
        @Nullable Contact contact) {
    public ConferenceDetails {
        partners = List.copyOf(partners);
    }

    /**
     * How to say that one comes.
     *
     * @param url where, if not here
     * @param by until when
     * @param capacity how many there is room for
     */
    public record Registration(
            @Nullable String url, @Nullable Instant by, @Nullable Integer capacity) {
        public static final Registration NONE = new Registration(null, null, null);
    }
}
