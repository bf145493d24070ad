package no.saksgang.portal.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import no.saksgang.portal.PortalSettings;
import no.saksgang.portal.stream.Subscribers.Full;
import no.saksgang.portal.stream.Subscribers.TooMany;
import no.saksgang.testing.KafkaRecords;
import no.saksgang.testing.Servers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LimitingSubscribersTest {
    @Test
    void where_there_are_too_many_others_are_asked_to_come_later() {
        KafkaRecords.at(Servers.kafka()).createTopics(3);
        try (var portal = Portal.start(Servers.kafka(), "saksgang.stream.subscribers=2");
                var one = Listener.to(portal, "")) {
            assertThat(one.status()).isEqualTo(200);
            try (var _ = Listener.to(portal, "");
                    var third = Listener.to(portal, "")) {
                assertThat(third.status()).isEqualTo(503);
                assertThat(third.header("Retry-After")).isEqualTo("5");
                assertThat(third.header("Content-Type")).isEqualTo("application/problem+json");
            }
            await().until(() -> portal.the(Subscribers.class).count() == 1);
            try (var later = Listener.to(portal, "")) {
                assertThat(later.status()).isEqualTo(200);
            }
        }
    }

    @Test
    void one_address_cannot_take_all_the_room_unless_it_is_this_machine() {
        var subscribers = subscribers(100, 2);
        var first = subscribers.add("192.0.2.1", Wanted.ALL, null);
        subscribers.add("192.0.2.1", Wanted.ALL, null);
        assertThatExceptionOfType(TooMany.class)
                .isThrownBy(() -> subscribers.add("192.0.2.1", Wanted.ALL, null))
                .satisfies(it -> assertThat(it.full()).isEqualTo(Full.ADDRESS));
        subscribers.add("2001:db8::1", Wanted.ALL, null);
        for (var n = 0; n < 10; n++) {
            subscribers.add("127.0.0.1", Wanted.ALL, null);
        }

        first.hasGone();
        subscribers.add("192.0.2.1", Wanted.ALL, null);
        assertThat(subscribers.count()).isEqualTo(13);
    }

    private static Subscribers subscribers(int most, int perAddress) {
        var settings =
                new StreamSettings(
                        most,
                        perAddress,
                        10,
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(30),
                        1,
                        Duration.ofSeconds(5));
        return new Subscribers(
                settings,
                new Tail(settings),
                new Kafka("127.0.0.1:1"),
                new Links(new PortalSettings(URI.create("https://portal.example"), "")),
                new SimpleMeterRegistry());
    }
}
