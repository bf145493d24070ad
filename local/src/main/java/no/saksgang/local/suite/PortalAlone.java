package no.saksgang.local.suite;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import no.saksgang.local.suite.Program.Readiness;

/** Kafka and the portal, without the rest of the suite: enough to measure its stream of events. */
public final class PortalAlone implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(4);

    private final OrphanGuard guard = new OrphanGuard();
    private final ProcessPart kafka;
    private final ProcessPart portal;
    private final String kafkaAddress;
    private final URI address;

    private PortalAlone(SuiteSettings settings) {
        kafkaAddress = "127.0.0.1:" + settings.ports().of(Port.KAFKA);
        var port = settings.ports().of(Port.PORTAL);
        address = URI.create("http://127.0.0.1:" + port);
        kafka = part(Programs.broker(settings));
        portal =
                part(
                        new Program(
                                Programs.PORTAL,
                                Programs.javaOfAService(settings, Programs.PORTAL),
                                Map.of(
                                        "PORTAL_PORT",
                                        "" + port,
                                        "SAKSGANG_PORTAL_ADDRESS",
                                        address.toString(),
                                        "KAFKA_BOOTSTRAP_SERVERS",
                                        kafkaAddress,
                                        "MALLOC_ARENA_MAX",
                                        "2"),
                                Programs.logs(settings.data()).resolve("portal.log"),
                                new Readiness.Health(URI.create(address + "/actuator/health"))));
    }

    private ProcessPart part(Program program) {
        return new ProcessPart(
                program,
                guard,
                code -> System.err.println(program.name() + " ended by itself: " + code));
    }

    /**
     * Starts Kafka; the portal is started by {@link #startPortal}, when the topics are made.
     *
     * @throws SuiteFailed if it does not start
     */
    public static PortalAlone withKafka(SuiteSettings settings) {
        var alone = new PortalAlone(settings);
        alone.await(alone.kafka);
        return alone;
    }

    /**
     * @throws SuiteFailed if it does not start
     */
    public void startPortal() {
        await(portal);
    }

    private void await(ProcessPart part) {
        part.start();
        try {
            part.awaitReady(STARTS_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteFailed("interrupted while " + part.name() + " started", e);
        }
    }

    /** Its bootstrap servers. */
    public String kafka() {
        return kafkaAddress;
    }

    /** Where the portal is. */
    public URI address() {
        return address;
    }

    /** The portal's process. */
    public long pid() {
        return portal.pid();
    }

    @Override
    public void close() {
        for (var part : new ProcessPart[] {portal, kafka}) {
            part.askToEnd();
            if (!Suite.awaitEnd(part, STOPS_WITHIN)) {
                part.kill();
            }
        }
        guard.close();
    }
}
