package no.saksgang.notificationservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.TimeUnit;
import no.saksgang.notificationservice.delivery.ScriptedServer.Script;
import no.saksgang.testing.Servers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whoever sends is killed (SIGKILL) in the midst of it, several times. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KillingASenderTest {
    private static final String DATABASE = "killed";
    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final int PAGES = 5;
    private static final int ROWS = 200;
    private static final int[] KILLED_AFTER = {40, 333, 720};

    @Test
    void loses_nothing_sends_nothing_twice_and_leaves_no_more_in_doubt_than_it_had_connections()
            throws Exception {
        try (var server = new ScriptedServer((_, _) -> Script.OK);
                var looking =
                        new Sending(Servers.mongoUri(DATABASE), DATABASE, server.port(), LEASE)) {
            var members = looking.members("m", PAGES * ROWS);
            for (var page = 0; page < PAGES; page++) {
                looking.page(page, members.subList(page * ROWS, (page + 1) * ROWS));
            }
            for (var after : KILLED_AFTER) {
                var process =
                        SenderProcess.start(
                                Servers.mongoUri(DATABASE), DATABASE, server.port(), LEASE);
                await().pollInterval(Duration.ofMillis(1))
                        .atMost(60, TimeUnit.SECONDS)
                        .until(() -> server.taken().size() >= after);
                process.destroyForcibly().waitFor();
            }
            var last =
                    SenderProcess.start(Servers.mongoUri(DATABASE), DATABASE, server.port(), LEASE);
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> looking.ledger.open(Lane.BULK).isEmpty());
            last.destroyForcibly().waitFor();

            var sent = new ArrayList<String>();
            var inDoubt = new ArrayList<String>();
            for (var page = 0; page < PAGES; page++) {
                for (var row : looking.ledger.rows(Sending.MAILING, page).orElseThrow()) {
                    switch (row.state().kind()) {
                        case SENT -> sent.add(row.member() + "@vik.example");
                        case UNKNOWN -> inDoubt.add(row.member() + "@vik.example");
                        default -> throw new AssertionError(row + " has not ended");
                    }
                }
            }
            assertThat(sent.size() + inDoubt.size()).isEqualTo(members.size());
            assertThat(server.taken()).as("nothing twice").doesNotHaveDuplicates();
            assertThat(server.taken()).as("nothing lost").containsAll(sent);
            assertThat(inDoubt)
                    .as("bounded doubt")
                    .hasSizeLessThanOrEqualTo(KILLED_AFTER.length * Sending.CONNECTIONS);
            var neitherSentNorInDoubt = new HashSet<>(server.taken());
            neitherSentNorInDoubt.removeAll(sent);
            neitherSentNorInDoubt.removeAll(inDoubt);
            assertThat(neitherSentNorInDoubt).isEmpty();
        }
    }
}
