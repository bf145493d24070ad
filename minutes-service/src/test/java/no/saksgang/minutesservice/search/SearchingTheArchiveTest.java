package no.saksgang.minutesservice.search;

import static no.saksgang.testing.AMeeting.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.saksgang.events.GroupId;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Visibility;
import no.saksgang.minutesservice.search.Hit.Excerpt;
import no.saksgang.minutesservice.search.Sought.Order;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.AReferat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SearchingTheArchiveTest {
    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final GroupId ENVIRONMENT = new GroupId("miljo");

    private final MinutesIndex index = MinutesIndex.inMemory();

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void finds_referater_that_have_all_the_words_wherever_they_stand() {
        archive(
                referat("m1").saying("1", "Temaplan for næring.").saying("2", "Kabelferjen."),
                referat("m2").saying("1", "Temaplan for kultur."));

        assertThat(found("ferje næringsplan")).isEmpty();
        assertThat(found("temaplan ferje")).containsExactly("m1");
        assertThat(found("plan for næring")).containsExactly("m1");
        assertThat(found("temaplan")).containsExactlyInAnyOrder("m1", "m2");
    }

    @Test
    void finds_words_in_quotes_only_as_they_stand() {
        archive(
                referat("m1").saying("1", "Temaplan for næring ble lagt frem."),
                referat("m2").saying("1", "Næringen vil ha en temaplan for seg selv."));

        assertThat(found("\"temaplan for næring\"")).containsExactly("m1");
        assertThat(found("«temaplanen for næring»")).containsExactly("m1");
        assertThat(found("\"næring temaplan\"")).isEmpty();
        assertThat(found("\"temaplan for")).containsExactlyInAnyOrder("m1", "m2");
    }

    @Test
    void puts_the_word_itself_before_its_compounds() {
        archive(
                referat("m1").saying("1", "Næringsplanen ble vedtatt."),
                referat("m2").saying("1", "Planen ble vedtatt av alle."));

        assertThat(found("plan vedtatt")).containsExactly("m2", "m1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AND OR NOT",
                "title:x",
                "a~2^3",
                "[a TO b]",
                "*",
                "?",
                "(((",
                "\"",
                "\\",
                "«»",
                "+-!",
                "/regex/",
                "næring AND",
                "😀",
                "\u0000",
                "a* b* c*",
                "{!func}",
                "%",
                "it's"
            })
    void knows_nothing_that_is_wrong_to_type(String typed) {
        archive(referat("m1"));

        assertThat(index.search(Sought.words(typed)).total()).isBetween(0, 1);
    }

    @Test
    void shows_where_the_words_stand_and_marks_them() {
        archive(
                referat("m1")
                        .saying("2", "Vi <b>åpner</b> & ser.\n\n- Ny næringsplan i mai\n- Annet"));

        assertThat(excerpts("plan mai"))
                .contains(
                        new Excerpt(
                                "2",
                                "Eventuelt",
                                "Ny <mark>næringsplan</mark> i <mark>mai</mark>"));
        assertThat(excerpts("ser").getFirst().html()).contains("&amp;").doesNotContain("<b>");
    }

    @Test
    void shows_a_part_of_a_sentence_that_never_ends() {
        archive(
                referat("m1")
                        .saying("2", "ord ".repeat(500) + "solfangeren " + "ord ".repeat(500)));

        var html = excerpts("solfanger").getFirst().html();

        assertThat(html).startsWith("… ").endsWith(" …").contains("<mark>solfangeren</mark>");
        assertThat(html.length()).isLessThan(340);
    }

    @Test
    void keeps_what_is_for_members_from_other_eyes() {
        archive(referat("m1").sayingToMembers("2", "Hemmelig tomtekjøp.", "Unntatt offentlighet."));

        assertThat(found("tomtekjøp")).containsExactly("m1");
        assertThat(index.search(Sought.words("tomtekjøp"), Visibility.PUBLIC).hits()).isEmpty();
        assertThat(index.search(Sought.words("unntatt"), Visibility.PUBLIC).hits()).hasSize(1);
    }

    @Test
    void finds_by_group_and_by_the_days_of_the_meeting_in_its_own_zone() {
        // 00:30 in Oslo, which is still the day before in UTC
        archive(
                AReferat.of(meeting("m1").starting("2025-09-11T00:30", TWO_HOURS)),
                AReferat.of(
                        meeting("m2")
                                .ofGroups(ENVIRONMENT)
                                .starting("2025-09-12T10:00", TWO_HOURS)));

        assertThat(ids(new Sought("", List.of(ENVIRONMENT), null, null, Order.NEWEST, null, 9)))
                .containsExactly("m2");
        assertThat(ids(between("2025-09-11", "2025-09-11"))).containsExactly("m1");
        assertThat(ids(between("2025-09-12", null))).containsExactly("m2");
        assertThat(ids(between(null, "2025-09-10"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dagsorden"})
    void goes_through_all_pages_once(String words) {
        archive(IntStream.range(0, 25).mapToObj(i -> referat("m" + i)).toArray(AReferat[]::new));

        for (var order : Order.values()) {
            var seen = new ArrayList<String>();
            var page = index.search(new Sought(words, List.of(), null, null, order, null, 10));
            while (true) {
                assertThat(page.total()).isEqualTo(25);
                page.hits().forEach(hit -> seen.add(hit.meetingId().value()));
                if (page.next() == null) {
                    break;
                }
                var cursor = Cursor.parse(page.next().toString());
                page = index.search(new Sought(words, List.of(), null, null, order, cursor, 10));
            }
            assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        }
    }

    @Test
    void finds_the_newest_revision_alone_in_whatever_order_they_come() {
        archive(referat("m1").atRevision(2).saying("2", "Rettet til solceller."));
        archive(referat("m1").saying("2", "Om vindkraft."));

        assertThat(found("solceller")).containsExactly("m1");
        assertThat(found("vindkraft")).isEmpty();
        assertThat(index.size()).isEqualTo(1);
    }

    @Test
    void goes_on_from_disk_where_it_was_last_written(@TempDir Path folder) {
        try (var first = MinutesIndex.in(folder)) {
            first.put(List.of(referat("m1").referat()), 7);
            first.commit();
            first.put(List.of(referat("m2").referat()), 8);
        }

        try (var second = MinutesIndex.in(folder)) {
            assertThat(second.position()).isEqualTo(7);
            assertThat(second.search(Sought.words("")).total()).isEqualTo(1);
        }
    }

    private void archive(AReferat... referater) {
        index.put(Stream.of(referater).map(AReferat::referat).toList(), 1);
        index.refresh();
    }

    private static AReferat referat(String id) {
        return AReferat.of(meeting(id));
    }

    private static AMeeting meeting(String id) {
        return AMeeting.called("Møte i gruppen")
                .withId(id)
                .withAgenda(
                        item("1", "Godkjenning av dagsorden", ItemKind.APPROVAL_OF_AGENDA),
                        item("2", "Eventuelt", ItemKind.OTHER));
    }

    private static Sought between(@Nullable String from, @Nullable String to) {
        return new Sought(
                "",
                List.of(),
                from == null ? null : LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                Order.NEWEST,
                null,
                9);
    }

    private List<String> found(String typed) {
        return ids(Sought.words(typed));
    }

    private List<String> ids(Sought sought) {
        return index.search(sought).hits().stream()
                .map(Hit::meetingId)
                .map(MeetingId::value)
                .toList();
    }

    private List<Excerpt> excerpts(String typed) {
        return index.search(Sought.words(typed)).hits().getFirst().excerpts();
    }
}
