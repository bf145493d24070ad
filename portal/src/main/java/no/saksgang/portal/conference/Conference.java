package no.saksgang.portal.conference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import no.saksgang.events.Audience;
import no.saksgang.events.ConferenceId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Place;
import no.saksgang.events.conference.ConferenceDetails.Registration;
import org.jspecify.annotations.Nullable;

/** A conference as the meeting-service shows it: on a {@code date}, or with its hours. */
record Conference(
        ConferenceId conferenceId,
        String title,
        @Nullable String description,
        @Nullable LocalDate date,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        ZoneId timeZone,
        Place place,
        List<String> partners,
        Audience audience,
        @Nullable Registration registration,
        Status status,
        @Nullable String reason,
        List<Registered> registered) {
    enum Status {
        PLANNED,
        ANNOUNCED,
        CANCELLED
    }

    record Registered(MemberId memberId) {}

    /** On the wall clock of its place; null where only the day is known. */
    public @Nullable LocalDateTime start() {
        return startsAt == null ? null : LocalDateTime.ofInstant(startsAt, timeZone);
    }

    public @Nullable LocalDateTime end() {
        return endsAt == null ? null : LocalDateTime.ofInstant(endsAt, timeZone);
    }
}
