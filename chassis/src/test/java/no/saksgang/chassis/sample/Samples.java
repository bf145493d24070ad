package no.saksgang.chassis.sample;

import com.mongodb.client.MongoClients;
import java.util.UUID;
import no.saksgang.chassis.outbox.Outbox;
import no.saksgang.testing.Servers;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What a test of the chassis needs of the sample service without starting it. */
public final class Samples {
    private Samples() {}

    /** A database of its own, empty. */
    public static MongoTemplate emptyDatabase() {
        var name = "t" + UUID.randomUUID().toString().replace("-", "");
        return database(Servers.mongoUri(name), name);
    }

    public static MongoTemplate database(String uri, String name) {
        return new MongoTemplate(MongoClients.create(uri), name);
    }

    public static Notices notices(Outbox outbox) {
        return new Notices(outbox);
    }
}
