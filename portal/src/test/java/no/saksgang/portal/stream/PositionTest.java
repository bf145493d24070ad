package no.saksgang.portal.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PositionTest {
    private static Position position() {
        var position = new Position();
        position.reach(-7, 0, 1);
        position.reach(-7, 5, 300);
        position.reach(12_345_678, 2, Long.MAX_VALUE);
        return position;
    }

    @Test
    void is_the_same_after_it_was_an_id() {
        var read = Position.valueOf(position().id());

        assertThat(read.of(-7, 0)).isEqualTo(1);
        assertThat(read.of(-7, 4)).isZero();
        assertThat(read.of(-7, 5)).isEqualTo(300);
        assertThat(read.of(12_345_678, 2)).isEqualTo(Long.MAX_VALUE);
        assertThat(read.of(1, 0)).isZero();
        assertThat(read.id()).isEqualTo(position().id());
    }

    @Test
    void an_id_that_is_not_whole_is_refused() {
        var id = position().id();
        for (var end = 0; end < id.length(); end++) {
            var cut = id.substring(0, end);
            assertThatIllegalArgumentException().as(cut).isThrownBy(() -> Position.valueOf(cut));
        }
        for (var at = 0; at < id.length(); at++) {
            var other = id.charAt(at) == 'B' ? 'C' : 'B';
            var changed = id.substring(0, at) + other + id.substring(at + 1);
            assertThatIllegalArgumentException()
                    .as(changed)
                    .isThrownBy(() -> Position.valueOf(changed));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Position.valueOf("1" + "A".repeat(9_000)));
    }

    @Test
    void never_goes_back() {
        var position = position();
        position.reach(-7, 5, 299);
        assertThat(position.of(-7, 5)).isEqualTo(300);
    }

    @Test
    void has_reached_another_only_if_nothing_before_it_is_to_come() {
        var position = position();
        var other = new Position();
        other.reach(-7, 5, 300);
        assertThat(position.hasReached(other)).isTrue();
        assertThat(other.hasReached(position)).isFalse();
        other.reach(99, 0, 0);
        assertThat(position.hasReached(other)).isTrue();
        other.reach(99, 1, 1);
        assertThat(position.hasReached(other)).isFalse();
    }
}
