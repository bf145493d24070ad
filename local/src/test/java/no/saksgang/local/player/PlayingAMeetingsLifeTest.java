package no.saksgang.local.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.saksgang.events.Topic;
import no.saksgang.local.mail.AcceptedMail;
import no.saksgang.local.scenario.Scenario;
import no.saksgang.local.suite.Suite;
import no.saksgang.local.suite.SuiteSettings;
import no.saksgang.testing.Invariants;
import no.saksgang.testing.KafkaRecord;
import no.saksgang.testing.KafkaRecords;
import no.saksgang.testing.Speaker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole suite, started once: every part a process of its own, real Kafka, real mail, a kill and
 * outages on the way. What a meeting's life has left is then looked at from every side.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class PlayingAMeetingsLifeTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> SERVICES =
            List.of("meeting-service", "minutes-service", "notification-service");

    /** Prometheus knows by itself whom it reached. */
    private static final Set<String> MADE_BY_PROMETHEUS = Set.of("up");

    /** Values of labels that are there only once something has gone wrong. */
    private static final Set<String> NOT_BEFORE_TROUBLE = Set.of("SERVER_ERROR");

    private static final String POISON = "gift";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Suite suite;
    private final Outcome outcome;
    private final List<Service> services;
    private final Rest rest;
    private final Service meetings;

    PlayingAMeetingsLifeTest(@TempDir Path directory) throws Exception {
        var whole = Scenario.read(HOME.resolve("scenarios/fagdag-i-viddaregionen.yaml"));
        suite =
                Suite.start(
                        SuiteSettings.onFreePorts(HOME, directory.resolve("data"))
                                .startingAt(whole.instant(whole.now())));
        services =
                SERVICES.stream()
                        .map(it -> new Service(it, suite.addressOf(it), suite.bearer()))
                        .toList();
        meetings = services.getFirst();
        rest = new Rest(services, suite.mailbox()::size);
        outcome = Player.play(whole, suite, System.out, false);
    }

    @AfterAll
    void the_suite_ends() {
        suite.close();
    }

    @Test
    void shows_everything_that_the_scenario_expects() {
        assertThat(outcome).isInstanceOf(Outcome.AllSeen.class);
        invariantsHold();
    }

    @Test
    void tells_a_wrong_expectation(@TempDir Path directory) throws Exception {
        assertThat(Player.play(wrong(directory), suite, System.out, false))
                .asInstanceOf(type(Outcome.Missing.class))
                .extracting(Outcome.Missing::what)
                .asString()
                .contains("ventet 3 e-poster, men det kom 2");
    }

    @Test
    void can_be_watched_by_every_query_of_the_dashboard_and_the_alerts() throws Exception {
        var watching = Watching.in(HOME.resolve("ops"));
        var scrape = Scrape.of(SERVICES.stream().map(suite::addressOf).toList());
        assertThat(watching.dashboard()).hasSizeGreaterThan(20);
        assertThat(watching.alerts()).hasSizeGreaterThan(5);
        assertThat(Stream.of(watching.dashboard(), watching.alerts()).flatMap(List::stream))
                .allSatisfy(query ->
                        assertThat(PromQl.selectors(query))
                                .as(query)
                                .isNotEmpty()
                                .filteredOn(it -> !MADE_BY_PROMETHEUS.contains(it.metric()))
                                .allMatch(it -> scrape.has(it.without(NOT_BEFORE_TROUBLE))));
    }

    @Test
    void carries_the_trace_of_a_request_to_the_log_line_of_every_mail_it_caused() throws Exception {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        rest.await();
        var before = suite.mailbox().size();
        var answer =
                meetings.send(
                        "POST",
                        "/announcements",
                        Map.of(
                                "title", "Sporet hele veien",
                                "body", "Fra forespørsel til e-post.",
                                "audience", Map.of("everyone", true)),
                        Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
        assertThat(answer.status()).isEqualTo(201);
        rest.await();

        var mails = suite.mailbox().size() - before;
        assertThat(mails).isPositive();
        assertThat(log("notification-service"))
                .filteredOn(it -> it.contains(trace) && it.contains("mail taken"))
                .hasSize(mails)
                .noneMatch(it -> it.contains("@"));
    }

    @Test
    void foresees_the_mail_that_a_command_then_causes() throws Exception {
        rest.await();
        var start = suite.clock().now().plus(Duration.ofDays(20)).truncatedTo(ChronoUnit.SECONDS);
        var path = "/meetings/forutsett";
        var place = Map.of("name", "Teams");
        var planned =
                meetings.send(
                        "POST",
                        "/meetings",
                        Map.of(
                                "meetingId",
                                "forutsett",
                                "title",
                                "Forutsett møte",
                                "groupIds",
                                List.of("klima"),
                                "startsAt",
                                start.toString(),
                                "endsAt",
                                start.plus(Duration.ofHours(1)).toString(),
                                "timeZone",
                                "Europe/Oslo",
                                "place",
                                place,
                                "leaderId",
                                "kari",
                                "secretaryId",
                                "siri",
                                "agenda",
                                List.of(Map.of("title", "Sak", "kind", "discussion"))),
                        Map.of());
        assertThat(planned.status()).isEqualTo(201);
        foreseesAndDoes(
                "POST", path, "/agenda/approval", Map.of("approvedBy", "kari"), "INVITATION");
        foreseesAndDoes(
                "PUT",
                path,
                "/schedule",
                Map.of(
                        "startsAt", start.plus(Duration.ofDays(1)).toString(),
                        "endsAt", start.plus(Duration.ofDays(1).plusHours(1)).toString(),
                        "place", place),
                "RESCHEDULING");
    }

    /** Asks the two services for the mail of a command, then gives the command and compares. */
    private void foreseesAndDoes(
            String method, String path, String below, Object command, String purpose)
            throws Exception {
        var before = suite.mailbox().size();
        var seen = Map.of("If-Match", String.valueOf(meetings.get(path).etag()));
        var events = meetings.send(method, path + below + "?preview", command, seen);
        assertThat(events.status()).as(events.body()::toString).isEqualTo(200);
        var foreseen =
                services.getLast()
                        .send("POST", "/mailings/preview", events.body(), Map.of())
                        .body()
                        .path("mailings");
        assertThat(foreseen.valueStream().map(it -> it.path("purpose").asString()))
                .containsExactly(purpose, "REMINDER_UNANSWERED", "REMINDER_ATTENDING");
        var messageIds =
                foreseen.path(0)
                        .path("recipients")
                        .valueStream()
                        .map(it -> it.path("messageId").asString())
                        .toList();
        rest.await();
        assertThat(suite.mailbox().size()).isEqualTo(before);

        assertThat(meetings.send(method, path + below, command, seen).status()).isEqualTo(200);
        rest.await();
        var taken = new ArrayList<String>();
        for (var mail : suite.mailbox().after(before)) {
            taken.add(mail.message().getMessageID());
        }
        assertThat(taken).isNotEmpty().containsExactlyInAnyOrderElementsOf(messageIds);
    }

    @Test
    void leaves_every_projection_as_the_fold_of_what_was_said() throws Exception {
        rest.await();
        assertThat(Fold.of(suite).differences(meetings, services.get(1))).isEmpty();
    }

    /**
     * Stopped meanwhile, since Kafka lets nobody move a group that listens. So this shows an
     * ordinary restart, too.
     */
    @Test
    void is_the_same_after_every_topic_was_read_again_from_its_start() throws Exception {
        rest.await();
        var mails = suite.mailbox().size();
        var said = KafkaRecords.at(suite.kafka()).ofEvents().size();
        var stored = StoreContents.of(suite.store());

        allAtOnce(suite::stop);
        ConsumerGroups.at(suite.kafka()).goToTheStart();
        allAtOnce(suite::startAgain);
        rest.await();

        assertThat(suite.mailbox().size()).isEqualTo(mails);
        assertThat(KafkaRecords.at(suite.kafka()).ofEvents()).hasSize(said);
        assertThat(StoreContents.of(suite.store()).differencesTo(stored)).isEmpty();
        invariantsHold();
    }

    @Test
    void sets_aside_poison_and_nothing_else() throws Exception {
        rest.await();
        var subject = "meeting/" + POISON;
        try (var speaker = Speaker.at(suite.kafka())) {
            speaker.poison(
                    Topic.MEETINGS,
                    "no.saksgang.AgendaApproved.v1",
                    subject,
                    "<html>".getBytes(StandardCharsets.UTF_8));
        }
        rest.await();

        assertThat(KafkaRecords.at(suite.kafka()).dead())
                .allMatch(it -> subject.equals(it.key()))
                .extracting(KafkaRecord::topic)
                .doesNotHaveDuplicates()
                .contains("saksgang.meetings.notification-service.mailing.dead");
        var scrape = Scrape.of(List.of(suite.addressOf("notification-service")));
        assertThat(
                        scrape.value(
                                "saksgang_deadletters_waiting",
                                Map.of(
                                        "topic", "saksgang.meetings",
                                        "group", "notification-service.mailing")))
                .isEqualTo(1);
        invariantsHold();
    }

    @Test
    void forgets_a_person_everywhere(@TempDir Path directory) throws Exception {
        assertThat(Player.play(takingPart(directory), suite, System.out, false))
                .isInstanceOf(Outcome.AllSeen.class);
        var traces =
                new TracesOf(
                        suite,
                        List.of(
                                "Vigdis Glemmegaard",
                                "vigdis@glemmegaard.example",
                                "følge min mor",
                                "sa jeg aldri"));
        // Else it would be no wonder that nothing is found afterwards.
        assertThat(traces.found()).isNotEmpty();

        assertThat(meetings.send("DELETE", "/members/vigdis", null, Map.of()).status())
                .isEqualTo(204);
        rest.await();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(traces.found()).isEmpty());
    }

    private void invariantsHold() {
        Invariants.of(suite.kafka())
                .butPoison(it -> String.valueOf(it.key()).endsWith(POISON))
                .with(() -> suite.mailbox().all().stream().map(AcceptedMail::message).toList())
                .hold();
    }

    private List<String> log(String part) throws IOException {
        return Files.readAllLines(suite.logs().resolve(part + ".log"));
    }

    private static void allAtOnce(Consumer<String> what) throws InterruptedException {
        var threads = SERVICES.stream().map(it -> Thread.ofVirtual().start(() -> what.accept(it)));
        for (var thread : threads.toList()) {
            thread.join();
        }
    }

    /** Expects a mail too many. */
    private Scenario wrong(Path directory) throws IOException {
        return later(
                directory,
                """
                now: YEAR-01-04T09:00:00
                timeZone: Europe/Oslo
                language: nb
                group:
                  id: to
                  name: Faggruppe for to
                  members:
                    - { id: en, name: En Vidda, represents: Vidda, role: leader, email: en@to.example }
                    - { id: to-av-to, name: To Vidda, represents: Vidda, role: secretariat, email: to@to.example }
                meeting:
                  title: Lite møte
                  start: YEAR-02-01T10:00
                  end: YEAR-02-01T11:00
                  place: { name: Teams }
                  leader: en
                  secretary: to-av-to
                  agenda:
                    - { title: Eneste sak, kind: discussion }
                steps:
                  - approve-agenda: {}
                    expect: { mails: 3 }
                """);
    }

    /** One who is wherever a person can be, but in an approved referat. */
    private Scenario takingPart(Path directory) throws IOException {
        return later(
                directory,
                """
                now: YEAR-01-04T09:00:00
                timeZone: Europe/Oslo
                language: nb
                group:
                  id: glemsel
                  name: Faggruppe for glemsel
                  members:
                    - { id: huskeren, name: Husker Alt, represents: Vidda, role: leader, email: husker@alt.example }
                    - { id: skriveren, name: Skriver Ned, represents: Vidda, role: secretariat, email: skriver@ned.example }
                    - { id: vigdis, name: Vigdis Glemmegaard, represents: Glemmen, role: member, email: vigdis@glemmegaard.example }
                meeting:
                  title: Møte om glemsel
                  start: YEAR-02-01T10:00
                  end: YEAR-02-01T11:00
                  place: { name: Teams }
                  leader: huskeren
                  secretary: skriveren
                  agenda:
                    - { title: Hva en husker, kind: round-table, presenter: vigdis }
                steps:
                  - approve-agenda: {}
                  - answer: { vigdis: { answer: tentative, comment: Jeg må følge min mor til legen. } }
                  - clock: YEAR-02-01T11:05
                  - attendance: {}
                  - referat:
                      items:
                        1:
                          statements: [{ represents: Glemmen, by: vigdis, body: Vi husker lite. }]
                          followUps: [{ text: Huske mer, owner: vigdis, due: YEAR-03-01 }]
                  - circulate: { commentsBy: YEAR-02-20T12:00 }
                  - comment: { by: vigdis, text: Dette sa jeg aldri. }
                """);
    }

    /** In the year after the one that the suite's clock shows, whichever test was before. */
    private Scenario later(Path directory, String scenario) throws IOException {
        var year = suite.clock().now().atZone(ZoneOffset.UTC).getYear() + 1;
        return Scenario.read(
                Files.writeString(
                        directory.resolve("later.yaml"), scenario.replace("YEAR", "" + year)));
    }
}
