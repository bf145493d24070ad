package no.saksgang.notificationservice.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biweekly.Biweekly;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import no.saksgang.events.Envelope;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.DirectoryEvent;
import no.saksgang.events.meeting.MeetingCancelled;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.notificationservice.calendar.Calendars;
import no.saksgang.notificationservice.calendar.Entries;
import no.saksgang.notificationservice.comment.CommentsIn;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.mailbox.Letterboxes;
import no.saksgang.notificationservice.message.Examples;
import no.saksgang.notificationservice.preference.Preferences;
import no.saksgang.notificationservice.token.CalendarLinks.Owner;
import no.saksgang.testing.AGroup;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.AMember;
import no.saksgang.testing.Servers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AFeedHasALimitTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final AMember ELI = AMember.called("Eli Vik").withId("eli");

    private static final GroupId GROUP = new GroupId("g1");
    private static final FeedSettings USUAL =
            new FeedSettings(Period.ofYears(1), Period.ofDays(14), 500, Duration.ofHours(1));

    private final MongoTemplate mongo =
            new MongoTemplate(
                    new SimpleMongoClientDatabaseFactory(
                            Servers.mongoUri("feed-" + UUID.randomUUID())));
    private final Directory directory = new Directory(mongo);
    private final Entries entries = new Entries(mongo, Letterboxes.ORGANIZER);

    @Test
    void and_of_more_shows_the_last() {
        directory.keepNewest(List.of(said(ELI.saved())));
        for (var month = 1; month <= 5; month++) {
            Calendars.hear(entries, said(meeting("2026-0" + month + "-20T09:00", ELI.id())));
        }
        assertThat(titles(new FeedSettings(Period.ofYears(1), Period.ZERO, 3, Duration.ofHours(1))))
                .containsExactly("2026-03-20T09:00", "2026-04-20T09:00", "2026-05-20T09:00");
    }

    @Test
    void and_shows_nothing_that_people_are_not_invited_to_yet() {
        directory.keepNewest(
                List.of(said(ELI.saved()), said(AGroup.named(GROUP, "Faggruppen").saved())));
        Calendars.hear(entries, said(planned("m-moved").rescheduled()));
        Calendars.hear(
                entries, said(new MeetingCancelled(planned("m-off").invitation(), "Sykdom")));
        Calendars.hear(
                entries,
                said(
                        AMeeting.called("Innkalt")
                                .withId("m-called")
                                .ofGroups(GROUP)
                                .answeredBy(null)
                                .starting("2026-03-20T09:00", Duration.ofHours(1))
                                .agendaApproved()));
        assertThat(titles(new Owner.OfGroup(GROUP), USUAL)).containsExactly("Innkalt");
    }

    @Test
    void that_is_checked_when_the_service_starts() {
        assertThatThrownBy(() ->
                        new FeedSettings(Period.ofYears(1), Period.ZERO, 0, Duration.ofHours(1)))
                .hasMessageContaining("saksgang.feed.most");
        assertThatThrownBy(() ->
                        new FeedSettings(Period.ofDays(-1), Period.ZERO, 1, Duration.ofHours(1)))
                .hasMessageContaining("saksgang.feed.back");
    }

    private static AMeeting planned(String id) {
        return AMeeting.called(id)
                .withId(id)
                .ofGroups(GROUP)
                .inviting(0)
                .starting("2026-03-20T09:00", Duration.ofHours(1))
                .atRevision(0);
    }

    private List<String> titles(FeedSettings settings) {
        return titles(new Owner.OfMember(ELI.id()), settings);
    }

    private List<String> titles(Owner owner, FeedSettings settings) {
        var feeds =
                new Feeds(
                        entries,
                        CommentsIn.drafts(mongo),
                        directory,
                        new Preferences(mongo),
                        Letterboxes.ORGANIZER,
                        Examples.links(),
                        settings,
                        Clock.fixed(NOW, ZoneOffset.UTC));
        return Biweekly.parse(feeds.of(owner, null).orElseThrow()).first().getEvents().stream()
                .map(it -> it.getSummary().getValue())
                .toList();
    }

    private static MeetingEvent meeting(String at, MemberId invitee) {
        return AMeeting.called(at)
                .withId("m-" + at.substring(0, 10))
                .inviting(invitee)
                .answeredBy(null)
                .starting(at, Duration.ofHours(1))
                .agendaApproved();
    }

    private static Envelope<DirectoryEvent> said(DirectoryEvent event) {
        return new Envelope<>(event, 1, NOW, null);
    }

    private static Envelope<MeetingEvent> said(MeetingEvent event) {
        return new Envelope<>(event, 1, NOW, null);
    }
}
