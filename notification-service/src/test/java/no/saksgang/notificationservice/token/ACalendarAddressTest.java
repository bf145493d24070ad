package no.saksgang.notificationservice.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.saksgang.events.MemberId;
import no.saksgang.notificationservice.token.CalendarLinks.Owner;
import no.saksgang.testing.Servers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ACalendarAddressTest {
    private static final MemberId ELI = new MemberId("eli");
    private static final Owner ELIS = new Owner.OfMember(ELI);

    private final CalendarLinks calendars =
            new CalendarLinks(
                    new LinkSettings(URI.create("https://svar.region.example"), List.of()),
                    new Tokens(() ->
                            List.of(
                                    "a key of at least 32 characters."
                                            .getBytes(StandardCharsets.UTF_8))),
                    new MongoTemplate(
                            new SimpleMongoClientDatabaseFactory(
                                    Servers.mongoUri("calendars-" + UUID.randomUUID()))));

    @Test
    void of_one_who_is_back_by_the_same_id_lives_on_when_their_erasure_is_heard_again() {
        var first = address();
        calendars.endOfErased(ELI, 2);
        assertThat(calendars.reading(first)).isEmpty();

        // Sequence 3 brought them back; a replay of the topic says 2 once more.
        var back = address();
        assertThat(back).isNotEqualTo(first);
        calendars.endOfErased(ELI, 2);
        assertThat(calendars.reading(back)).isEqualTo(Optional.of(ELIS));

        calendars.endOfErased(ELI, 4);
        assertThat(calendars.reading(back)).isEmpty();
    }

    @Test
    void that_was_replaced_before_ends_with_the_person_too() {
        calendars.replace(ELIS);
        var own = address();
        calendars.endOfErased(ELI, 2);
        assertThat(calendars.reading(own)).isEmpty();
    }

    private String address() {
        var address = calendars.of(ELIS).address();
        return address.substring(address.lastIndexOf('/') + 1, address.length() - ".ics".length());
    }
}
