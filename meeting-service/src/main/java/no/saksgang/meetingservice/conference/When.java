package no.saksgang.meetingservice.conference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import no.saksgang.chassis.http.Refused;
import no.saksgang.meetingservice.conference.ConferenceRefusal.ConferenceEndsBeforeItStarts;
import no.saksgang.meetingservice.conference.ConferenceRefusal.DayOrHours;
import org.jspecify.annotations.Nullable;

/** When a conference is: the day, as long as no more is known, or the hours. */
record When(
        @Nullable LocalDate date,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        ZoneId timeZone) {
    /**
     * @throws Refused with {@link DayOrHours} or {@link ConferenceEndsBeforeItStarts}
     */
    When {
        if ((date == null) == (startsAt == null) || (startsAt == null) != (endsAt == null)) {
            throw new Refused(new DayOrHours());
        }
        if (startsAt != null && endsAt != null && !startsAt.isBefore(endsAt)) {
            throw new Refused(new ConferenceEndsBeforeItStarts());
        }
    }

    /** The moment from which it is too late to say that one comes. */
    Instant begins() {
        if (startsAt != null) {
            return startsAt;
        }
        return day().atStartOfDay(timeZone).toInstant();
    }

    Instant ends() {
        if (endsAt != null) {
            return endsAt;
        }
        return day().plusDays(1).atStartOfDay(timeZone).toInstant();
    }

    private LocalDate day() {
        if (date == null) {
            throw new IllegalStateException("neither day nor hours");
        }
        return date;
    }
}
