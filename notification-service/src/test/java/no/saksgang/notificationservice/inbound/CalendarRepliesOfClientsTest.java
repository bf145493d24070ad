package no.saksgang.notificationservice.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import no.saksgang.events.MemberId;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.reply.ReplyReceived;
import no.saksgang.notificationservice.held.Held;
import no.saksgang.notificationservice.mailbox.IncomingMail;
import no.saksgang.notificationservice.mailbox.Letterboxes;
import no.saksgang.notificationservice.mailbox.MailReader;
import no.saksgang.testing.People;
import no.saksgang.testing.Servers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mails in the forms that clients really write, beside this class. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CalendarRepliesOfClientsTest {
    private static Reading reading = new Reading(Servers.mongoUri("clients"), "clients");

    @BeforeAll
    static void know() {
        reading.knowing();
    }

    @AfterAll
    static void close() {
        reading.close();
    }

    @ParameterizedTest
    @CsvSource({
        "exchange-accepted.eml, ali, ACCEPTED, 2026-02-03T07:15:02Z, 1,",
        "outlook-declined.eml, kari, DECLINED, 2026-02-03T09:45:12Z, 1, 'Er på reise, dessverre. Kan møtet flyttes?'",
        "google-tentative.eml, ola, TENTATIVE, 2026-02-04T20:11:44Z, 1,",
        "apple-accepted.eml, ola, ACCEPTED, 2026-02-03T18:00:09Z, 1,",
        "thunderbird-accepted.eml, eva, ACCEPTED, 2026-02-03T12:00:00Z, 1,",
        "alias-by-message.eml, ali, ACCEPTED, 2026-02-03T10:00:00Z, 1,",
        "alias-of-sender.eml, kari, DECLINED, 2026-02-03T10:00:00Z, 1,",
        "delegate-speaks.eml, eva, DECLINED, 2026-02-03T10:00:00Z, 1,",
        "octet-stream.eml, ali, ACCEPTED, 2026-02-03T10:00:00Z, 1,",
        "in-the-future.eml, ali, ACCEPTED, 2026-02-10T08:00:00Z, 4,",
        "without-dtstamp.eml, ali, TENTATIVE, 2026-02-03T10:00:01Z, ,",
        "everyone-listed.eml, ali, DECLINED, 2026-02-03T10:00:00Z, 1,",
    })
    void become_the_members_answer(
            String file,
            String member,
            AnswerKind answer,
            Instant at,
            @Nullable Integer revision,
            @Nullable String comment) {
        var mail = read(Reading.mail(file));
        var decision = decision(mail);
        assertThat(decision.why()).isNull();
        var received = Objects.requireNonNull(decision.answer());
        assertThat(received.replyId()).isEqualTo(mail.id());
        assertThat(received.meetingId()).isEqualTo(Reading.MEETING.id());
        assertThat(received.memberId()).isEqualTo(new MemberId(member));
        assertThat(received.answer()).isEqualTo(answer);
        assertThat(received.answeredAt()).isEqualTo(at);
        assertThat(received.way()).isEqualTo(ReplyReceived.Way.CALENDAR);
        assertThat(received.revision()).isEqualTo(revision);
        assertThat(received.comment()).isEqualTo(comment);
    }

    @ParameterizedTest
    @CsvSource({
        "forwarded.eml, WANTS_TO_COME,",
        "without-partstat.eml, SAYS_NOTHING, ali",
        "delegated.eml, SENDS_ANOTHER, ali",
        "unknown-entry.eml, UNKNOWN_ENTRY, ali",
    })
    void are_shown_and_decide_nothing(String file, Held.Why why, @Nullable String member) {
        var decision = decision(read(Reading.mail(file)));
        assertThat(decision.answer()).isNull();
        assertThat(decision.why()).isEqualTo(why);
        assertThat(decision.member()).isEqualTo(member == null ? null : new MemberId(member));
    }

    @Test
    void that_propose_another_time_are_shown_and_are_the_answer_that_goes_with_it() {
        var mail = read(Reading.mail("counter.eml"));
        assertThat(reading.sorting.sort(mail))
                .isInstanceOfSatisfying(
                        Kind.CalendarCounter.class,
                        it -> {
                            assertThat(it.said().startsAt()).isEqualTo("2026-03-12T12:00:00Z");
                            assertThat(it.said().endsAt()).isEqualTo("2026-03-12T15:00:00Z");
                        });
        var decision = decision(mail);
        assertThat(decision.why()).isEqualTo(Held.Why.PROPOSES_OTHER_TIME);
        assertThat(Objects.requireNonNull(decision.answer()).answer())
                .isEqualTo(AnswerKind.TENTATIVE);
        assertThat(decision.answer().comment()).isEqualTo("Passer bedre etter lunsj");
    }

    @Test
    void are_read_although_they_are_folded_in_the_midst_of_a_letter_and_lie_about_their_charset() {
        var attendee = "ATTENDEE;PARTSTAT=ACCEPTED;CN=Kari Strøm:mailto:kari.strom@nordvik.example";
        var octets = attendee.getBytes(UTF_8);
        var torn = (byte) 0xC3;
        var at = 0;
        while (octets[at] != torn) {
            at++;
        }
        var folded =
                new String(Arrays.copyOf(octets, at + 1), ISO_8859_1)
                        + "\n\t"
                        + new String(Arrays.copyOfRange(octets, at + 1, octets.length), ISO_8859_1);
        var mail =
                """
                From: Kari <kari.strom@nordvik.example>
                To: saksgang@saksgang.example
                Content-Type: text/calendar; charset=iso-8859-1; method=reply

                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:meeting-38ac4dcdb028daa07020
                \t@saksgang.example
                %s
                DTSTAMP:20260203T100000Z
                END:VEVENT
                END:VCALENDAR
                """
                        .formatted(folded);
        var decision = decision(read(mail.getBytes(ISO_8859_1)));
        assertThat(Objects.requireNonNull(decision.answer()).memberId()).isEqualTo(People.KARI);
    }

    @Test
    void have_the_same_id_however_often_they_are_delivered() {
        var once = Reading.mail("exchange-accepted.eml");
        var again =
                ("Received: from elsewhere by another; Tue, 3 Feb 2026 09:00:00 +0100\r\n"
                                + new String(once, UTF_8))
                        .getBytes(UTF_8);
        assertThat(read(again).id()).isEqualTo(read(once).id());
        assertThat(read(Reading.mail("outlook-declined.eml")).id()).isNotEqualTo(read(once).id());
    }

    @ParameterizedTest
    @CsvSource({
        "absence-exchange.eml, auto-reply",
        "absence-subject-only.eml, auto-reply",
        "absence-vacation.eml, auto-reply",
        "absence-null-sender.eml, auto-reply",
        "receipt.eml, auto-reply",
        "absence-perhaps.eml, looks-automatic",
        "from-a-member.eml, ordinary-mail",
        "from-a-stranger.eml, unknown-sender",
        "google-tentative.eml, calendar-reply",
    })
    void stand_beside_other_mail(String file, String kind) {
        assertThat(reading.sorting.sort(read(Reading.mail(file))).tag()).isEqualTo(kind);
    }

    private static IncomingMail read(byte[] octets) {
        return MailReader.read(
                Letterboxes.arrived(octets, Instant.parse("2026-02-03T10:00:05Z")), Reading.at(1));
    }

    private static CalendarReplies.Decision decision(IncomingMail mail) {
        var said = CalendarReader.read(mail.calendars()).orElseThrow();
        return reading.calendarReplies.decide(mail, said);
    }
}
