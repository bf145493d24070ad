package no.saksgang.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import no.saksgang.events.Audience;
import no.saksgang.events.ConferenceId;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Place;
import no.saksgang.events.conference.ConferenceAnnounced;
import no.saksgang.events.conference.ConferenceCancelled;
import no.saksgang.events.conference.ConferenceChanged;
import no.saksgang.events.conference.ConferenceDetails;
import no.saksgang.events.conference.ConferenceRegistrationReceived;
import org.jspecify.annotations.Nullable;

/**
 * An ordinary conference, with changes, and what is said of it: {@code
 * AConference.called("Fjordkonferansen").forGroups(CLIMATE).announced()}. Each change gives a new
 * one.
 */
public final class AConference {
    private final ConferenceDetails now;
    private final ConferenceChanged.Previous before;

    private AConference(ConferenceDetails now, ConferenceChanged.Previous before) {
        this.now = now;
        this.before = before;
    }

    /** {@code k1}: a day in May, for everyone. */
    public static AConference aConference() {
        return called("Fjordkonferansen 2026");
    }

    public static AConference called(String title) {
        var details =
                new ConferenceDetails(
                        new ConferenceId("k1"),
                        1,
                        title,
                        "Om næringsliv og grønn omstilling i regionen.",
                        null,
                        Instant.parse("2026-05-07T07:00:00Z"),
                        Instant.parse("2026-05-07T14:00:00Z"),
                        People.OSLO,
                        new Place("Kulturhuset", null, "Havnegata 2, 9990 Nordvik"),
                        List.of("Innovasjonssenteret"),
                        new Audience(true, List.of()),
                        ConferenceDetails.Registration.NONE,
                        People.SECRETARIAT);
        return new AConference(details, previous(details));
    }

    public AConference withId(String id) {
        return of(
                new ConferenceId(id),
                now.revision(),
                now.date(),
                now.startsAt(),
                now.endsAt(),
                now.place(),
                now.audience(),
                now.registration());
    }

    public AConference forGroups(GroupId... groups) {
        return of(
                now.conferenceId(),
                now.revision(),
                now.date(),
                now.startsAt(),
                now.endsAt(),
                now.place(),
                new Audience(false, List.of(groups)),
                now.registration());
    }

    /** Of which the day is known, and not the hours. */
    public AConference on(LocalDate date) {
        return of(
                now.conferenceId(),
                now.revision(),
                date,
                null,
                null,
                now.place(),
                now.audience(),
                now.registration());
    }

    public AConference registering(@Nullable String url, @Nullable Instant by, int capacity) {
        return of(
                now.conferenceId(),
                now.revision(),
                now.date(),
                now.startsAt(),
                now.endsAt(),
                now.place(),
                now.audience(),
                new ConferenceDetails.Registration(url, by, capacity));
    }

    /** Moved in time: one revision on, and it remembers when it was to be. */
    public AConference movedTo(String local, Duration lasts) {
        var startsAt = LocalDateTime.parse(local).atZone(now.timeZone()).toInstant();
        var moved =
                of(
                        now.conferenceId(),
                        now.revision() + 1,
                        null,
                        startsAt,
                        startsAt.plus(lasts),
                        now.place(),
                        now.audience(),
                        now.registration());
        return new AConference(moved.now, previous(now));
    }

    private AConference of(
            ConferenceId id,
            int revision,
            @Nullable LocalDate date,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            Place place,
            Audience audience,
            ConferenceDetails.Registration registration) {
        var details =
                new ConferenceDetails(
                        id,
                        revision,
                        now.title(),
                        now.description(),
                        date,
                        startsAt,
                        endsAt,
                        now.timeZone(),
                        place,
                        now.partners(),
                        audience,
                        registration,
                        now.contact());
        return new AConference(details, previous(details));
    }

    private static ConferenceChanged.Previous previous(ConferenceDetails of) {
        return new ConferenceChanged.Previous(of.date(), of.startsAt(), of.endsAt(), of.place());
    }

    public ConferenceId id() {
        return now.conferenceId();
    }

    public ConferenceDetails details() {
        return now;
    }

    public ConferenceAnnounced announced() {
        return new ConferenceAnnounced(now);
    }

    /** As it stands now; call {@link #movedTo} first. */
    public ConferenceChanged changed() {
        return new ConferenceChanged(now, before);
    }

    /** One revision on. */
    public ConferenceCancelled cancelled(String reason) {
        return new ConferenceCancelled(
                of(
                                now.conferenceId(),
                                now.revision() + 1,
                                now.date(),
                                now.startsAt(),
                                now.endsAt(),
                                now.place(),
                                now.audience(),
                                now.registration())
                        .now,
                reason);
    }

    public ConferenceRegistrationReceived registered(MemberId member, Instant at) {
        return new ConferenceRegistrationReceived(now.conferenceId(), member, at);
    }
}
