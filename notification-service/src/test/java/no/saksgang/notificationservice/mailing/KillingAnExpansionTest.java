package no.saksgang.notificationservice.mailing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.event.CommandListener;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import no.saksgang.notificationservice.DyingProcess;
import no.saksgang.notificationservice.delivery.Delivery;
import no.saksgang.notificationservice.delivery.Ledger;
import no.saksgang.testing.Servers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whoever lays out the recipients of a mailing dies between two of its steps, again and again. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KillingAnExpansionTest {
    private static final int PAGES = ExpandingProcess.RECIPIENTS / PlanningParts.ROWS_ON_A_PAGE;

    @Test
    void leaves_every_recipient_on_one_page_and_none_on_two() throws Exception {
        var mongo = Servers.mongoUri("expanding");
        dies(mongo, "contents", 1, true);
        dies(mongo, "pages", 8, false);
        dies(mongo, "pages", 9, true);
        // All pages are there, and nobody has written that they are.
        dies(mongo, "mailings", 1, false);

        try (var context = ExpandingProcess.start(mongo, new CommandListener() {})) {
            var mailings = context.getBean(Mailings.class);
            var ledger = context.getBean(Ledger.class);
            var id = ExpandingProcess.MAILING;
            // Nobody plans it again: whoever comes next finds it by itself.
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> mailings.get(id.value()).aggregate().isExpanded());
            var members =
                    IntStream.range(0, PAGES)
                            .boxed()
                            .flatMap(page -> ledger.rows(id, page).orElse(List.of()).stream())
                            .map(Delivery::member)
                            .toList();
            assertThat(members).hasSize(ExpandingProcess.RECIPIENTS).doesNotHaveDuplicates();
            assertThat(ledger.rows(id, PAGES)).isEmpty();
            var mailing = mailings.get(id.value()).aggregate();
            assertThat(mailing.pages()).isEqualTo(PAGES);
            assertThat(mailing.recipientCount()).isEqualTo(ExpandingProcess.RECIPIENTS);
            // Said again, as Kafka may: nothing more.
            context.getBean(Planning.class).plan(ExpandingProcess.CAUSE);
            assertThat(ledger.rows(id, PAGES)).isEmpty();
        }
    }

    private static void dies(String mongo, String collection, int nth, boolean answered)
            throws Exception {
        var process =
                DyingProcess.start(
                        ExpandingProcess.class,
                        mongo,
                        collection,
                        Integer.toString(nth),
                        Boolean.toString(answered));
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("it died where it should").isEqualTo(DyingProcess.DIED);
    }
}
