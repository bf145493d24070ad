package no.saksgang.local.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import no.saksgang.local.player.Judgement.Finding;
import no.saksgang.local.player.Observation.Response;
import no.saksgang.local.scenario.Expectation;
import no.saksgang.local.scenario.Expectation.Answers;
import no.saksgang.local.scenario.Expectation.CalendarMethod;
import no.saksgang.local.scenario.Expectation.Minutes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JudgingWhatCameTest {
    private static final Set<String> M1 = Set.of("meeting/m1");

    private final Cast cast = new Cast();
    private final CalendarEntries entries = new CalendarEntries();

    @BeforeEach
    void three_take_part() {
        cast.enter("eva", "Eva Lid", "Eva@fjord.example");
        cast.enter("nils", "Nils Øy", "nils@vik.example");
        cast.enter("may", "May Clark", "may@as.example");
    }

    @Test
    void counts_every_mail() {
        assertHeld(expecting().mails(2), seen(mail("eva"), mail("nils")), "2 e-poster");
        assertHeld(expecting().mails(0), seen(), "ingen e-post");
        assertMissing(expecting().mails(2), seen(), "ventet 2 e-poster, men det kom ingen");
        assertMissing(
                expecting().mails(3),
                seen(mail("eva"), mail("nils")),
                "ventet 3 e-poster, men det kom 2: Eva Lid, Nils Øy; uten: May Clark");
    }

    @Test
    void names_who_got_one_too_many() {
        assertMissing(
                expecting().mails(2),
                seen(mail("eva"), mail("nils"), mail("eva")),
                "ventet 2 e-poster, men det kom 3: Eva Lid (2), Nils Øy");
    }

    @Test
    void wants_one_mail_each_for_those_named_and_none_for_others() {
        assertHeld(
                expecting().mailTo("eva", "nils"),
                seen(mail("nils"), mail("eva")),
                "til Eva Lid, Nils Øy");
        assertMissing(
                expecting().mailTo("eva", "nils"),
                seen(mail("eva"), mail("eva"), mail("may")),
                "ventet én e-post hver til Eva Lid, Nils Øy, men Nils Øy fikk ingen, Eva Lid fikk 2, May Clark fikk 1 og skulle ingen ha");
        assertMissing(
                expecting().mailTo(),
                seen(mail("may")),
                "ventet e-post til ingen, men May Clark fikk 1 og skulle ingen ha");
    }

    @Test
    void knows_one_who_is_no_member_by_address() {
        assertHeld(
                expecting().mailTo("una@vik.example"),
                seen(new SeenMail(List.of("una@vik.example"), "Hei", List.of())),
                "til una@vik.example");
    }

    @Test
    void wants_the_method_in_every_calendar_part_of_every_mail() {
        assertHeld(
                expecting().calendar(CalendarMethod.REQUEST),
                seen(invitation("eva", "REQUEST", "u", 0)),
                "kalender REQUEST");
        assertMissing(
                expecting().calendar(CalendarMethod.REQUEST),
                seen(invitation("eva", "REQUEST", "u", 0), mail("nils")),
                "ventet kalenderdel med METHOD:REQUEST, men «Hei» til Nils Øy har ingen kalenderdel");
        assertMissing(
                expecting().calendar(CalendarMethod.CANCEL),
                seen(invitation("eva", "REQUEST", "u", 0)),
                "ventet kalenderdel med METHOD:CANCEL, men «Hei» til Eva Lid har METHOD:REQUEST");
        assertMissing(
                expecting().calendar(CalendarMethod.REQUEST),
                seen(),
                "ventet kalenderdel med METHOD:REQUEST, men det kom ingen e-post");
    }

    @Test
    void wants_no_calendar_part_where_none_is_expected() {
        assertHeld(
                expecting().calendar(CalendarMethod.NONE), seen(mail("eva")), "uten kalenderdel");
        assertMissing(
                expecting().calendar(CalendarMethod.NONE),
                seen(mail("eva"), invitation("nils", "REQUEST", "u", 0)),
                "ventet e-post uten kalenderdel, men «Hei» har en");
    }

    @Test
    void wants_the_sequence_in_every_calendar_part() {
        assertHeld(
                expecting().sequence(1),
                seen(invitation("eva", "REQUEST", "u", 1)),
                "SEQUENCE 1, samme UID");
        assertMissing(
                expecting().sequence(1),
                seen(invitation("eva", "REQUEST", "u", 1), invitation("nils", "REQUEST", "u", 0)),
                "ventet SEQUENCE 1 i hver kalenderdel, men «Hei» til Nils Øy har SEQUENCE 0");
        assertMissing(
                expecting().sequence(1),
                seen(mail("eva")),
                "ventet SEQUENCE 1 i hver kalenderdel, men det kom ingen kalenderdel");
    }

    @Test
    void wants_the_uid_that_the_meeting_had_at_first() {
        entries.learn(M1, List.of(invitation("eva", "REQUEST", "first", 0)));
        assertHeld(
                expecting().sequence(1),
                seen(invitation("eva", "REQUEST", "first", 1)),
                "SEQUENCE 1, samme UID");
        assertMissing(
                expecting().sequence(1),
                seen(invitation("eva", "REQUEST", "other", 1)),
                "ventet den samme UID som første gang (first), men det kom other");
    }

    @Test
    void wants_one_uid_in_the_first_invitation() {
        assertMissing(
                expecting().sequence(0),
                seen(invitation("eva", "REQUEST", "a", 0), invitation("nils", "REQUEST", "b", 0)),
                "ventet den samme UID som første gang (), men det kom a, b");
    }

    @Test
    void wants_each_event_that_is_named_and_lets_others_come_too() {
        assertHeld(
                expecting().hearing("AgendaApproved"),
                heard(event("meetings", "AgendaApproved"), event("mailings", "MailingPlanned")),
                "AgendaApproved");
        assertMissing(
                expecting().hearing("AgendaApproved", "MinutesPublished"),
                heard(event("meetings", "AgendaApproved"), event("mailings", "MailingPlanned")),
                "ventet hendelsen MinutesPublished, men det kom bare AgendaApproved, MailingPlanned");
        assertMissing(
                expecting().hearing("AgendaApproved"),
                heard(),
                "ventet hendelsen AgendaApproved, men det kom ingen");
    }

    @Test
    void takes_an_event_named_twice_for_two() {
        assertMissing(
                expecting().hearing("InvitationAnswered", "InvitationAnswered"),
                heard(event("meetings", "InvitationAnswered")),
                "ventet hendelsen InvitationAnswered, men det kom bare InvitationAnswered");
    }

    @Test
    void takes_no_events_as_no_news_whatever_became_of_mail() {
        assertHeld(
                expecting().hearing(),
                heard(event("mailings", "MailingCompleted")),
                "ingen hendelser");
        assertMissing(
                expecting().hearing(),
                heard(event("meetings", "PaperAdded"), event("meetings", "PaperAdded")),
                "ventet ingen hendelser, men det kom 2 PaperAdded");
    }

    @Test
    void wants_the_archive_to_hold_and_find_what_is_said() {
        var right = seenMinutes(new Observation.Minutes(1, true, false));
        var expected = expecting().minutes(new Minutes(1, "tog", "fly"));
        assertThat(judge(expected.build(), right)).allMatch(Finding::held).hasSize(3);
        assertMissing(
                expected,
                seenMinutes(new Observation.Minutes(2, false, true)),
                "ventet 1 utgave av referatet i arkivet, men der er 2",
                "ventet at søk etter «tog» finner referatet, men det gjør det ikke",
                "ventet at søk etter «fly» ikke finner referatet, men det gjør det");
    }

    @Test
    void compares_only_the_answers_that_are_said() {
        var seen = seenAnswers(new Observation.Answers(3, 1, 2, 9));
        assertHeld(
                expecting().answers(new Answers(3, null, null, 9)), seen, "svar: 3 ja, 9 ubesvart");
        assertMissing(
                expecting().answers(new Answers(4, 1, 1, null)),
                seen,
                "ventet 4 ja, men det er 3; 1 nei, men det er 2");
    }

    @Test
    void wants_a_refusal_with_its_status_and_its_reason() {
        assertHeld(
                expecting().refused(409),
                answered(new Response(409, true, "Sakslisten er tom.", "")),
                "avvist: 409 «Sakslisten er tom.»");
        assertMissing(
                expecting().refused(409),
                answered(new Response(422, true, "Ukjent medlem.", "")),
                "ventet avslag med 409, men svaret var 422 «Ukjent medlem.»");
        assertMissing(
                expecting().refused(409),
                answered(new Response(200, false, "", "")),
                "ventet avslag med 409, men kommandoen ble tatt imot (200)");
        assertMissing(
                expecting().refused(409),
                answered(new Response(409, false, "", "")),
                "ventet avslag med 409 og et problem som sier hvorfor (RFC 9457), men svaret sier ikke hvorfor");
    }

    @Test
    void lets_a_refused_command_cause_nothing() {
        var refusal = List.of(new Response(409, true, "Nei.", ""));
        assertMissing(
                expecting().refused(409),
                new Observation(List.of(mail("eva")), List.of(), refusal, null, null),
                "ventet avslag med 409 og ingen e-post, men det kom 1: Eva Lid");
        assertMissing(
                expecting().refused(409),
                new Observation(
                        List.of(), List.of(event("meetings", "PaperAdded")), refusal, null, null),
                "ventet avslag med 409 og ingen hendelser, men det kom PaperAdded");
    }

    @Test
    void does_not_let_a_refusal_pass_that_nobody_expected() {
        assertMissing(
                expecting(),
                answered(new Response(409, true, "Sakslisten er tom.", "")),
                "ventet at kommandoen ble tatt imot, men den ble avvist: 409 «Sakslisten er tom.»");
    }

    private List<Finding> judge(Expectation expected, Observation seen) {
        return new Judgement(cast, entries, M1).of(expected, seen);
    }

    private void assertHeld(Expected expected, Observation seen, String sentence) {
        assertThat(judge(expected.build(), seen)).containsExactly(new Finding(true, sentence));
    }

    private void assertMissing(Expected expected, Observation seen, String... sentences) {
        assertThat(judge(expected.build(), seen))
                .filteredOn(it -> !it.held())
                .extracting(Finding::sentence)
                .containsExactly(sentences);
    }

    private SeenMail mail(String to) {
        return new SeenMail(List.of(cast.addressOf(to)), "Hei", List.of());
    }

    private SeenMail invitation(String to, String method, String uid, int sequence) {
        return new SeenMail(
                List.of(cast.addressOf(to)),
                "Hei",
                List.of(new SeenMail.Calendar(method, uid, sequence)));
    }

    private static SeenEvent event(String topic, String name) {
        return new SeenEvent("saksgang." + topic, name, name, "meeting/m1", 1);
    }

    private static Observation seen(SeenMail... mails) {
        return new Observation(List.of(mails), List.of(), List.of(), null, null);
    }

    private static Observation heard(SeenEvent... events) {
        return new Observation(List.of(), List.of(events), List.of(), null, null);
    }

    private static Observation answered(Response... responses) {
        return new Observation(List.of(), List.of(), List.of(responses), null, null);
    }

    private static Observation seenMinutes(Observation.Minutes minutes) {
        return new Observation(List.of(), List.of(), List.of(), minutes, null);
    }

    private static Observation seenAnswers(Observation.Answers answers) {
        return new Observation(List.of(), List.of(), List.of(), null, answers);
    }

    private static Expected expecting() {
        return new Expected(null, null, null, null, null, null, null, null);
    }

    private record Expected(
            @Nullable Integer mails,
            @Nullable List<String> to,
            @Nullable CalendarMethod calendar,
            @Nullable Integer sequence,
            @Nullable List<String> events,
            @Nullable Minutes minutes,
            @Nullable Answers answers,
            @Nullable Integer refused) {
        Expected mails(int number) {
            return new Expected(number, to, calendar, sequence, events, minutes, answers, refused);
        }

        Expected mailTo(String... members) {
            return new Expected(
                    mails, List.of(members), calendar, sequence, events, minutes, answers, refused);
        }

        Expected calendar(CalendarMethod method) {
            return new Expected(mails, to, method, sequence, events, minutes, answers, refused);
        }

        Expected sequence(int number) {
            return new Expected(mails, to, calendar, number, events, minutes, answers, refused);
        }

        Expected hearing(String... names) {
            return new Expected(
                    mails, to, calendar, sequence, List.of(names), minutes, answers, refused);
        }

        Expected minutes(Minutes wanted) {
            return new Expected(mails, to, calendar, sequence, events, wanted, answers, refused);
        }

        Expected answers(Answers wanted) {
            return new Expected(mails, to, calendar, sequence, events, minutes, wanted, refused);
        }

        Expected refused(int status) {
            return new Expected(mails, to, calendar, sequence, events, minutes, answers, status);
        }

        Expectation build() {
            return new Expectation(
                    mails, to, calendar, sequence, events, minutes, answers, refused);
        }
    }
}
