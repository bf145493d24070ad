package no.saksgang.notificationservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeMap;
import no.saksgang.events.Envelope;
import no.saksgang.events.GroupId;
import no.saksgang.events.Subject;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.MeetingCancelled;
import no.saksgang.notificationservice.calendar.Entries;
import no.saksgang.testing.AGroup;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.AMember;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be shown of a meeting's mail, from what really went out and came back. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeliveryProofTest extends NotificationServiceTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @Autowired private Entries entries;

    @BeforeEach
    void early_in_january() {
        clock.moveTo(Instant.parse("2026-01-05T08:00:00Z"));
    }

    @Test
    void says_what_the_server_took_when_and_with_which_words_and_who_has_answered()
            throws Exception {
        var members = members("proof1", 2);
        var meeting = meeting("proof1", members, "2026-01-20T09:00");
        SPEAKER.say(meeting.agendaApproved(), clock.instant());
        MailOfAnEventTest.completed("meeting/m-proof1", Purpose.INVITATION);
        SPEAKER.say(
                meeting.answered(members.getFirst().id(), AnswerKind.ACCEPTED, clock.instant()));
        var facts =
                await().atMost(SOON)
                        .until(
                                () -> json("m-proof1", "").get("facts"),
                                it -> it.at("/notice/invitees/0").has("answer"));
        var notice = facts.get("notice");
        assertThat(notice.get("inTime").asInt()).isEqualTo(2);
        assertThat(notice.get("latest").asString()).isEqualTo("2026-01-06");
        var invitee = notice.get("invitees").get(0);
        assertThat(invitee.get("verdict").asString()).isEqualTo("IN_TIME");
        assertThat(invitee.get("days").asInt()).isEqualTo(15);
        assertThat(invitee.at("/answer/answer").asString()).isEqualTo("ACCEPTED");
        var mailing = facts.at("/mailings/0");
        assertThat(mailing.get("purpose").asString()).isEqualTo("INVITATION");
        for (var row : mailing.get("deliveries")) {
            assertThat(row.get("state").asString()).isEqualTo("SENT");
            assertThat(row.get("takenAt").asString()).isEqualTo(clock.instant().toString());
            assertThat(row.get("reply").asString()).startsWith("250");
            var to = address(facts, row.get("memberId").asString());
            // Whoever knows it can speak for its recipient.
            var messageId = MAIL.messagesTo(to).getFirst().getMessageID().replaceAll("[<>]", "");
            assertThat(facts.toString()).doesNotContain(messageId);
            assertThat(page("m-proof1", "").body()).doesNotContain(messageId);
        }
        var page = page("m-proof1", "");
        assertThat(page.body())
                .contains(
                        "Alle 2 innkalte ble innkalt i tide.",
                        "Kommer, 5. januar 2026 kl. 09.00",
                        "proof1-1<wbr>@vik.example")
                .doesNotContain("??", "<script", "<link");
        // Its own style, and no other, is let in.
        var style = page.body().replaceAll("(?s).*<style>|</style>.*", "");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains(
                        "style-src 'sha256-"
                                + Base64.getEncoder().encodeToString(digest(style))
                                + "'");
        // Another term, another verdict.
        assertThat(page("m-proof1", "?notice=P3W").body()).contains("0 av 2 ble innkalt i tide.");
        assertThat(get("m-proof1", "?notice=soon", "application/json").statusCode()).isEqualTo(400);
        for (var term : List.of("P999999999Y", "P-30D", "P367D", "P1M-1D")) {
            var refused = get("m-proof1", "?notice=" + term, "application/json");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
            assertThat(refused.body()).contains("notice-unusable", "0 til 366 dager");
        }
        for (var term : List.of("P0D", "P1Y", "P12M", "P366D")) {
            assertThat(get("m-proof1", "?notice=" + term, "text/html").statusCode()).isEqualTo(200);
        }
        assertThat(get("m-nothing", "", "application/json").statusCode()).isEqualTo(404);
        assertThat(get("m-nothing", "", "text/html").statusCode()).isEqualTo(404);
    }

    @Test
    void has_a_checksum_that_anybody_can_compute_and_that_changes_with_the_facts_alone()
            throws Exception {
        var members = members("proof2", 2);
        var meeting = meeting("proof2", members, "2026-02-20T09:00");
        SPEAKER.say(meeting.agendaApproved(), clock.instant());
        MailOfAnEventTest.completed("meeting/m-proof2", Purpose.INVITATION);
        var first = json("m-proof2", "");
        var sum = first.get("sha256").asString();
        assertThat(sum).isEqualTo(sha256(canonical(first.get("facts"))));
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(json("m-proof2", "").get("sha256").asString()).isEqualTo(sum);
        for (var language : List.of("nb", "nn", "en")) {
            assertThat(page("m-proof2", "?lang=" + language).body().replace(" ", "")).contains(sum);
        }

        // Who is forgotten is an id.
        SPEAKER.say(new Envelope<>(members.getFirst().erased(), 2, clock.instant(), null));
        await().atMost(SOON)
                .until(() -> !json("m-proof2", "").get("sha256").asString().equals(sum));
        var forgotten = get("m-proof2", "", "application/json").body();
        assertThat(forgotten)
                .contains("\"proof2-1\"")
                .doesNotContain("proof2-1@vik.example", members.getFirst().name());
        assertThat(page("m-proof2", "").body())
                .contains("proof2-1 (slettet)")
                .doesNotContain("proof2-1<wbr>");
    }

    @Test
    void counts_what_came_back_as_not_invited_and_still_says_when_it_was_taken() throws Exception {
        var members = members("proof3", 2);
        SPEAKER.say(
                meeting("proof3", members, "2026-03-20T09:00").agendaApproved(), clock.instant());
        MailOfAnEventTest.completed("meeting/m-proof3", Purpose.INVITATION);
        bounce("proof3-1@vik.example");
        var facts =
                await().atMost(SOON)
                        .until(
                                () -> json("m-proof3", "").get("facts"),
                                it -> it.toString().contains("BOUNCED"));
        var row = facts.at("/mailings/0/deliveries/0");
        assertThat(row.at("/bounce/enhancedCode").asString()).isEqualTo("5.1.1");
        assertThat(row.get("takenAt").asString()).isEqualTo(clock.instant().toString());
        assertThat(row.get("reply").asString()).startsWith("250");
        assertThat(facts.at("/notice/invitees/0/verdict").asString()).isEqualTo("RETURNED");
        assertThat(facts.at("/notice/inTime").asInt()).isEqualTo(1);
        assertThat(page("m-proof3", "").body()).contains("1 av 2 ble innkalt i tide.", "5.1.1");
    }

    @Test
    void counts_from_the_message_that_told_of_the_time_that_holds_now() throws Exception {
        var members = members("proof4", 1);
        var meeting = meeting("proof4", members, "2026-01-25T09:00");
        SPEAKER.say(meeting.agendaApproved(), clock.instant());
        MailOfAnEventTest.completed("meeting/m-proof4", Purpose.INVITATION);
        var start = clock.instant();
        clock.moveTo(start.plus(Duration.ofDays(10)));
        try {
            SPEAKER.say(meeting.movedTo("2026-01-26T09:00").rescheduled(), clock.instant());
            MailOfAnEventTest.completed("meeting/m-proof4", Purpose.RESCHEDULING);
            var moved =
                    await().atMost(SOON)
                            .until(
                                    () -> json("m-proof4", "").get("facts"),
                                    it -> it.get("revision").asInt() == 2);
            assertThat(moved.at("/notice/invitees/0/verdict").asString()).isEqualTo("LATE");
            assertThat(moved.at("/notice/invitees/0/days").asInt()).isEqualTo(11);
            assertThat(moved.get("mailings").findValuesAsString("purpose"))
                    .containsExactly("INVITATION", "RESCHEDULING");

            // An address that is younger than the message says so.
            SPEAKER.say(
                    new Envelope<>(
                            members.getFirst().withEmail("proof4-new@vik.example").saved(),
                            2,
                            clock.instant().plusSeconds(60),
                            null));
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(page("m-proof4", "").body())
                                    .contains("etter at dette ble sendt"));
        } finally {
            clock.moveTo(start);
        }
    }

    @Test
    void counts_one_who_was_uninvited_from_when_they_were_invited_again() throws Exception {
        var members = members("proof5", 2);
        var back = List.of(members.getLast().id());
        var meeting = meeting("proof5", members, "2026-01-25T09:00");
        SPEAKER.say(meeting.agendaApproved(), clock.instant());
        MailOfAnEventTest.completed("meeting/m-proof5", Purpose.INVITATION);
        SPEAKER.say(meeting.inviteesChanged(List.of(), back), clock.instant());
        MailOfAnEventTest.completed("meeting/m-proof5", Purpose.FAREWELL);
        await().atMost(SOON)
                .until(() -> json("m-proof5", "").at("/facts/notice/invitees").size() == 1);
        var start = clock.instant();
        clock.moveTo(start.plus(Duration.ofDays(10)));
        try {
            SPEAKER.say(
                    meeting.inviting(members.getFirst().id()).inviteesChanged(back, List.of()),
                    clock.instant());
            MailOfAnEventTest.completed("meeting/m-proof5", Purpose.WELCOME);
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(
                                            json("m-proof5", "")
                                                    .at("/facts/notice/invitees")
                                                    .findValuesAsString("verdict"))
                                    .containsExactly("IN_TIME", "LATE"));
        } finally {
            clock.moveTo(start);
        }
    }

    @Test
    void counts_one_who_shares_an_address_with_the_message_that_went_there() throws Exception {
        var group = new GroupId("g-proof6");
        var both =
                List.of("proof6-1", "proof6-2").stream()
                        .map(id ->
                                AMember.called("Delt " + id)
                                        .withId(id)
                                        .withEmail("proof6@vik.example")
                                        .in(group))
                        .toList();
        both.forEach(it -> SPEAKER.say(it.saved(), clock.instant()));
        SPEAKER.say(meeting("proof6", both, "2026-02-20T09:00").agendaApproved(), clock.instant());
        MailOfAnEventTest.completed("meeting/m-proof6", Purpose.INVITATION);
        var facts = json("m-proof6", "").get("facts");
        assertThat(facts.at("/mailings/0/deliveries").findValuesAsString("state"))
                .containsExactly("SENT", "SUPPRESSED");
        assertThat(facts.at("/notice/inTime").asInt()).isEqualTo(2);
    }

    @Test
    void is_of_nothing_while_a_meeting_is_only_planned_even_if_it_is_moved_or_cancelled()
            throws Exception {
        var meeting = meeting("proof7", List.of(), "2026-02-20T09:00").atRevision(0);
        SPEAKER.say(meeting.rescheduled(), clock.instant());
        var subject = new Subject("meeting", "m-proof7");
        await().atMost(SOON).until(() -> entries.of(subject).isPresent());
        assertThat(get("m-proof7", "", "application/json").statusCode()).isEqualTo(404);
        SPEAKER.say(new MeetingCancelled(meeting.invitation(), "Sykdom"), clock.instant());
        await().atMost(SOON).until(() -> entries.of(subject).orElseThrow().cancelled());
        assertThat(get("m-proof7", "", "text/html").statusCode()).isEqualTo(404);
    }

    /** RFC 8785, for what stands in such facts, written here once more. */
    private static String canonical(JsonNode node) {
        if (node.isObject()) {
            var sorted = new TreeMap<String, JsonNode>();
            node.properties().forEach(it -> sorted.put(it.getKey(), it.getValue()));
            var joined = new StringJoiner(",", "{", "}");
            sorted.forEach((key, value) -> joined.add('"' + key + "\":" + canonical(value)));
            return joined.toString();
        }
        if (node.isArray()) {
            var joined = new StringJoiner(",", "[", "]");
            node.forEach(it -> joined.add(canonical(it)));
            return joined.toString();
        }
        return node.isString()
                ? '"' + node.asString().replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : node.toString();
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(digest(text));
    }

    private static byte[] digest(String text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<AMember> members(String name, int howMany) {
        var group = new GroupId("g-" + name);
        SPEAKER.say(AGroup.named(group, "Faggruppe for bevis").saved());
        return MailOfAnEventTest.members(name, howMany, group);
    }

    private static AMeeting meeting(String name, List<AMember> members, String at) {
        return AMeeting.called("Møte om bevis")
                .withId("m-" + name)
                .ofGroups(new GroupId("g-" + name))
                .inviting(members.stream().map(AMember::id).toList())
                .starting(at, Duration.ofHours(2));
    }

    private static String address(JsonNode facts, String member) {
        for (var it : facts.get("people")) {
            if (it.get("memberId").asString().equals(member)) {
                return it.get("address").asString();
            }
        }
        throw new AssertionError("nobody by the id " + member);
    }

    private static void bounce(String address) throws MessagingException {
        MailThatComesBackTest.bounce(
                MAIL.messagesTo(address).getLast().getMessageID(), address, address.hashCode());
    }

    private JsonNode json(String meeting, String query) throws IOException, InterruptedException {
        var answer = get(meeting, query, "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> page(String meeting, String query)
            throws IOException, InterruptedException {
        return get(meeting, query, "text/html");
    }

    private HttpResponse<String> get(String meeting, String query, String accept)
            throws IOException, InterruptedException {
        return BROWSER.send(
                HttpRequest.newBuilder(
                                URI.create(base() + "/meetings/" + meeting + "/deliveries" + query))
                        .header("Accept", accept)
                        .header("Accept-Language", "nb")
                        .build(),
                BodyHandlers.ofString());
    }
}
