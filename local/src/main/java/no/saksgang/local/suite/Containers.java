package no.saksgang.local.suite;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.saksgang.local.board.Board;
import no.saksgang.local.board.PartStatus.State;
import no.saksgang.local.clock.SuiteClock;
import no.saksgang.local.mail.MailCatcher;
import no.saksgang.local.mail.Mailbox;

/**
 * The parts as containers of {@link Compose}. Only page and clock are in this process then; the
 * containers reach neither, as both listen on the host's loopback, so a container of its own gives
 * out the clock.
 */
final class Containers implements Parts {
    private final Addresses addresses;
    private final Board board;
    private final Compose compose;
    private final MailCatcher catcher;
    private final List<Part> servers;
    private final List<Part> services;

    /**
     * @throws SuiteFailed if there is no compose, or no engine answers it
     */
    Containers(SuiteSettings settings) {
        addresses = Addresses.of(settings);
        board = settings.board();
        compose = new Compose(settings);
        catcher =
                new MailCatcher(
                        URI.create("http://127.0.0.1:" + compose.mailApiPort()),
                        settings.ports().of(Port.IMAP));
        servers =
                List.of(
                        server("store", () -> {}),
                        server("kafka", () -> {}),
                        // GreenMail keeps its mail in memory: it is read before that goes.
                        server("mail", catcher::look));
        services = Programs.SERVICES.stream().map(this::service).toList();
    }

    private Part server(String name, Runnable beforeItEnds) {
        return new ContainerPart(name, compose, Optional.empty(), beforeItEnds);
    }

    private Part service(String name) {
        var health = URI.create(addresses.of(name) + "/actuator/health");
        return new ContainerPart(name, compose, Optional.of(health), () -> {});
    }

    @Override
    public List<Part> servers() {
        return servers;
    }

    @Override
    public List<Part> services() {
        return services;
    }

    @Override
    public Mailbox mailbox() {
        return catcher.mailbox();
    }

    @Override
    public boolean takes(Port port) {
        return port != Port.KAFKA_CONTROLLER && port != Port.IDENTITY && port != Port.PORTAL;
    }

    @Override
    public void clear() {
        compose.down();
    }

    @Override
    public void prepare(SuiteClock clock) {
        var begun = System.nanoTime();
        board.write("images", State.STARTING, Duration.ZERO);
        compose.build();
        board.write("images", State.READY, Duration.ofNanos(System.nanoTime() - begun));
        compose.follow(clock);
        compose.up("clock");
    }

    @Override
    public boolean startFast() {
        return true; // what makes them fast is in their images
    }

    @Override
    public boolean makeFastStarts() {
        return true;
    }

    @Override
    public void end() {
        catcher.close();
        try {
            compose.keepLogs();
            // Their data ends with them, so nothing is won by asking first.
            compose.down();
        } catch (SuiteFailed | UncheckedIOException e) {
            // The rest has to end all the same; the next start removes what is left.
        }
    }
}
