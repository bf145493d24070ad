package no.saksgang.chassis.meters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LookedUpTest {
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void are_figures_of_one_look_for_all_who_ask_at_a_time() {
        var figures = new LookedUp<>(looks::incrementAndGet);
        assertThat(figures.figure(Integer::doubleValue)).isEqualTo(1);
        assertThat(figures.figure(it -> it + 0.5)).isEqualTo(1.5);
    }

    @Test
    void are_not_numbers_while_they_cannot_be_had() {
        var figures =
                new LookedUp<Integer>(() -> {
                    throw new IllegalStateException("away");
                });
        assertThat(figures.figure(Integer::doubleValue)).isNaN();
        assertThat(figures.now()).isEmpty();
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void do_not_keep_anyone_waiting_who_asks_a_server_that_does_not_answer() {
        var never = new CountDownLatch(1);
        var figures =
                new LookedUp<>(() -> {
                    looks.incrementAndGet();
                    try {
                        never.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    return 1;
                });
        for (var asked = 0; asked < 100; asked++) {
            assertThat(figures.now()).isEmpty();
        }
        assertThat(looks).hasValue(1);
        never.countDown();
    }
}
