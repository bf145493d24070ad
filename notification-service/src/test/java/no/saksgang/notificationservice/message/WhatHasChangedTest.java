package no.saksgang.notificationservice.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.Event;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Paper;
import no.saksgang.events.Place;
import no.saksgang.events.Visibility;
import no.saksgang.events.directory.Language;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.AgendaAmended;
import no.saksgang.events.meeting.Invitation;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.events.meeting.MeetingRescheduled;
import no.saksgang.events.meeting.PaperAdded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WhatHasChangedTest {
    private static final Place TEAMS = new Place("Teams", "https://teams.example/1", null);
    private static final Paper BUDGET = paper("p1", "Budsjett", 1);

    @Test
    void an_item_more_moves_none_but_gives_others_new_numbers() {
        assertThat(said(items("Åpning", "Budsjett"), items("Åpning", "Klimaregnskap", "Budsjett")))
                .containsExactly("Ny sak 2: Klimaregnskap", "Andre saker har fått nye numre.");
    }

    @Test
    void an_item_less_is_said() {
        assertThat(said(items("Åpning", "Budsjett", "Eventuelt"), items("Åpning", "Budsjett")))
                .containsExactly("Sak 3 er tatt ut: Eventuelt");
    }

    @Test
    void one_that_is_called_almost_the_same_is_the_same() {
        assertThat(said(items("Åpning", "Budsjett"), items("Åpning", "Budsjettet for 2027")))
                .containsExactly("Sak 2 heter nå «Budsjettet for 2027». Før: «Budsjett»");
    }

    @Test
    void one_that_is_called_something_else_in_the_same_place_is_another() {
        assertThat(said(items("Åpning", "Budsjett"), items("Åpning", "Havneplan")))
                .containsExactly("Ny sak 2: Havneplan", "Sak 2 er tatt ut: Budsjett");
    }

    @Test
    void of_those_that_changed_places_the_fewest_have_moved() {
        assertThat(
                        said(
                                items("Åpning", "Budsjett", "Havneplan", "Eventuelt"),
                                items("Åpning", "Havneplan", "Eventuelt", "Budsjett")))
                .containsExactly(
                        "«Budsjett» er flyttet fra sak 2 til sak 4.",
                        "Andre saker har fått nye numre.");
    }

    @Test
    void what_stands_below_an_item_moves_with_it() {
        var open = item("1", "Åpning", null, null, List.of());
        assertThat(
                        said(
                                List.of(
                                        open,
                                        withBelow("2"),
                                        item("3", "Eventuelt", null, null, List.of())),
                                List.of(
                                        open,
                                        item("2", "Eventuelt", null, null, List.of()),
                                        withBelow("3"))))
                .hasSize(2)
                .anySatisfy(it -> assertThat(it).contains("er flyttet fra sak"))
                .noneSatisfy(it -> assertThat(it).contains("Del én"));
    }

    @Test
    void who_presents_and_how_long_it_takes_is_said() {
        assertThat(
                        said(
                                List.of(item("1", "Budsjett", null, 10, List.of())),
                                List.of(item("1", "Budsjett", Examples.ASTA, 20, List.of()))))
                .containsExactly(
                        "Sak 1 presenteres nå av Åsta Bjørnøy.",
                        "Sak 1 har fått 20 minutter. Før: 10");
    }

    @Test
    void one_minute_is_not_several() {
        assertThat(
                        said(
                                List.of(
                                        item("1", "Åpning", null, 1, List.of()),
                                        item("2", "Budsjett", null, null, List.of()),
                                        item("3", "Havneplan", null, 5, List.of())),
                                List.of(
                                        item("1", "Åpning", null, 2, List.of()),
                                        item("2", "Budsjett", null, 1, List.of()),
                                        item("3", "Havneplan", null, 1, List.of()))))
                .containsExactly(
                        "Sak 1 har fått 2 minutter. Før: 1",
                        "Sak 2 har fått 1 minutt.",
                        "Sak 3 har fått 1 minutt. Før: 5");
    }

    @Test
    void papers_are_new_renewed_or_gone_wherever_they_belong() {
        var before = List.of(item("1", "Budsjett", null, null, List.of(BUDGET)));
        var now =
                List.of(
                        item(
                                "1",
                                "Budsjett",
                                null,
                                null,
                                List.of(paper("p1", "Budsjett", 2), paper("p2", "Tabeller", 1))));
        assertThat(
                        said(
                                new AgendaAmended(
                                        invitation(now, List.of()),
                                        new AgendaAmended.Previous(
                                                before, List.of(paper("p0", "Utkast", 1)))),
                                invitation(now, List.of())))
                .containsExactly(
                        "Ny versjon av sakspapiret til sak 1: Budsjett",
                        "Nytt sakspapir til sak 1: Tabeller",
                        "Sakspapiret er tatt ut: Utkast");
    }

    @Test
    void a_new_version_that_was_added_is_no_new_paper() {
        var renewed = paper("p1", "Budsjett", 2);
        var now = invitation(items("Åpning"), List.of(renewed));
        assertThat(said(new PaperAdded(now, renewed), now))
                .containsExactly("Ny versjon av sakspapiret: Budsjett");
    }

    @Test
    void a_move_says_from_where_to_where() {
        var now = Examples.invitation(2, "Møte", TEAMS);
        var before =
                new MeetingRescheduled.Previous(
                        now.startsAt().minusSeconds(3_600),
                        now.endsAt().minusSeconds(3_600),
                        Place.named("Rådhuset"));
        assertThat(said(new MeetingRescheduled(now, before), now))
                .containsExactly(
                        "Tiden er flyttet fra torsdag 11. september 2025 kl. 09.00–11.30 til"
                                + " torsdag 11. september 2025 kl. 10.00–12.30.",
                        "Stedet er endret fra Rådhuset til Teams.");
        var relinked =
                new MeetingRescheduled.Previous(
                        now.startsAt(),
                        now.endsAt(),
                        new Place("Teams", "https://teams.example/0", null));
        assertThat(said(new MeetingRescheduled(now, relinked), now))
                .containsExactly("Lenken til møtet er ny. Stedet er fortsatt Teams.");
    }

    @Test
    void a_meeting_that_moved_once_was_not_moved_back() {
        var now = Examples.invitation(2, "Møte", TEAMS);
        var moved =
                new MeetingRescheduled(
                        now,
                        new MeetingRescheduled.Previous(now.startsAt(), now.endsAt(), now.place()));
        assertThat(subject(moved, List.of(moved))).startsWith("Ny tidssone: ");

        var away =
                new MeetingRescheduled(
                        Examples.invitation(1, "Møte", Place.named("Rådhuset")), moved.previous());
        assertThat(subject(moved, List.of(away))).startsWith("Svar på nytt: ");
    }

    @Test
    void a_presenter_whose_name_is_not_known_presents_all_the_same() {
        assertThat(
                        said(
                                List.of(item("1", "Budsjett", Examples.ASTA, null, List.of())),
                                List.of(
                                        item(
                                                "1",
                                                "Budsjett",
                                                new MemberId("m-new"),
                                                null,
                                                List.of()))))
                .containsExactly("Hvem som presenterer sak 1, er endret.");
        assertThat(
                        said(
                                List.of(item("1", "Budsjett", Examples.ASTA, null, List.of())),
                                List.of(item("1", "Budsjett", null, null, List.of()))))
                .containsExactly("Hvem som presenterer sak 1, er ikke lenger bestemt.");
    }

    @Test
    void what_was_undone_is_nothing() {
        var before = items("Åpning", "Budsjett");
        var first =
                new AgendaAmended(
                        invitation(items("Åpning"), List.of()),
                        new AgendaAmended.Previous(before, List.of()));
        assertThat(Change.since(first, invitation(before, List.of())).isNothing()).isTrue();
    }

    @Test
    void of_an_event_that_does_not_say_what_was_before_at_least_that_is_said() {
        var now = invitation(items("Åpning"), List.of());
        assertThat(said(new AgendaAmended(now, null), now))
                .containsExactly("Sakslisten er endret.");
    }

    private static List<String> said(List<AgendaItem> before, List<AgendaItem> now) {
        return said(
                new AgendaAmended(
                        invitation(now, List.of()), new AgendaAmended.Previous(before, List.of())),
                invitation(now, List.of()));
    }

    private static List<String> said(MeetingEvent.OfInvitation first, Invitation now) {
        return new ChangeWords(new Wording(Language.NB), Examples.NAMES)
                .of(Change.since(first, now));
    }

    private static String subject(MeetingEvent.OfInvitation last, List<Event> more) {
        return new Letters(new Wording(Language.NB), Examples.NAMES, Examples.links())
                .of(
                        new Occasion(
                                new MailingId("m1"),
                                Purpose.RESCHEDULING,
                                last,
                                Instant.EPOCH,
                                more))
                .subject();
    }

    private static Invitation invitation(List<AgendaItem> agenda, List<Paper> papers) {
        var it = Examples.invitation(2, "Møte", TEAMS);
        return new Invitation(
                it.meetingId(),
                it.revision(),
                it.type(),
                it.number(),
                it.partOf(),
                it.title(),
                it.groupIds(),
                it.startsAt(),
                it.endsAt(),
                it.timeZone(),
                it.place(),
                it.leaderId(),
                it.secretaryId(),
                it.contact(),
                it.invitees(),
                agenda,
                papers,
                it.answerBy());
    }

    private static List<AgendaItem> items(String... titles) {
        return IntStream.range(0, titles.length)
                .mapToObj(i -> item(Integer.toString(i + 1), titles[i], null, null, List.of()))
                .toList();
    }

    private static AgendaItem item(
            String number,
            String title,
            @Nullable MemberId presenter,
            @Nullable Integer minutes,
            List<Paper> papers) {
        return item(number, title, presenter, minutes, papers, List.of());
    }

    private static AgendaItem withBelow(String number) {
        return item(
                number,
                "Arbeidsgrupper",
                null,
                null,
                List.of(),
                Stream.of("Del én", "Del to")
                        .map(it ->
                                item(
                                        number + (it.equals("Del én") ? ".1" : ".2"),
                                        it,
                                        null,
                                        null,
                                        List.of()))
                        .toList());
    }

    private static AgendaItem item(
            String number,
            String title,
            @Nullable MemberId presenter,
            @Nullable Integer minutes,
            List<Paper> papers,
            List<AgendaItem> below) {
        return new AgendaItem(
                number,
                null,
                null,
                title,
                ItemKind.DISCUSSION,
                presenter,
                minutes,
                papers,
                List.of(),
                Visibility.PUBLIC,
                below);
    }

    private static Paper paper(String id, String title, int version) {
        return new Paper(id, title, "https://vik.example/" + id + "/" + version, version);
    }
}
