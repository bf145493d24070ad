package no.saksgang.minutesservice.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import no.saksgang.events.Envelope;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.DirectoryEvent;
import no.saksgang.minutesservice.MinutesServiceTest;
import no.saksgang.testing.AMember;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeepingMembersTest extends MinutesServiceTest {
    private static final GroupId ENERGY = new GroupId("keeping-energi");
    private static final GroupId HEALTH = new GroupId("keeping-helse");

    @SuppressWarnings("NullAway.Init") // set before each test
    private Directory directory;

    @BeforeEach
    void begin() {
        directory = new Directory(mongo);
    }

    private static Envelope<DirectoryEvent> said(DirectoryEvent event, long sequence) {
        return new Envelope<>(event, sequence, Instant.parse("2025-09-01T08:00:00Z"), null);
    }

    private static AMember in(String id, GroupId group) {
        return AMember.called("Ola").withId(id).in(group);
    }

    @Test
    void what_is_newest_of_a_batch_holds_also_when_it_is_not_last() {
        directory.keepNewest(
                List.of(
                        said(in("keeping-1", HEALTH).saved(), 2),
                        said(in("keeping-1", ENERGY).saved(), 1)));
        assertThat(directory.groupsOf(new MemberId("keeping-1"))).containsExactly(HEALTH);
    }

    @Test
    void what_is_older_than_what_is_known_changes_nothing() {
        directory.keepNewest(List.of(said(in("keeping-2", HEALTH).erased(), 3)));
        directory.keepNewest(List.of(said(in("keeping-2", ENERGY).saved(), 2)));
        assertThat(directory.groupsOf(new MemberId("keeping-2"))).isEmpty();
    }
}
