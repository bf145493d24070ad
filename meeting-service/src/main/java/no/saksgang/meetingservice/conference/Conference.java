package no.saksgang.meetingservice.conference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.outbox.Aggregate;
import no.saksgang.events.Audience;
import no.saksgang.events.ConferenceId;
import no.saksgang.events.Contact;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Place;
import no.saksgang.events.conference.ConferenceAnnounced;
import no.saksgang.events.conference.ConferenceCancelled;
import no.saksgang.events.conference.ConferenceChanged;
import no.saksgang.events.conference.ConferenceDetails;
import no.saksgang.events.conference.ConferenceDetails.Registration;
import no.saksgang.events.conference.ConferenceEvent;
import no.saksgang.events.conference.ConferenceRegistrationReceived;
import no.saksgang.meetingservice.conference.ConferenceRefusal.ConferenceAlreadyAnnounced;
import no.saksgang.meetingservice.conference.ConferenceRefusal.ConferenceInThePast;
import no.saksgang.meetingservice.conference.ConferenceRefusal.ConferenceIsCancelled;
import no.saksgang.meetingservice.conference.ConferenceRefusal.ConferenceIsFull;
import no.saksgang.meetingservice.conference.ConferenceRefusal.ConferenceIsOver;
import no.saksgang.meetingservice.conference.ConferenceRefusal.ConferenceNotAnnounced;
import no.saksgang.meetingservice.conference.ConferenceRefusal.NotInAudience;
import no.saksgang.meetingservice.conference.ConferenceRefusal.RegistrationClosed;
import org.jspecify.annotations.Nullable;

/**
 * An event that the groups' members are invited to. Until it is announced, nobody is told of it.
 */
final class Conference extends Aggregate<ConferenceEvent> {
    /** The most who can register, whatever capacity was said. */
    static final int MOST_REGISTERED = 5_000;

    private final ConferenceId conferenceId;
    private final Programme programme;
    private When when;
    private Place place;
    private final List<Registered> registered;
    private Stage stage;

    /** What it is about and for whom; all that does not change when it is moved. */
    record Programme(
            String title,
            @Nullable String description,
            List<String> partners,
            Audience audience,
            Registration registration,
            @Nullable Contact contact) {
        Programme {
            partners = List.copyOf(partners);
        }
    }

    /** One who will come. */
    record Registered(MemberId memberId, Instant at) {}

    sealed interface Stage {
        record Planned() implements Stage {}

        /**
         * @param revision counts the changes that a calendar must know, from 1
         */
        record Announced(int revision, Instant at) implements Stage {}

        /**
         * @param revision 0 if it was cancelled before anyone was told of it
         */
        record Cancelled(int revision, String reason, Instant at) implements Stage {}
    }

    // As it is stored.
    Conference(
            ConferenceId conferenceId,
            Programme programme,
            When when,
            Place place,
            List<Registered> registered,
            Stage stage) {
        this.conferenceId = conferenceId;
        this.programme = programme;
        this.when = when;
        this.place = place;
        this.registered = new ArrayList<>(registered);
        this.stage = stage;
    }

    static Conference plan(ConferenceId conferenceId, Programme programme, When when, Place place) {
        return new Conference(conferenceId, programme, when, place, List.of(), new Stage.Planned());
    }

    /**
     * Invites the audience.
     *
     * @throws Refused with {@link ConferenceAlreadyAnnounced}, {@link ConferenceIsOver} or {@link
     *     ConferenceIsCancelled}
     */
    void announce(Instant at) {
        switch (stage) {
            case Stage.Planned _ -> checkNotOver(at);
            case Stage.Announced announced ->
                    throw new Refused(new ConferenceAlreadyAnnounced(announced.at()));
            case Stage.Cancelled cancelled -> throw refused(cancelled);
        }
        stage = new Stage.Announced(1, at);
        record(new ConferenceAnnounced(details()), at);
    }

