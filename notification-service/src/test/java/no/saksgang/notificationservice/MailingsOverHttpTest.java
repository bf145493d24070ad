package no.saksgang.notificationservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import no.saksgang.events.Envelope;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.AMember;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MailingsOverHttpTest extends NotificationServiceTest {
    private static final Pattern ADDRESS = Pattern.compile("[\\w-]+@vik\\.example");

    @Test
    void can_be_looked_through_for_those_to_one_member() {
        var id = mailing("http-one");
        mailing("http-other");
        assertThat(text("/members/http-one-1/deliveries"))
                .contains(id, "INVITATION", "meeting/m-http-one", "SENT", "250")
                .doesNotContain("http-other", "http-one-2")
                .doesNotContainPattern(ADDRESS);
        // Of the newest mailing there is none to them, and there are more.
        assertThat(text("/members/http-one-1/deliveries?limit=1"))
                .contains("\"items\":[]", "\"next\":\"");
        assertThat(text("/members/nobody/deliveries")).contains("\"items\":[]");
    }

    /** Its recipients are waited for by the machine's time, which nobody can move. */
    @Test
    void say_when_they_were_planned_by_the_suites_clock() {
        var id = mailing("http-when");
        assertThat(text("/mailings/" + id)).contains("\"plannedAt\":\"" + clock.instant() + "\"");
    }

    @Test
    void show_their_counts_and_deliveries_and_no_address() {
        var id = mailing("http1");
        http().get()
                .uri("/mailings/{id}", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("COMPLETED")
                .jsonPath("$.recipients")
                .isEqualTo(2)
                .jsonPath("$.counts.sent")
                .isEqualTo(2);
        var deliveries = text("/mailings/" + id + "/deliveries?state=SENT");
        assertThat(deliveries).contains("http1-1", "http1-2", "250").doesNotContainPattern(ADDRESS);
        assertThat(text("/mailings/" + id + "/deliveries?state=REJECTED")).contains("\"items\":[]");
        assertThat(text("/mailings?about=meeting/m-http1")).contains(id);
        assertThat(text("/mailings?newest&about=meeting/m-http1")).contains(id);
        assertThat(text("/mailings?newest&about=meeting/m-other")).contains("\"items\":[]");
        assertThat(text("/mailings?limit=1")).contains("\"next\":");
        http().post()
                .uri("/mailings/{id}/retry", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.deliveries")
                .isEqualTo(0);
    }

    @Test
    void are_left_as_they_are_by_a_command_that_was_only_to_be_looked_at() {
        var id = mailing("http-looked");
        for (var command : List.of("pause", "resume", "stop", "retry")) {
            http().post()
                    .uri("/mailings/{id}/{command}?preview", id, command)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:saksgang:problem:command-not-foreseen");
        }
    }

    @Test
    void are_paused_resumed_and_stopped_while_they_are_on_their_way() {
        var id = mailing("http-over");
        for (var command : List.of("pause", "resume", "stop")) {
            http().post()
                    .uri("/mailings/{id}/{command}", id, command)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(409)
                    .expectBody()
                    .jsonPath("$.title")
                    .isEqualTo("Utsendingen er ferdig.");
        }
        // One who is waited for keeps a mailing from beginning.
        SPEAKER.say(
                AMeeting.called("Venter")
                        .withId("m-http-stop")
                        .ofGroups(new GroupId("g-http-over"))
                        .inviting(new MemberId("http-over-1"), new MemberId("http-nobody"))
                        .agendaApproved());
        var waiting = "meeting.m-http-stop.1.invitation";
        await().untilAsserted(() -> status(waiting, "PLANNED"));
        http().post().uri("/mailings/{id}/pause", waiting).exchange().expectStatus().isOk();
        status(waiting, "PAUSED");
        http().post().uri("/mailings/{id}/stop", waiting).exchange().expectStatus().isOk();
        var completed = MailOfAnEventTest.completed("meeting/m-http-stop", Purpose.INVITATION);
        assertThat(completed.sent()).isZero();
        assertThat(completed.suppressed()).isEqualTo(2);
        status(waiting, "STOPPED");
        assertThat(text("/mailings/" + waiting + "/deliveries")).contains("\"why\":\"STOPPED\"");
    }

    private void status(String id, String status) {
        http().get()
                .uri("/mailings/{id}", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(status);
    }

    @Test
    void are_unknown_or_wrongly_asked_for_in_the_callers_language() {
        http().get()
                .uri("/mailings/nothing")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("Finnes ikke.");
        http().post().uri("/mailings/nothing/retry").exchange().expectStatus().isNotFound();
        http().get().uri("/mailings?limit=0").exchange().expectStatus().isBadRequest();
        http().get()
                .uri("/mailings/x/deliveries?state=LOST")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void leave_a_line_in_the_log_with_the_trace_of_the_event_and_no_address() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var group = new GroupId("g-trace");
        var members =
                MailOfAnEventTest.members("trace", 2, group).stream().map(AMember::id).toList();
        var meeting = AMeeting.called("Sporet").withId("m-trace").ofGroups(group).inviting(members);
        var lines = new Lines();
        try (lines) {
            SPEAKER.say(
                    new Envelope<>(
                            meeting.agendaApproved(),
                            1,
                            clock.instant(),
                            "00-" + trace + "-00f067aa0ba902b7-01"));
            MailOfAnEventTest.completed("meeting/m-trace", Purpose.INVITATION);
            await().until(() -> lines.about("m-trace").size() == 2);
        }
        assertThat(lines.about("m-trace"))
                .allSatisfy(it -> {
                    assertThat(it.getMDCPropertyMap()).containsEntry("traceId", trace);
                    assertThat(it.getFormattedMessage()).doesNotContainPattern(ADDRESS);
                });
    }

    /** What the senders log. */
    private static final class Lines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
        private final Logger logger =
                (Logger) LoggerFactory.getLogger("no.saksgang.notificationservice.delivery");
        private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();

        Lines() {
            logger.setLevel(Level.INFO);
            logger.addAppender(this);
            start();
        }

        @Override
        protected void append(ILoggingEvent line) {
            line.getMDCPropertyMap();
            lines.add(line);
        }

        List<ILoggingEvent> about(String what) {
            return lines.stream()
                    .filter(it ->
                            it.getFormattedMessage().startsWith("mail taken")
                                    && it.getFormattedMessage().contains(what))
                    .toList();
        }

        @Override
        public void close() {
            logger.detachAppender(this);
            logger.setLevel(null);
        }
    }

    @Test
    void are_measured() {
        mailing("http2");
        assertThat(text("/actuator/prometheus"))
                .contains(
                        "saksgang_mailings_total{purpose=\"invitation\",state=\"completed\"",
                        "saksgang_deliveries_total{state=\"sent\"",
                        "saksgang_event_to_mail_seconds_count",
                        "saksgang_reminders_due",
                        "saksgang_reminders_late_total");
    }

    private String mailing(String name) {
        var group = new GroupId("g-" + name);
        var members = MailOfAnEventTest.members(name, 2, group).stream().map(AMember::id).toList();
        SPEAKER.say(
                AMeeting.called("Over HTTP")
                        .withId("m-" + name)
                        .ofGroups(group)
                        .inviting(members)
                        .agendaApproved());
        return MailOfAnEventTest.completed("meeting/m-" + name, Purpose.INVITATION)
                .mailingId()
                .value();
    }

    private String text(String uri) {
        var body =
                http().get()
                        .uri(uri)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .returnResult(String.class)
                        .getResponseBody();
        assertThat(body).isNotNull();
        return String.valueOf(body);
    }
}
