package no.saksgang.notificationservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URLEncoder;
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
import no.saksgang.events.Due;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Topic;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.reply.FollowUpClosingReceived;
import no.saksgang.notificationservice.token.Links;
import no.saksgang.testing.AFollowUp;
import no.saksgang.testing.AGroup;
import no.saksgang.testing.AMember;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the reminder to the page, and from the page to what is said on Kafka. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClosingByLinkTest extends NotificationServiceTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-02-02T11:00:00Z");
    private static final Pattern LINK = Pattern.compile("/followups/([\\w-]+)");
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @Autowired private Links links;

    @BeforeEach
    void begin_in_winter() {
        clock.moveTo(NOW);
    }

    /** A follow-up and one who owns it, of which the service has heard. */
    private record Owned(AFollowUp followUp, AMember owner, String token) {}

    private Owned owned(String name) throws Exception {
        var group = new GroupId("g-" + name);
        SPEAKER.say(AGroup.named(group, "Faggruppe " + name).saved(), NOW);
        var owner = MailOfAnEventTest.members(name, 2, group).getFirst();
        var followUp =
                AFollowUp.saying("Sende brev " + name)
                        .withId("o-" + name)
                        .ofGroup(group)
                        .ownedBy(owner.id())
                        .due(new Due(null, "2026-Q2", null));
        SPEAKER.say(followUp.registered(), NOW);
        var token = links.closingToken(followUp.registered().followUpId(), owner.id(), NOW);
        await().atMost(SOON).until(() -> get(token).statusCode() == 200);
        return new Owned(followUp, owner, token);
    }

    @Test
    void shows_the_follow_up_and_changes_nothing_however_often_it_is_opened() throws Exception {
        var it = owned("se");
        for (var more : List.of("", "?lang=en", "?lang=nn")) {
            var page = get(it.token() + more);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("Sende brev se", "<form method=\"post\" action=\"" + it.token())
                    .doesNotContain("??", "<script", "style=\"", "null");
        }
        assertThat(get(it.token()).body()).contains("tirsdag 30. juni 2026", "Er det gjort?");
        assertThat(get(it.token()).headers().map())
                .containsEntry("cache-control", List.of("no-store"))
                .containsEntry("referrer-policy", List.of("no-referrer"));
        assertThat(closings(it)).isEmpty();
    }

    @Test
    void is_taken_once_shown_as_noted_and_let_go_of_when_the_follow_up_is_closed()
            throws Exception {
        var it = owned("gj");
        assertThat(post(it.token(), "Sendt i går\r\n& <besvart>").statusCode()).isEqualTo(303);
        assertThat(post(it.token(), "En gang til").statusCode()).isEqualTo(303); // pressed twice
        var said = await().atMost(SOON).until(() -> closings(it), list -> !list.isEmpty());
        assertThat(said).hasSize(1);
        assertThat(said.getFirst().memberId()).isEqualTo(it.owner().id());
        assertThat(said.getFirst().note()).isEqualTo("Sendt i går\n& <besvart>");
        assertThat(said.getFirst().closedAt()).isEqualTo(NOW);
        assertThat(get(it.token()).body()).contains("Takk, det er notert.").doesNotContain("<form");

        SPEAKER.say(it.followUp().closed(it.owner().id(), NOW), NOW);
        await().atMost(SOON).until(() -> get(it.token()).body().contains("er lukket"));
        assertThat(post(it.token(), "").statusCode()).isEqualTo(409);
        var key = "reply/" + said.getFirst().replyId();
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(KAFKA.of(Topic.REPLIES))
                                .filteredOn(record -> key.equals(record.key()))
                                .last()
                                .satisfies(record -> assertThat(record.value()).isNull()));

        SPEAKER.say(it.followUp().reopened(), NOW);
        await().atMost(SOON).until(() -> get(it.token()).body().contains("<form"));
        assertThat(post(it.token(), "").statusCode()).isEqualTo(303);
        await().atMost(SOON).until(() -> closings(it), list -> list.size() == 2);
        assertThat(closings(it).getLast().note()).isNull();
    }

    @Test
    void is_not_taken_where_the_text_is_too_long_and_says_so() throws Exception {
        var it = owned("la");
        var page = post(it.token(), "å".repeat(2_001));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("teksten er for lang", "åååå");
        assertThat(closings(it)).isEmpty();
    }

    @Test
    void by_one_who_owns_it_no_longer_is_not_taken() throws Exception {
        var it = owned("ny");
        SPEAKER.say(it.followUp().ownedBy(new MemberId("ny-2")).changed(), NOW);
        await().atMost(SOON).until(() -> get(it.token()).body().contains("ikke lenger ansvarlig"));
        assertThat(post(it.token(), "").statusCode()).isEqualTo(409);
        assertThat(closings(it)).isEmpty();
    }

    @Test
    void with_a_wrong_an_expired_or_another_kind_of_link_gets_the_same_page() throws Exception {
        var it = owned("fe");
        var other = links.answerToken(new MeetingId("o-fe"), it.owner().id(), NOW);
        var wrong = get(it.token().substring(1));
        assertThat(wrong.statusCode()).isEqualTo(404);
        assertThat(get(other).body()).isEqualTo(wrong.body());
        assertThat(post(other, "").statusCode()).isEqualTo(404);
        clock.moveTo(NOW.plus(Duration.ofDays(367)));
        assertThat(get(it.token()).body()).isEqualTo(wrong.body());
        clock.moveTo(NOW);
        // Good, but of a follow-up that nobody has told us of.
        var unheard = links.closingToken(new FollowUpId("o-unheard"), it.owner().id(), NOW);
        assertThat(get(unheard).statusCode()).isEqualTo(503);
    }

    @Test
    void is_where_the_button_of_the_reminder_leads() throws Exception {
        var _ = owned("kn");
        clock.moveTo(Instant.parse("2026-06-23T07:00:00Z"));
        MailOfAnEventTest.completed("followup/o-kn", Purpose.REMINDER_FOLLOW_UP);
        var mail = MAIL.messagesTo("kn-1@vik.example").getFirst();
        var found = LINK.matcher(AnsweringByLinkTest.part(mail, "text/plain"));
        assertThat(found.find()).isTrue();
        assertThat(get(found.group(1)).body()).contains("Sende brev kn", "<form");
        assertThat(mail.getSubject()).isEqualTo("Frist 30. juni 2026: Sende brev kn");
    }

    private List<FollowUpClosingReceived> closings(Owned of) {
        return KAFKA.of(Topic.REPLIES).stream()
                .flatMap(it -> it.envelope().stream())
                .filter(it -> it.event() instanceof FollowUpClosingReceived)
                .map(it -> (FollowUpClosingReceived) it.event())
                .filter(it -> it.followUpId().equals(of.followUp().registered().followUpId()))
                .toList();
    }

    private HttpResponse<String> get(String token) throws Exception {
        return BROWSER.send(
                HttpRequest.newBuilder(URI.create(base() + "/followups/" + token))
                        .header("Accept", "text/html")
                        .header("Accept-Language", "nb")
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String token, String note) throws Exception {
        return BROWSER.send(
                HttpRequest.newBuilder(URI.create(base() + "/followups/" + token))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept-Language", "nb")
                        .POST(
                                BodyPublishers.ofString(
                                        "note=" + URLEncoder.encode(note, StandardCharsets.UTF_8)))
                        .build(),
                BodyHandlers.ofString());
    }
}