    /**
     * Moves it in time or place. Who has registered stays registered.
     *
     * @throws Refused with {@link ConferenceInThePast}, {@link ConferenceIsOver} or {@link
     *     ConferenceIsCancelled}
     */
    void reschedule(When moved, Place movedTo, Instant at) {
        if (stage instanceof Stage.Cancelled cancelled) {
            throw refused(cancelled);
        }
        if (moved.equals(when) && movedTo.equals(place)) {
            return;
        }
        var previous =
                new ConferenceChanged.Previous(when.date(), when.startsAt(), when.endsAt(), place);
        if (stage instanceof Stage.Announced(var revision, var announcedAt)) {
            checkNotOver(at);
            if (moved.ends().isBefore(at)) {
                throw new Refused(new ConferenceInThePast());
            }
            when = moved;
            place = movedTo;
            stage = new Stage.Announced(revision + 1, announcedAt);
            record(new ConferenceChanged(details(), previous), at);
        } else {
            when = moved;
            place = movedTo;
        }
    }

    /**
     * Cancels it for good. Who was told of it is told of this.
     *
     * @throws Refused with {@link ConferenceIsOver} or {@link ConferenceIsCancelled}
     */
    void cancel(String reason, Instant at) {
        switch (stage) {
            case Stage.Planned _ -> stage = new Stage.Cancelled(0, reason, at);
            case Stage.Announced(var revision, _) -> {
                checkNotOver(at);
                stage = new Stage.Cancelled(revision + 1, reason, at);
                record(new ConferenceCancelled(details(), reason), at);
            }
            case Stage.Cancelled cancelled -> throw refused(cancelled);
        }
    }

    /**
     * A member will come. Twice is as good as once.
     *
     * @param groups the groups that the member is in
     * @throws Refused with {@link ConferenceNotAnnounced}, {@link NotInAudience}, {@link
     *     RegistrationClosed}, {@link ConferenceIsFull} or {@link ConferenceIsCancelled}
     */
    void register(MemberId member, Set<GroupId> groups, Instant at) {
        switch (stage) {
            case Stage.Planned _ -> throw new Refused(new ConferenceNotAnnounced());
            case Stage.Announced _ -> {}
            case Stage.Cancelled cancelled -> throw refused(cancelled);
        }
        var audience = programme.audience();
        if (!audience.everyone() && audience.groupIds().stream().noneMatch(groups::contains)) {
            throw new Refused(new NotInAudience(member));
        }
        if (registered.stream().anyMatch(it -> it.memberId().equals(member))) {
            return;
        }
        var closes = closes();
        if (!at.isBefore(closes)) {
            throw new Refused(new RegistrationClosed(closes));
        }
        var capacity = programme.registration().capacity();
        var room = capacity == null ? MOST_REGISTERED : Math.min(capacity, MOST_REGISTERED);
        if (registered.size() >= room) {
            throw new Refused(new ConferenceIsFull(room));
        }
        registered.add(new Registered(member, at));
        record(new ConferenceRegistrationReceived(conferenceId, member, at), at);
    }

    /** A person who is erased does not come. */
    void forget(MemberId member) {
        registered.removeIf(it -> it.memberId().equals(member));
    }

    ConferenceDetails details() {
        return new ConferenceDetails(
                conferenceId,
                revision(),
                programme.title(),
                programme.description(),
                when.date(),
                when.startsAt(),
                when.endsAt(),
                when.timeZone(),
                place,
                programme.partners(),
                programme.audience(),
                programme.registration(),
                programme.contact());
    }

    When when() {
        return when;
    }

    Place place() {
        return place;
    }

    /** True if everyone, or one of the groups, was told of it. */
    boolean isAnnouncedTo(Set<GroupId> groups) {
        var audience = programme.audience();
        var announced =
                switch (stage) {
                    case Stage.Planned _ -> false;
                    case Stage.Announced _ -> true;
                    case Stage.Cancelled(var revision, _, _) -> revision > 0;
                };
        return announced
                && (audience.everyone() || audience.groupIds().stream().anyMatch(groups::contains));
    }

    Stage stage() {
        return stage;
    }

    List<Registered> registered() {
        return List.copyOf(registered);
    }

    private int revision() {
        return switch (stage) {
            case Stage.Planned _ -> 0;
            case Stage.Announced(var revision, _) -> revision;
            case Stage.Cancelled(var revision, _, _) -> revision;
        };
    }

    private Instant closes() {
        var by = programme.registration().by();
        return by == null || by.isAfter(when.begins()) ? when.begins() : by;
    }

    private void checkNotOver(Instant at) {
        if (!at.isBefore(when.ends())) {
            throw new Refused(new ConferenceIsOver());
        }
    }

    private static Refused refused(Stage.Cancelled cancelled) {
        return new Refused(new ConferenceIsCancelled(cancelled.reason()));
    }
}
