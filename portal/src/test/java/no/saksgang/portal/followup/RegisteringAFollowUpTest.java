package no.saksgang.portal.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import no.saksgang.events.Due;
import no.saksgang.portal.followup.FollowUpController.FollowUpForm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RegisteringAFollowUpTest {
    @Test
    void reads_a_period_as_the_referat_does() {
        assertThat(due("", "oktober 2026")).isEqualTo(new Due(null, "2026-10", null));
        assertThat(due("", "4. kvartal 2026")).isEqualTo(new Due(null, "2026-Q4", null));
    }

    @Test
    void keeps_words_as_they_are() {
        assertThat(due("", "når e-kurset lanseres"))
                .isEqualTo(new Due(null, null, "når e-kurset lanseres"));
    }

    @Test
    void prefers_the_day_that_was_chosen() {
        assertThat(due("2026-09-25", "i høst"))
                .isEqualTo(new Due(LocalDate.parse("2026-09-25"), null, null));
    }

    @Test
    void needs_no_due_date() {
        assertThat(new FollowUpForm("Ring", "klima", "", "", " ").body()).doesNotContainKey("due");
    }

    private static @Nullable Object due(String day, String words) {
        return new FollowUpForm("Ring", "klima", "", day, words).body().get("due");
    }
}
