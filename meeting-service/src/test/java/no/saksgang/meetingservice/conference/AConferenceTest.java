package no.saksgang.meetingservice.conference;

import static no.saksgang.meetingservice.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import no.saksgang.events.Audience;
import no.saksgang.events.ConferenceId;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Place;
import no.saksgang.events.conference.ConferenceAnnounced;
import no.saksgang.events.conference.ConferenceCancelled;
import no.saksgang.events.conference.ConferenceChanged;
import no.saksgang.events.conference.ConferenceDetails.Registration;
import no.saksgang.events.conference.ConferenceRegistrationReceived;
import no.saksgang.meetingservice.conference.Conference.Programme;
import no.saksgang.meetingservice.conference.ConferenceRefusal.ConferenceAlreadyAnnounced;
import no.saksgang.meetingservice.conference.ConferenceRefusal.ConferenceEndsBeforeItStarts;
import no.saksgang.meetingservice.conference.ConferenceRefusal.ConferenceInThePast;
import no.saksgang.meetingservice.conference.ConferenceRefusal.ConferenceIsCancelled;
import no.saksgang.meetingservice.conference.ConferenceRefusal.ConferenceIsFull;
import no.saksgang.meetingservice.conference.ConferenceRefusal.ConferenceIsOver;
import no.saksgang.meetingservice.conference.ConferenceRefusal.ConferenceNotAnnounced;
import no.saksgang.meetingservice.conference.ConferenceRefusal.DayOrHours;
import no.saksgang.meetingservice.conference.ConferenceRefusal.NotInAudience;
import no.saksgang.meetingservice.conference.ConferenceRefusal.RegistrationClosed;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AConferenceTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final Instant NOW = Instant.parse("2025-10-01T08:00:00Z");
    private static final Instant START = Instant.parse("2025-11-11T08:00:00Z");
    private static final Instant END = Instant.parse("2025-11-11T14:00:00Z");
    private static final GroupId ENERGI = new GroupId("energi");
    private static final MemberId OLA = new MemberId("ola");
    private static final Audience EVERYONE = new Audience(true, List.of());
    private static final Place OSLO_RADHUS = Place.named("Oslo rådhus");
    private static final When HOURS = new When(null, START, END, OSLO);
    private static final When LATER =
            new When(null, START.plus(Duration.ofDays(1)), END.plus(Duration.ofDays(1)), OSLO);

    @Test
    void invites_its_audience_when_it_is_announced_and_not_before() {
        var conference = planned(EVERYONE, Registration.NONE);
        assertThat(conference.recorded()).isEmpty();
        conference.announce(NOW);
        assertThat(conference.recorded())
                .containsExactly(new ConferenceAnnounced(conference.details()));
        assertThat(conference.details().revision()).isEqualTo(1);
        refuses(
                conference,
                new ConferenceAlreadyAnnounced(NOW),
                () -> conference.announce(NOW.plusSeconds(1)));
    }

    @Test
    void is_moved_with_a_new_revision_and_keeps_who_registered() {
        var conference = announced(EVERYONE, Registration.NONE);
        conference.register(OLA, Set.of(), NOW);
        conference.reschedule(LATER, OSLO_RADHUS, NOW);
        assertThat(conference.recorded())
                .last()
                .isEqualTo(
                        new ConferenceChanged(
                                conference.details(),
                                new ConferenceChanged.Previous(null, START, END, OSLO_RADHUS)));
        assertThat(conference.details().revision()).isEqualTo(2);
        assertThat(conference.registered()).hasSize(1);
        conference.reschedule(LATER, OSLO_RADHUS, NOW);
        assertThat(conference.recorded()).hasSize(3);
    }

    @Test
    void is_moved_without_a_word_before_it_is_announced() {
        var conference = planned(EVERYONE, Registration.NONE);
        conference.reschedule(LATER, OSLO_RADHUS, NOW);
        assertThat(conference.recorded()).isEmpty();
        assertThat(conference.details().startsAt()).isEqualTo(LATER.startsAt());
    }

    @Test
    void is_cancelled_once_and_for_good() {
        var conference = announced(EVERYONE, Registration.NONE);
        conference.cancel("For få påmeldte", NOW);
        assertThat(conference.recorded())
                .last()
                .isEqualTo(new ConferenceCancelled(conference.details(), "For få påmeldte"));
        assertThat(conference.details().revision()).isEqualTo(2);
        var cancelled = new ConferenceIsCancelled("For få påmeldte");
        refuses(conference, cancelled, () -> conference.cancel("Igjen", NOW));
        refuses(conference, cancelled, () -> conference.announce(NOW));
        refuses(conference, cancelled, () -> conference.register(OLA, Set.of(), NOW));
        refuses(conference, cancelled, () -> conference.reschedule(LATER, OSLO_RADHUS, NOW));
    }

    @Test
    void is_cancelled_without_a_word_before_it_is_announced() {
        var conference = planned(EVERYONE, Registration.NONE);
        conference.cancel("Ingen sted", NOW);
        assertThat(conference.recorded()).isEmpty();
    }

    @Test
    void takes_a_registration_once() {
        var conference = announced(EVERYONE, Registration.NONE);
        conference.register(OLA, Set.of(), NOW);
        conference.register(OLA, Set.of(), NOW.plusSeconds(1));
        assertThat(conference.recorded())
                .hasSize(2)
                .last()
                .isEqualTo(new ConferenceRegistrationReceived(new ConferenceId("k1"), OLA, NOW));
    }

    @Test
    void takes_no_registration_before_it_is_announced() {
        var conference = planned(EVERYONE, Registration.NONE);
        refuses(
                conference,
                new ConferenceNotAnnounced(),
                () -> conference.register(OLA, Set.of(), NOW));
    }

    @Test
    void takes_registrations_from_its_audience_only() {
        var conference = announced(new Audience(false, List.of(ENERGI)), Registration.NONE);
        refuses(
                conference,
                new NotInAudience(OLA),
                () -> conference.register(OLA, Set.of(new GroupId("klima")), NOW));
        conference.register(OLA, Set.of(ENERGI), NOW);
        assertThat(conference.registered()).hasSize(1);
    }

    @Test
    void takes_registrations_as_long_as_there_is_room() {
        var conference = announced(EVERYONE, new Registration(null, null, 1));
        conference.register(OLA, Set.of(), NOW);
        refuses(
                conference,
                new ConferenceIsFull(1),
                () -> conference.register(new MemberId("kari"), Set.of(), NOW));
        conference.register(OLA, Set.of(), NOW);
        conference.forget(OLA);
        conference.register(new MemberId("kari"), Set.of(), NOW);
        assertThat(conference.registered()).hasSize(1);
    }

    @Test
    void takes_registrations_until_the_date_that_was_said_or_until_it_begins() {
        var by = NOW.plus(Duration.ofDays(7));
        var conference = announced(EVERYONE, new Registration(null, by, null));
        refuses(
                conference,
                new RegistrationClosed(by),
                () -> conference.register(OLA, Set.of(), by));
        var open = announced(EVERYONE, Registration.NONE);
        refuses(open, new RegistrationClosed(START), () -> open.register(OLA, Set.of(), START));
    }

    @Test
    void is_not_announced_moved_or_cancelled_when_it_is_over() {
        var planned = planned(EVERYONE, Registration.NONE);
        refuses(planned, new ConferenceIsOver(), () -> planned.announce(END));
        var announced = announced(EVERYONE, Registration.NONE);
        refuses(
                announced,
                new ConferenceIsOver(),
                () -> announced.reschedule(LATER, OSLO_RADHUS, END));
        refuses(announced, new ConferenceIsOver(), () -> announced.cancel("Sent", END));
        var past = new When(LocalDate.of(2025, 9, 1), null, null, OSLO);
        refuses(
                announced,
                new ConferenceInThePast(),
                () -> announced.reschedule(past, OSLO_RADHUS, NOW));
    }

    @Test
    void is_on_a_day_or_at_hours() {
        var day = new When(LocalDate.of(2025, 11, 11), null, null, OSLO);
        assertThat(day.begins()).isEqualTo(Instant.parse("2025-11-10T23:00:00Z"));
        assertThat(day.ends()).isEqualTo(Instant.parse("2025-11-11T23:00:00Z"));
        refuses(new DayOrHours(), () -> new When(null, null, null, OSLO));
        refuses(new DayOrHours(), () -> new When(LocalDate.MIN, START, END, OSLO));
        refuses(new DayOrHours(), () -> new When(null, START, null, OSLO));
        refuses(new ConferenceEndsBeforeItStarts(), () -> new When(null, END, START, OSLO));
    }

    private static Conference planned(Audience audience, Registration registration) {
        return Conference.plan(
                new ConferenceId("k1"),
                new Programme(
                        "Kompetansetilflyttere",
                        null,
                        List.of("NHO"),
                        audience,
                        registration,
                        null),
                HOURS,
                OSLO_RADHUS);
    }

    private static Conference announced(Audience audience, Registration registration) {
        var conference = planned(audience, registration);
        conference.announce(NOW);
        return conference;
    }
}
