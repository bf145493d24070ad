package no.saksgang.notificationservice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PaceTest {
    @Test
    void holds_several_connections_together_to_so_many_a_minute() throws Exception {
        // 1200 a minute are 20 a second, of which one second's may go at once.
        assertThat(taken(new Pace(1_200), 40))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(3));
    }

    @Test
    void holds_up_nothing_where_there_is_no_limit() throws Exception {
        assertThat(taken(new Pace(0), 100_000)).isLessThan(Duration.ofSeconds(1));
    }

    private static Duration taken(Pace pace, int mails) throws InterruptedException {
        var began = System.nanoTime();
        var connections = new Thread[4];
        for (var i = 0; i < connections.length; i++) {
            connections[i] =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    for (var n = 0; n < mails / connections.length; n++) {
                                        pace.await();
                                    }
                                } catch (InterruptedException stop) {
                                    Thread.currentThread().interrupt();
                                }
                            });
        }
        for (var it : connections) {
            it.join();
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
