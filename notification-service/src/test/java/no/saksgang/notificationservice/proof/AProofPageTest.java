package no.saksgang.notificationservice.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import no.saksgang.events.GroupId;
import no.saksgang.events.MailingId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.Language;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.InvitationAnswered.Way;
import no.saksgang.notificationservice.delivery.Delivery;
import no.saksgang.notificationservice.message.Examples;
import no.saksgang.notificationservice.message.Names;
import no.saksgang.notificationservice.page.Pages;
import no.saksgang.notificationservice.proof.Facts.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Leaves the pages under {@code target/pages}, to be looked at. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AProofPageTest {
    private static final Path LOOK = Path.of("target/pages/proof");
    private static final Instant TAKEN = Instant.parse("2025-08-21T07:00:04Z");
    private static final String REPLY = "250 2.0.0 Ok: queued as 4Zx1Qk3vBnz9sQ7";
    private static final MemberId UNKNOWN = new MemberId("m-unheard-of");
    private static final Names NAMES =
            new Names() {
                @Override
                public Optional<String> of(MemberId member) {
                    return Optional.empty();
                }

                @Override
                public Optional<String> of(GroupId group) {
                    return Optional.of("Faggruppe for næring");
                }
            };

    private final Pages pages = new Pages();

    @ParameterizedTest
    @EnumSource(Language.class)
    void has_words_for_all_that_can_be(Language language) throws IOException {
        var html = html(everything(), language);
        Files.createDirectories(LOOK);
        Files.writeString(LOOK.resolve("everything." + language.tag() + ".html"), html);
        assertThat(html)
                .contains("<html lang=\"" + language.tag() + "\"", REPLY, "m-erased")
                .doesNotContain("<script", "<link", "src=", "url(", "@import");
        assertThat(html.replaceAll("(?s)<style>.*</style>", ""))
                .doesNotContain("??", "{0}", "th:", "null")
                // What has no words is nothing at all.
                .doesNotContain("<h3> <", "></td><td><p", ": </td>", "<td class=\"bad\"></td>");
    }

    @Test
    void of_a_meeting_where_all_is_well_is_short() throws IOException {
        var html = html(everythingWell(15), Language.NB);
        Files.createDirectories(LOOK);
        Files.writeString(LOOK.resolve("well.nb.html"), html);
        Files.writeString(LOOK.resolve("well.json"), Proof.of(everythingWell(15)).json());
        assertThat(html)
                .contains("Alle 15 innkalte ble innkalt i tide.", "28. august 2025, 14 dager før")
                .doesNotContain("class=\"bad\"");
    }

    @Test
    void does_not_say_that_one_was_erased_of_whom_the_directory_has_not_heard() {
        assertThat(html(everything(), Language.NB))
                .contains("m-erased (slettet)", "m-unheard-of (ikke i registeret)");
    }

    @Test
    void keeps_the_message_id_to_itself_where_a_server_repeats_it() {
        var id =
                Examples.messageIds()
                        .of(
                                new MailingId("meeting.m1.2.invitation"),
                                UNKNOWN,
                                "fjordregionen.example");
        assertThat(Proving.without(List.of(id), "250 2.6.0 " + id + " [InternalId=42] Queued"))
                .isEqualTo("250 2.6.0 <…> [InternalId=42] Queued");
    }

    @Test
    void counts_one_day_as_one() {
        assertThat(html(withNotice(1), Language.NB)).contains(", 1 dag før møtedagen.");
        assertThat(html(withNotice(1), Language.NN)).contains(", 1 dag før møtedagen.");
        assertThat(html(withNotice(1), Language.EN)).contains(", 1 day before the day");
        assertThat(html(withNotice(0), Language.NB)).contains(", på selve møtedagen.");
        assertThat(html(withNotice(2), Language.EN)).contains(", 2 days before the day");
    }

    @Test
    void has_the_checksum_in_groups_that_can_be_compared_by_eye() {
        var proof = Proof.of(everything());
        var digits =
                Pattern.compile("class=\"digits\">([0-9a-f ]+)<")
                        .matcher(html(everything(), Language.EN));
        assertThat(digits.find()).isTrue();
        assertThat(digits.group(1).split(" ")).hasSize(8).allMatch(it -> it.length() == 8);
        assertThat(digits.group(1).replace(" ", "")).isEqualTo(proof.sha256());
    }

    private static Facts withNotice(int days) {
        return facts(Period.ofDays(days), List.of(), List.of(), List.of(), false, true);
    }

    private String html(Facts facts, Language language) {
        return pages.html(
                "proof",
                language,
                ProofPage.of(
                        Proof.of(facts),
                        Period.ofDays(14),
                        NAMES,
                        Instant.parse("2025-09-12T06:30:00Z"),
                        language,
                        pages));
    }

    private static Facts everythingWell(int howMany) {
        var invitees = new ArrayList<Facts.Invitee>();
        var rows = new ArrayList<Facts.Sent>();
        var people = new ArrayList<Facts.Known>();
        for (var i = 1; i <= howMany; i++) {
            var id = new MemberId("m" + i);
            invitees.add(
                    new Facts.Invitee(
                            id,
                            Verdict.IN_TIME,
                            new MailingId("meeting.m1.2.invitation"),
                            TAKEN.plusMillis(i * 210L),
                            21,
                            i % 4 == 0
                                    ? null
                                    : new Facts.Answer(
                                            List.of(AnswerKind.ACCEPTED, AnswerKind.DECLINED)
                                                    .get(i % 2),
                                            TAKEN.plusSeconds(86_400L * i),
                                            1,
                                            Way.LINK)));
            rows.add(row(id, Delivery.Kind.SENT, TAKEN.plusMillis(i * 210L), null, null));
            people.add(
                    new Facts.Known(
                            id,
                            false,
                            List.of("Åsta Bjørnøy", "Jørn Vik", "Mari Ødegård-Kristoffersen")
                                    .get(i % 3),
                            "fornavn.etternavn" + i + "@storfjord.kommune.example",
                            TAKEN.minusSeconds(1_000_000)));
        }
        return facts(
                invitees,
                List.of(
                        new Facts.Mailed(
                                new MailingId("meeting.m1.2.invitation"),
                                Purpose.INVITATION,
                                TAKEN.minusSeconds(4),
                                true,
                                rows)),
                people,
                false,
                true);
    }

    /** Each purpose, state and reason, and a person who is forgotten. */
    private static Facts everything() {
        var erased = new MemberId("m-erased");
        var known = new MemberId("m1");
        var invitees = new ArrayList<Facts.Invitee>();
        for (var verdict : Verdict.values()) {
            invitees.add(
                    new Facts.Invitee(
                            verdict == Verdict.NOT_SENT ? erased : known,
                            verdict,
                            null,
                            verdict == Verdict.IN_TIME ? TAKEN : null,
                            verdict == Verdict.IN_TIME ? 21 : null,
                            verdict == Verdict.LATE
                                    ? new Facts.Answer(AnswerKind.DECLINED, TAKEN, 1, null)
                                    : null));
        }
        var rows = new ArrayList<Facts.Sent>();
        rows.add(row(erased, Delivery.Kind.SENT, TAKEN, null, null));
        rows.add(
                row(
                        UNKNOWN,
                        Delivery.Kind.SUPPRESSED,
                        null,
                        Delivery.Suppressed.Why.UNKNOWN_MEMBER,
                        null));
        for (var state : Delivery.Kind.values()) {
            rows.add(
                    row(
                            known,
                            state,
                            state == Delivery.Kind.BOUNCED ? TAKEN : null,
                            null,
                            state == Delivery.Kind.BOUNCED
                                    ? new Facts.Bounce(
                                            TAKEN.plusSeconds(90),
                                            550,
                                            "5.1.1",
                                            "550 5.1.1 <…>: User unknown in virtual mailbox table")
                                    : null));
        }
        for (var why : Delivery.Suppressed.Why.values()) {
            rows.add(row(known, Delivery.Kind.SUPPRESSED, null, why, null));
        }
        var mailings = new ArrayList<Facts.Mailed>();
        Arrays.stream(Purpose.values())
                .forEach(purpose ->
                        mailings.add(
                                new Facts.Mailed(
                                        new MailingId(
                                                "meeting.m1.2."
                                                        + purpose.name().toLowerCase(Locale.ROOT)),
                                        purpose,
                                        TAKEN,
                                        purpose != Purpose.PAPER,
                                        purpose == Purpose.INVITATION ? rows : List.of())));
        return facts(
                invitees,
                mailings,
                List.of(
                        new Facts.Known(
                                known,
                                false,
                                "Jørn Vik",
                                "jorn.vik@storfjord.example",
                                TAKEN.plusSeconds(9)),
                        new Facts.Known(erased, true, null, null, null),
                        new Facts.Known(UNKNOWN, false, null, null, null)),
                true,
                false);
    }

    private static Facts facts(
            List<Facts.Invitee> invitees,
            List<Facts.Mailed> mailings,
            List<Facts.Known> people,
            boolean cancelled,
            boolean whole) {
        return facts(Period.ofDays(14), invitees, mailings, people, cancelled, whole);
    }

    private static Facts facts(
            Period notice,
            List<Facts.Invitee> invitees,
            List<Facts.Mailed> mailings,
            List<Facts.Known> people,
            boolean cancelled,
            boolean whole) {
        return new Facts(
                Facts.FORM,
                new MeetingId("m1"),
                1,
                "Møte i faggruppe for næring",
                "3/2025",
                List.of(Examples.NAERING),
                Instant.parse("2025-09-11T08:00:00Z"),
                Instant.parse("2025-09-11T10:30:00Z"),
                Examples.OSLO,
                cancelled,
                new Facts.Notice(
                        notice,
                        LocalDate.of(2025, 9, 11).minus(notice),
                        (int)
                                invitees.stream()
                                        .filter(it -> it.verdict() == Verdict.IN_TIME)
                                        .count(),
                        invitees),
                mailings,
                people,
                whole);
    }

    private static Facts.Sent row(
            MemberId member,
            Delivery.Kind state,
            @Nullable Instant takenAt,
            Delivery.Suppressed.@Nullable Why why,
            Facts.@Nullable Bounce bounce) {
        return new Facts.Sent(
                member,
                state,
                takenAt,
                takenAt == null ? null : REPLY,
                state == Delivery.Kind.REJECTED ? 550 : null,
                state == Delivery.Kind.REJECTED ? "5.7.1" : null,
                why,
                bounce);
    }
}
