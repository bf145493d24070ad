package no.saksgang.chassis.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

@DisplayNameGeneration(ReplaceUnderscores.class)
class InTurnTest {
    private final AtomicInteger begun = new AtomicInteger();
    private final Semaphore answers = new Semaphore(0);

    @Test
    void so_many_requests_are_worked_on_at_once_and_each_that_ends_gives_its_turn_to_the_next() {
        var inTurn = new InTurn(2);
        for (var i = 0; i < 5; i++) {
            inTurn.execute(this::request);
        }
        await().until(() -> inTurn.waiting() == 3);
        assertThat(begun).hasValue(2);

        answers.release();
        await().until(() -> begun.get() == 3);
        assertThat(inTurn.waiting()).isEqualTo(2);

        answers.release(4);
        await().until(() -> begun.get() == 5);
        assertThat(inTurn.waiting()).isZero();
    }

    private void request() {
        begun.incrementAndGet();
        answers.acquireUninterruptibly();
    }

    @Test
    void a_service_refuses_to_start_that_would_work_on_none() {
        assertThatThrownBy(() -> new HttpSettings(DataSize.ofMegabytes(2), 0))
                .hasMessageContaining("saksgang.http.at-once");
    }
}
