package no.saksgang.notificationservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import no.saksgang.events.Envelope;
import no.saksgang.events.GroupId;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.testing.AConference;
import no.saksgang.testing.AGroup;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.AMember;
import no.saksgang.testing.AReferat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** From the page behind a mail's link to what a calendar program reads, again and again. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(OutputCaptureExtension.class)
class CalendarFeedsTest extends NotificationServiceTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern PREFERENCES = Pattern.compile("/preferences/[\\w-]+");
    private static final Pattern ADDRESS = Pattern.compile("value=\"http\\S*(/calendars/\\S+)\"");
    private static final HttpClient PROGRAM = HttpClient.newHttpClient();

    @BeforeEach
    void early_in_january() {
        clock.moveTo(Instant.parse("2026-01-05T08:00:00Z"));
    }

    @Test
    void show_a_meeting_as_its_invitation_does_through_all_its_life() throws Exception {
        var group = new GroupId("g-feed1");
        var member = MailOfAnEventTest.members("feed1", 1, group).getFirst();
        var meeting =
                AMeeting.called("Møte om næring")
                        .withId("m-feed1")
                        .ofGroups(group)
                        .inviting(member.id())
                        .starting("2026-03-12T09:00", Duration.ofHours(2))
                        .answeredBy(clock.instant().plus(Duration.ofDays(20)));
        SPEAKER.say(meeting.agendaApproved(), clock.instant());
        MailOfAnEventTest.completed("meeting/m-feed1", Purpose.INVITATION);
        var feed = feed(member);
        var unanswered = readUntil(feed, 2);
        assertSameAsMailed(event(unanswered, "Møte om næring"), member);
        assertThat(event(unanswered, "Svarfrist kl.").getTransparency().isTransparent()).isTrue();

        SPEAKER.say(meeting.answered(member.id(), AnswerKind.ACCEPTED, clock.instant()));
        // Who has answered has no deadline.
        assertThat(event(readUntil(feed, 1), "Møte").getDescription().getValue())
                .startsWith("Du kommer.");

        var moved = meeting.movedTo("2026-03-19T10:00");
        SPEAKER.say(moved.rescheduled(), clock.instant());
        MailOfAnEventTest.completed("meeting/m-feed1", Purpose.RESCHEDULING);
        assertSameAsMailed(event(readUntil(feed, 2), "Møte om næring"), member);

        SPEAKER.say(moved.cancelled("Sykdom"), clock.instant());
        MailOfAnEventTest.completed("meeting/m-feed1", Purpose.CANCELLATION);
        var cancelled = event(readUntil(feed, 1), "Avlyst: Møte om næring");
        assertSameAsMailed(cancelled, member);
        assertThat(cancelled.getStatus().isCancelled()).isTrue();
        assertThat(cancelled.getDescription().getValue()).contains("Sykdom");
    }

    @Test
    void are_not_sent_again_to_who_has_them_as_they_are() throws Exception {
        var group = new GroupId("g-feed2");
        var member = MailOfAnEventTest.members("feed2", 1, group).getFirst();
        var meeting = AMeeting.called("Møte").withId("m-feed2").ofGroups(group);
        SPEAKER.say(meeting.inviting(member.id()).agendaApproved());
        MailOfAnEventTest.completed("meeting/m-feed2", Purpose.INVITATION);
        var feed = feed(member);
        readUntil(feed, 2);
        var first = get(feed);
        assertThat(first.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type ->
                        assertThat(type).isEqualToIgnoringCase("text/calendar;charset=utf-8"));
        assertThat(first.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(it -> assertThat(it).contains("private"));
        var tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).matches("\"[0-9a-f]{64}\"");
        assertThat(get(feed).headers().firstValue("ETag")).contains(tag);

        var same =
                PROGRAM.send(
                        HttpRequest.newBuilder(feed).header("If-None-Match", tag).build(),
                        BodyHandlers.ofString());
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        var head =
                PROGRAM.send(
                        HttpRequest.newBuilder(feed)
                                .method("HEAD", BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag")).contains(tag);

        SPEAKER.say(
                meeting.inviting(member.id()).paperAdded(AMeeting.paper("p-feed2", "Notat")),
                clock.instant());
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(get(feed).headers().firstValue("ETag").orElseThrow())
                                .isNotEqualTo(tag));
    }

    @Test
    void are_dead_once_replaced_and_dead_with_the_person_and_look_like_any_wrong_address(
            CapturedOutput log) throws Exception {
        var group = new GroupId("g-feed3");
        var member = MailOfAnEventTest.members("feed3", 1, group).getFirst();
        SPEAKER.say(
                AMeeting.called("Møte")
                        .withId("m-feed3")
                        .ofGroups(group)
                        .inviting(member.id())
                        .agendaApproved());
        MailOfAnEventTest.completed("meeting/m-feed3", Purpose.INVITATION);
        var old = feed(member);
        assertThat(get(old).statusCode()).isEqualTo(200);

        var page = preferences(member);
        var replaced =
                PROGRAM.send(
                        HttpRequest.newBuilder(URI.create(page + "?calendar=replace"))
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
        assertThat(replaced.statusCode()).isEqualTo(303);
        var fresh = feed(member);
        assertThat(fresh).isNotEqualTo(old);
        assertThat(get(fresh).statusCode()).isEqualTo(200);

        var dead = get(old);
        var wrong = get(URI.create(base() + "/calendars/AAAA" + "x".repeat(60) + ".ics"));
        // A link that is good for something else.
        var other =
                get(URI.create(page.toString().replace("/preferences/", "/calendars/") + ".ics"));
        for (var it : List.of(dead, wrong, other)) {
            assertThat(it.statusCode()).isEqualTo(404);
            assertThat(it.body()).isEqualTo(dead.body());
        }

        SPEAKER.say(new Envelope<>(member.erased(), 2, clock.instant(), null));
        await().atMost(SOON).until(() -> get(fresh).statusCode() == 404);
        assertThat(get(fresh).body()).isEqualTo(dead.body());
        assertThat(log.getAll()).doesNotContain(token(old), token(fresh));
    }

    @Test
    void of_a_group_show_its_meetings_conferences_and_deadlines_and_nobodys_answers()
            throws Exception {
        var group = new GroupId("g-feed4");
        SPEAKER.say(AGroup.named(group, "Faggruppe for klima, energi").saved());
        var members =
                MailOfAnEventTest.members("feed4", 2, group).stream().map(AMember::id).toList();
        var meeting =
                AMeeting.called("Møte om klima")
                        .withId("m-feed4")
                        .ofGroups(group)
                        .inviting(members);
        SPEAKER.say(meeting.agendaApproved());
        SPEAKER.say(meeting.answered(members.getFirst(), AnswerKind.DECLINED, clock.instant()));
        SPEAKER.say(
                AConference.called("Klimakonferansen")
                        .withId("k-feed4")
                        .forGroups(group)
                        .registering(null, clock.instant().plus(Duration.ofDays(9)), 80)
                        .announced());
        SPEAKER.say(
                AReferat.of(meeting).circulated(clock.instant().plus(Duration.ofDays(7))),
                clock.instant());
        var address =
                await().atMost(SOON)
                        .until(
                                () -> get(URI.create(base() + "/groups/g-feed4/calendar")),
                                it -> it.statusCode() == 200)
                        .body();
        assertThat(address).contains("\"subscription\":\"webcal:");
        var feed = own(Pattern.compile("\"http\\S*?(/calendars/[^\"]+)\""), address);
        var events = readUntil(feed, 5);
        assertThat(events)
                .extracting(it -> it.getSummary().getValue())
                .anyMatch(it -> it.startsWith("Møte om klima"))
                .anyMatch(it -> it.startsWith("Klimakonferansen"))
                .anyMatch(it -> it.startsWith("Frist for merknader"))
                .anyMatch(it -> it.startsWith("Påmeldingsfrist"));
        var text = get(feed).body();
        assertThat(text).contains("X-WR-CALNAME:Faggruppe for klima\\, energi");
        assertThat(text).doesNotContain("Du kommer", "ATTENDEE");
        assertThat(get(URI.create(feed + "?lang=en")).body()).contains("Comments by");

        // A member who has declined conferences is not shown them.
        var member = AMember.called("Eli").withId("feed4-1").withEmail("feed4-1@vik.example");
        MailOfAnEventTest.completed("meeting/m-feed4", Purpose.INVITATION);
        var own = feed(member);
        assertThat(event(readUntil(own, 4), "Klimakonferansen")).isNotNull();
        PROGRAM.send(
                HttpRequest.newBuilder(preferences(member))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("conferences=no"))
                        .build(),
                BodyHandlers.discarding());
        assertThat(readUntil(own, 2))
                .extracting(it -> it.getSummary().getValue())
                .noneMatch(it -> it.contains("Klimakonferansen"));

        http().post().uri("/groups/g-feed4/calendar/replacement").exchange().expectStatus().isOk();
        assertThat(get(feed).statusCode()).isEqualTo(404);
        http().get().uri("/groups/g-nobody/calendar").exchange().expectStatus().isNotFound();
    }

    @Test
    void leave_out_what_is_long_over_and_what_was_cancelled_and_would_be_over() throws Exception {
        var group = new GroupId("g-feed5");
        var member = MailOfAnEventTest.members("feed5", 1, group).getFirst();
        for (var it :
                List.of(
                        meeting("m-feed5-old", group, member, "2024-12-01T09:00"),
                        meeting("m-feed5-last", group, member, "2025-06-01T09:00"),
                        meeting("m-feed5-next", group, member, "2026-06-01T09:00"))) {
            SPEAKER.say(it.agendaApproved(), clock.instant());
        }
        var gone = meeting("m-feed5-gone", group, member, "2025-07-01T09:00");
        SPEAKER.say(gone.agendaApproved(), clock.instant());
        SPEAKER.say(gone.cancelled("x"), clock.instant().minus(Duration.ofDays(100)));
        MailOfAnEventTest.completed("meeting/m-feed5-gone", Purpose.CANCELLATION);
        assertThat(readUntil(feed(member), 2))
                .extracting(it -> it.getSummary().getValue())
                .containsExactly("m-feed5-last", "m-feed5-next");
    }

    private static AMeeting meeting(String id, GroupId group, AMember member, String at) {
        return AMeeting.called(id)
                .withId(id)
                .ofGroups(group)
                .inviting(member.id())
                .answeredBy(null)
                .starting(at, Duration.ofHours(1));
    }

    private static void assertSameAsMailed(VEvent read, AMember member) throws Exception {
        var mailed = mailed(MAIL.messagesTo(member.email()).getLast());
        assertThat(read.getUid().getValue()).isEqualTo(mailed.getUid().getValue());
        assertThat(read.getSequence().getValue()).isEqualTo(mailed.getSequence().getValue());
        assertThat(read.getDateStart().getValue()).isEqualTo(mailed.getDateStart().getValue());
        assertThat(read.getDateEnd().getValue()).isEqualTo(mailed.getDateEnd().getValue());
        assertThat(read.getDateTimeStamp().getValue())
                .isEqualTo(mailed.getDateTimeStamp().getValue());
    }

    private static VEvent mailed(MimeMessage mail) throws MessagingException, IOException {
        var mixed = (Multipart) mail.getContent();
        var file = mixed.getBodyPart(1);
        assertThat(file.isMimeType("application/ics")).isTrue();
        return Biweekly.parse(
                        new String(file.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .first()
                .getEvents()
                .getFirst();
    }

    private static List<VEvent> readUntil(URI feed, int howMany) {
        return await().atMost(SOON)
                .until(
                        () -> Biweekly.parse(get(feed).body()).first().getEvents(),
                        it -> it.size() == howMany);
    }

    private static VEvent event(List<VEvent> events, String summary) {
        return events.stream()
                .filter(it -> it.getSummary().getValue().startsWith(summary))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return PROGRAM.send(
                HttpRequest.newBuilder(address).header("Accept-Language", "nb").build(),
                BodyHandlers.ofString());
    }

    /** As the page has it that the member's last mail leads to. */
    private URI feed(AMember member) throws Exception {
        var page = get(preferences(member)).body();
        assertThat(page).contains("href=\"webcal://");
        return own(ADDRESS, page);
    }

    private URI preferences(AMember member) throws MessagingException, IOException {
        var link = PREFERENCES.matcher(text(MAIL.messagesTo(member.email()).getLast()));
        assertThat(link.find()).isTrue();
        return URI.create(base() + link.group());
    }

    private static String text(Part part) throws MessagingException, IOException {
        return part.getContent() instanceof Multipart parts
                ? text(parts.getBodyPart(0))
                : part.getContent().toString();
    }

    private URI own(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return URI.create(base() + found.group(1));
    }

    private static String token(URI feed) {
        return feed.getPath().replaceAll(".*/|\\.ics$", "");
    }
}
