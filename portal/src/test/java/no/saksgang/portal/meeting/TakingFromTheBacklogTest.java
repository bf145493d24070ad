package no.saksgang.portal.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.CaseId;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;
import no.saksgang.events.Visibility;
import no.saksgang.portal.meeting.Backlog.OpenCase;
import no.saksgang.portal.meeting.Backlog.OpenFollowUp;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TakingFromTheBacklogTest {
    private static final String HEADING = "Oppfølging fra tidligere møter";
    private static final Draft EMPTY = new Draft(List.of());

    private static final Backlog BACKLOG =
            new Backlog(
                    List.of(
                            new OpenCase(new CaseId("k1"), "12/25", "Energiplan"),
                            new OpenCase(new CaseId("k2"), "13/25", "Nytt logo")),
                    List.of(
                            followUp("f1", "Ring kommunen.", Visibility.PUBLIC),
                            followUp("f2", "Snakk med huseier.", Visibility.MEMBERS)));

    private static OpenFollowUp followUp(String id, String text, Visibility visibility) {
        return new OpenFollowUp(
                new FollowUpId(id),
                new CaseId("k1"),
                text,
                List.of(
                        Person.named("Rådgiver i fylket", null),
                        Person.of(new MemberId("kari"), "Kari", null)),
                visibility,
                false);
    }

    private static List<String> titles(Draft draft) {
        return draft.all().map(it -> it.number() + " " + it.title()).toList();
    }

    @Test
    void a_case_becomes_an_item_that_belongs_to_it() {
        var with = BACKLOG.withCases(EMPTY, List.of("k2"));
        assertThat(titles(with)).containsExactly("1 Nytt logo");
        assertThat(with.items().getFirst().caseId()).isEqualTo(new CaseId("k2"));
        assertThat(with.items().getFirst().caseNumber()).isEqualTo("13/25");
    }

    @Test
    void follow_ups_come_below_one_item_and_who_owns_one_presents_it() {
        var first = BACKLOG.withFollowUps(EMPTY, List.of("f1"), HEADING);
        var both = BACKLOG.withFollowUps(first, List.of("f2"), HEADING);
        assertThat(titles(both))
                .containsExactly("1 " + HEADING, "1.1 Ring kommunen.", "1.2 Snakk med huseier.");
        var below = both.items().getFirst().items();
        assertThat(below).extracting(AgendaItem::presenter).containsOnly(new MemberId("kari"));
        assertThat(below).extracting(AgendaItem::kind).containsOnly(ItemKind.INFORMATION);
        assertThat(below)
                .extracting(AgendaItem::visibility)
                .containsExactly(Visibility.PUBLIC, Visibility.MEMBERS);
    }

    @Test
    void what_is_on_the_agenda_waits_no_longer() {
        var with =
                BACKLOG.withFollowUps(
                        BACKLOG.withCases(EMPTY, List.of("k2")), List.of("f1"), HEADING);
        var left = BACKLOG.without(with);
        assertThat(left.followUps())
                .extracting(OpenFollowUp::text)
                .containsExactly("Snakk med huseier.");
        // The follow-up that was taken belongs to the other case.
        assertThat(left.cases()).isEmpty();
    }

    @Test
    void nothing_chosen_changes_nothing() {
        assertThat(BACKLOG.withCases(EMPTY, List.of())).isEqualTo(EMPTY);
        assertThat(BACKLOG.withFollowUps(EMPTY, List.of("other"), HEADING)).isEqualTo(EMPTY);
    }

    @Test
    void a_wordyfollow_up_becomes_a_title_that_an_agenda_takes() {
        var wordy = followUp("f3", "Sende ut ".repeat(50), Visibility.PUBLIC);
        var with =
                new Backlog(List.of(), List.of(wordy)).withFollowUps(EMPTY, List.of("f3"), HEADING);
        assertThat(with.items().getFirst().items().getFirst().title()).hasSize(200).endsWith("…");
    }
}
