package no.saksgang.testing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one place where tests get their servers: in containers where a Docker engine answers, the
 * embedded ones of {@code local} where none does. Each is started when it is first asked for, once
 * per JVM, on loopback and a free port, and ends with the JVM.
 *
 * <p>The environment variable {@value #CHOICE} forces one kind: {@code embedded} or {@code
 * containers}. {@value #CHOICE_OF_STORE} does so for the store alone, for where the image that is
 * called mongo is none.
 */
public final class Servers {
    /** {@code embedded} or {@code containers}; without it, whichever can be had. */
    public static final String CHOICE = "SAKSGANG_TEST_SERVERS";

    /** The same for the store; without it, as {@link #CHOICE} says. */
    public static final String CHOICE_OF_STORE = "SAKSGANG_TEST_STORE";

    /** Where the servers run. */
    public enum Kind {
        CONTAINERS,
        EMBEDDED
    }

    private static final Object LOCK = new Object();
    private static @Nullable Kind kind;
    private static @Nullable String kafka;
    private static @Nullable String mongo;

    private Servers() {}

    /** A Kafka broker: its bootstrap servers. It creates no topic by itself. */
    public static String kafka() {
        synchronized (LOCK) {
            if (kafka == null) {
                kafka =
                        switch (kind()) {
                            case CONTAINERS -> Containers.kafka();
                            case EMBEDDED -> EmbeddedBroker.start().address();
                        };
            }
            return kafka;
        }
    }

    /**
     * A store that speaks MongoDB's protocol, as a connection string.
     *
     * @param database which of its databases; a test that wants an empty one names its own
     */
    public static String mongoUri(String database) {
        synchronized (LOCK) {
            if (mongo == null) {
                mongo =
                        switch (kindOfStore()) {
                            case CONTAINERS -> Containers.mongo();
                            case EMBEDDED -> InMemoryStore.start();
                        };
            }
            return mongo + "/" + database;
        }
    }

    private static Kind kindOfStore() {
        var wanted = System.getenv(CHOICE_OF_STORE);
        return wanted == null || wanted.isBlank() ? kind() : choose(CHOICE_OF_STORE, wanted);
    }

    /** Which kind this JVM's tests use. */
    public static Kind kind() {
        synchronized (LOCK) {
            if (kind == null) {
                kind = choose(CHOICE, System.getenv(CHOICE));
            }
            return kind;
        }
    }

    private static Kind choose(String setting, @Nullable String wanted) {
        var engine = DockerEngine.find();
        engine.ifPresent(DockerEngine::speakItsVersion);
        if (wanted == null || wanted.isBlank()) {
            return engine.isPresent() ? Kind.CONTAINERS : Kind.EMBEDDED;
        }
        return switch (wanted.strip().toLowerCase(Locale.ROOT)) {
            case "containers" -> Kind.CONTAINERS;
            case "embedded" -> Kind.EMBEDDED;
            default ->
                    throw new IllegalArgumentException(
                            setting + " is " + wanted + ", and can be containers or embedded");
        };
    }
}
