package no.saksgang.notificationservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
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
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Topic;
import no.saksgang.events.directory.Language;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.InvitationAnswered;
import no.saksgang.events.reply.ReplyReceived;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.AMember;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** From the mail that asks to the page, and from the page to what is said on Kafka. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnsweringByLinkTest extends NotificationServiceTest {
    private static final Pattern LINK = Pattern.compile("/replies/([\\w-]+)");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"");
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    /** A meeting and one who is invited to it, who has got the mail. */
    private record Case(AMeeting meeting, AMember member, String token) {}

    @Test
    void shows_the_invitation_and_changes_nothing_however_often_it_is_opened() throws Exception {
        var it = invited("look", inThreeDays());
        for (var chosen : List.of("", "?answer=accepted", "?answer=declined&lang=en")) {
            var page = get(it.token() + chosen);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("Møte look", "<form method=\"post\" action=\"" + it.token() + "\"")
                    .doesNotContain("??", "<script", "style=\"", "http-equiv", "null");
        }
        assertThat(get(it.token() + "?answer=accepted").body())
                .contains("Du har ikke svart.", "id=\"accepted\" value=\"accepted\" checked");
        assertThat(get(it.token() + "?lang=nn").body()).contains("<html lang=\"nn\">", "Kjem du?");
        var headers = get(it.token()).headers().map();
        assertThat(headers)
                .containsEntry("cache-control", List.of("no-store"))
                .containsEntry("referrer-policy", List.of("no-referrer"))
                .containsEntry("x-robots-tag", List.of("noindex, nofollow"));
        assertThat(String.valueOf(headers.get("content-security-policy")))
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(get("../pages.css").statusCode()).isEqualTo(200);
        assertThat(repliesOf(it.member())).isEmpty();
    }

    @Test
    void takes_an_answer_once_shows_it_and_tells_the_calendar_when_the_meeting_has_it()
            throws Exception {
        var it = invited("yes", inThreeDays());
        var form =
                form(
                        it.token(),
                        Map.of(
                                "answer", "accepted",
                                "comment", "Kommer rett fra toget\r\n& <gleder> meg",
                                "until", "11.30",
                                "recused", "2"));
        var sent = post(it.token(), form);
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("location")).contains(it.token() + "?noted");
        assertThat(post(it.token(), form).statusCode()).isEqualTo(303); // pressed twice

        var reply =
                await().until(() -> repliesOf(it.member()), list -> list.size() == 1).getFirst();
        assertThat(reply.answer()).isEqualTo(AnswerKind.ACCEPTED);
        assertThat(reply.comment()).isEqualTo("Kommer rett fra toget\n& <gleder> meg");
        assertThat(reply.until()).hasToString("11:30");
        assertThat(reply.recusedFrom()).containsExactly("2");
        assertThat(reply.way()).isEqualTo(ReplyReceived.Way.LINK);
        assertThat(reply.revision()).isEqualTo(1);
        assertThat(get(it.token() + "?noted").body())
                .contains(
                        "Svaret ditt er notert.",
                        "på vei til sekretariatet",
                        "til stede til kl. 11.30",
                        "&amp; &lt;gleder&gt; meg");

        SPEAKER.say(judged(it, reply, InvitationAnswered.Way.LINK));
        var noted = await().until(() -> mails(it), list -> list.size() == 2).getLast();
        assertThat(noted.getSubject()).startsWith("Du kommer: Møte yes");
        assertThat(part(noted, "text/calendar"))
                .contains("METHOD:REQUEST", "SEQUENCE:0", "PARTSTAT=ACCEPTED")
                .doesNotContain("RSVP");
        assertThat(uid(noted)).isEqualTo(uid(mails(it).getFirst()));
        assertThat(get(it.token()).body())
                .contains("svart på denne siden", "sekretariatet har fått kommentaren")
                .doesNotContain("på vei til", "gleder");

        // The same again is no news; from the calendar or the secretariat neither.
        var again = judged(it, reply, InvitationAnswered.Way.LINK);
        SPEAKER.say(again);
        SPEAKER.say(
                new InvitationAnswered(
                        again.meetingId(),
                        1,
                        again.memberId(),
                        AnswerKind.DECLINED,
                        again.answeredAt(),
                        false,
                        null,
                        null,
                        null,
                        List.of(),
                        InvitationAnswered.Way.CALENDAR));
        await().until(() -> get(it.token()).body().contains("svart fra kalenderen"));
        assertThat(mails(it)).hasSize(2);
    }

    @Test
    void says_at_the_field_what_is_wrong_and_takes_nothing() throws Exception {
        var it = invited("wrong", inThreeDays());
        var faults =
                Map.of(
                        "#answer", Map.of("comment", "Hei"),
                        "#comment", Map.of("answer", "accepted", "comment", "x".repeat(2_001)),
                        "#substitute-name",
                                Map.of("answer", "accepted", "substituteName", "Kari Vik"),
                        "#substitute-email",
                                Map.of(
                                        "answer", "declined",
                                        "substituteName", "Kari Vik",
                                        "substituteEmail", "kari\r\nBcc: x@vik.example"),
                        "#from", Map.of("answer", "accepted", "from", "23:00"),
                        "#until", Map.of("answer", "accepted", "until", "snart"),
                        "#recused", Map.of("answer", "accepted", "recused", "99"));
        for (var fault : faults.entrySet()) {
            var answered = post(it.token(), form(it.token(), fault.getValue()));
            assertThat(answered.statusCode()).as(fault.getKey()).isEqualTo(422);
            assertThat(answered.body())
                    .as(fault.getKey())
                    .contains(
                            "<a href=\"" + fault.getKey() + "\"", "class=\"fault\"", "<title>Feil:")
                    .contains("id=\"" + fault.getKey().substring(1) + "\"")
                    .doesNotContain("??");
        }
        assertThat(repliesOf(it.member())).isEmpty();
    }

    @Test
    void is_refused_kindly_when_the_meeting_was_moved_and_taken_on_the_second_try()
            throws Exception {
        var it = invited("moved", inThreeDays());
        var form = form(it.token(), Map.of("answer", "tentative", "comment", "Kanskje litt sen"));
        SPEAKER.say(it.meeting().movedTo("2027-01-11T12:00").rescheduled(), clock.instant());
        await().until(() -> get(it.token()).body().contains("name=\"revision\" value=\"2\""));
        var answered = post(it.token(), form);
        assertThat(answered.statusCode()).isEqualTo(409);
        assertThat(answered.body())
                .contains("Møtet er flyttet", "Kanskje litt sen", "value=\"tentative\" checked");
        assertThat(repliesOf(it.member())).isEmpty();
        assertThat(
                        post(it.token(), fields(answered.body(), Map.of("answer", "tentative")))
                                .statusCode())
                .isEqualTo(303);
        assertThat(await().until(() -> repliesOf(it.member()), list -> list.size() == 1))
                .extracting(ReplyReceived::revision)
                .containsExactly(2);
    }

    @Test
    void takes_nothing_once_the_meeting_has_begun_or_is_cancelled_and_says_so() throws Exception {
        var begun =
                invited("begun", clock.instant().minusSeconds(600).truncatedTo(ChronoUnit.MINUTES));
        var off = invited("off", inThreeDays());
        var form = form(off.token(), Map.of("answer", "accepted"));
        SPEAKER.say(off.meeting().cancelled("Ingen kan"), clock.instant());
        await().until(() -> get(off.token()).body().contains("Møtet er avlyst."));
        assertThat(get(begun.token()).body()).contains("Møtet har begynt.").doesNotContain("<form");
        for (var it : List.of(begun, off)) {
            assertThat(post(it.token(), form).statusCode()).isEqualTo(409);
            assertThat(repliesOf(it.member())).isEmpty();
        }
    }

    @Test
    void answers_a_wrong_an_expired_and_a_forgotten_link_alike() throws Exception {
        var gone = invited("gone", inThreeDays());
        SPEAKER.say(gone.member().erased());
        await().until(() -> get(gone.token()).statusCode() == 404);
        var old = invited("old", clock.instant().minus(Duration.ofDays(2)));
        var pages =
                Stream.of("nonsense", gone.token(), old.token(), gone.token() + "A")
                        .map(this::unthrowing)
                        .toList();
        assertThat(pages).extracting(HttpResponse::statusCode).containsOnly(404);
        assertThat(pages.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(post(old.token(), Map.of("answer", "accepted")).statusCode()).isEqualTo(404);
    }

    @Test
    void is_open_to_programs_too() throws Exception {
        var it = invited("json", inThreeDays());
        http().get()
                .uri("/replies/{token}", it.token())
                .header("Accept", "application/json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("OPEN")
                .jsonPath("$.title")
                .isEqualTo("Møte json");
        for (var attempt = 0; attempt < 2; attempt++) {
            http().post()
                    .uri("/replies/{token}", it.token())
                    .header("Accept", "application/json")
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "once")
                    .body(
                            """
                            {"answer": "DECLINED", "revision": 1,
                             "substitute": {"name": "Kari Vik", "email": "kari.vik@vik.example"}}
                            """)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(202)
                    .expectBody()
                    .jsonPath("$.given.answer")
                    .isEqualTo("DECLINED")
                    .jsonPath("$.given.noted")
                    .isEqualTo(false);
        }
        assertThat(await().until(() -> repliesOf(it.member()), list -> !list.isEmpty())).hasSize(1);
        http().post()
                .uri("/replies/{token}", it.token())
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .body("{\"answer\": \"ACCEPTED\", \"from\": \"23:00\"}")
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:saksgang:problem:answer-unusable")
                .jsonPath("$.pointer")
                .isEqualTo("/from");
        http().get()
                .uri("/replies/{token}", it.token() + "A")
                .header("Accept", "application/json")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:saksgang:problem:unknown-id");
    }

    // ---

    private static final Duration HOURS = Duration.ofHours(3);

    /** Ten o'clock in Oslo. */
    private Instant inThreeDays() {
        return clock.instant()
                .plus(Duration.ofDays(3))
                .atZone(ZoneId.of("Europe/Oslo"))
                .withHour(10)
                .truncatedTo(ChronoUnit.HOURS)
                .toInstant();
    }

    private Case invited(String name, Instant startsAt) {
        var group = new GroupId("g-link-" + name);
        var member =
                AMember.called("Jørn " + name)
                        .withId("link-" + name)
                        .withEmail("link-" + name + "@vik.example")
                        .reading(Language.NB)
                        .in(group);
        SPEAKER.say(member.saved());
        var meeting =
                AMeeting.called("Møte " + name)
                        .withId("m-link-" + name)
                        .numbered(null)
                        .ofGroups(group)
                        .startingAt(startsAt, HOURS)
                        .inviting(member.id());
        SPEAKER.say(meeting.agendaApproved(), clock.instant());
        var mail =
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> MAIL.messagesTo(member.email()), list -> !list.isEmpty())
                        .getFirst();
        var link = LINK.matcher(part(mail, "text/plain"));
        assertThat(link.find()).isTrue();
        var it = new Case(meeting, member, link.group(1));
        await().until(() -> get(it.token()).statusCode() != 503);
        return it;
    }

    private static InvitationAnswered judged(
            Case it, ReplyReceived reply, InvitationAnswered.Way way) {
        return new InvitationAnswered(
                it.meeting().id(),
                1,
                it.member().id(),
                reply.answer(),
                reply.answeredAt(),
                reply.comment() != null,
                null,
                reply.from(),
                reply.until(),
                reply.recusedFrom(),
                way);
    }

    private static List<MimeMessage> mails(Case it) {
        return MAIL.messagesTo(it.member().email());
    }

    private static String uid(MimeMessage mail) {
        return part(mail, "text/calendar")
                .lines()
                .filter(it -> it.startsWith("UID:"))
                .findFirst()
                .orElseThrow();
    }

    /** Unfolded, where it is a calendar. */
    static String part(Part part, String type) {
        try {
            if (part.isMimeType(type)) {
                return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .replace("\r\n ", "");
            }
            if (part.getContent() instanceof Multipart parts) {
                for (var i = 0; i < parts.getCount(); i++) {
                    var found = part(parts.getBodyPart(i), type);
                    if (!found.isEmpty()) {
                        return found;
                    }
                }
            }
            return "";
        } catch (IOException | MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static List<ReplyReceived> repliesOf(AMember member) {
        return repliesOf(member.id());
    }

    private static List<ReplyReceived> repliesOf(MemberId member) {
        return KAFKA.of(Topic.REPLIES).stream()
                .flatMap(it -> it.envelope().stream())
                .filter(it -> it.event() instanceof ReplyReceived)
                .map(it -> (ReplyReceived) it.event())
                .filter(it -> it.memberId().equals(member))
                .toList();
    }

    /** The form of the page as it is now, with what a member fills in. */
    private Map<String, String> form(String token, Map<String, String> filled) throws Exception {
        return fields(get(token).body(), filled);
    }

    private static Map<String, String> fields(String page, Map<String, String> filled) {
        var fields =
                HIDDEN.matcher(page)
                        .results()
                        .collect(Collectors.toMap(it -> it.group(1), it -> it.group(2)));
        fields.putAll(filled);
        return fields;
    }

    private HttpResponse<String> unthrowing(String path) {
        try {
            return get(path);
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return BROWSER.send(
                HttpRequest.newBuilder(address(path))
                        .header("Accept", "text/html,*/*;q=0.8")
                        .header("Accept-Language", "nb")
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        var body =
                fields.entrySet().stream()
                        .map(it ->
                                it.getKey()
                                        + "="
                                        + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return BROWSER.send(
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html,*/*;q=0.8")
                        .header("Accept-Language", "nb")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create(base() + "/replies/").resolve(path);
    }
}
