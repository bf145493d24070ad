package no.saksgang.local.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no.saksgang.local.clock.SuiteClock;
import no.saksgang.local.mail.MailServer;
import no.saksgang.local.mail.Mailbox;
import org.jspecify.annotations.Nullable;

/** The parts as processes of this machine, but the mail server, which lives in this one. */
final class Processes implements Parts {
    /** The services first: they end faster while Kafka and store are there. Together below 5 s. */
    private static final Duration SERVICES_END_WITHIN = Duration.ofMillis(3_600);

    private static final Duration SERVERS_END_WITHIN = Duration.ofSeconds(1);

    private final SuiteSettings settings;
    private final Addresses addresses;
    private final OrphanGuard guard = new OrphanGuard();
    private final List<Part> servers = new ArrayList<>();
    private final List<Part> services = new ArrayList<>();
    private final Mailbox mailbox;

    /** The process that works for the next start, if one has. */
    private volatile @Nullable Process making;

    private volatile boolean ended;

    /**
     * @param endedUnasked told the name of one that ends by itself
     */
    Processes(SuiteSettings settings, Programs programs, Consumer<String> endedUnasked) {
        this.settings = settings;
        addresses = Addresses.of(settings);
        if (addresses.mailIsOurs()) {
            var mail =
                    new MailServer(settings.ports().of(Port.SMTP), settings.ports().of(Port.IMAP));
            mailbox = mail.mailbox();
            servers.add(new MailPart("mail", mail));
        } else {
            mailbox = Mailbox.empty();
        }
        for (var program : programs.servers()) {
            servers.add(process(program, endedUnasked));
        }
        for (var program : programs.services()) {
            services.add(process(program, endedUnasked));
        }
    }

    private ProcessPart process(Program program, Consumer<String> endedUnasked) {
        return new ProcessPart(program, guard, _ -> endedUnasked.accept(program.name()));
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
        return mailbox;
    }

    @Override
    public boolean takes(Port port) {
        return addresses.ours().contains(port);
    }

    @Override
    public void clear() {
        // The guard has ended them.
    }

    @Override
    public void prepare(SuiteClock clock) {
        // They read the clock from the page.
    }

    @Override
    public boolean startFast() {
        return Programs.startFast(settings);
    }

    @Override
    public boolean makeFastStarts() throws InterruptedException {
        return Programs.makeFastStarts(
                settings,
                process -> {
                    guard.watch(process);
                    making = process;
                    if (ended) {
                        process.destroyForcibly();
                    }
                });
    }

    @Override
    public void end() {
        ended = true;
        var made = making;
        if (made != null) {
            made.destroyForcibly();
        }
        endAll(services, SERVICES_END_WITHIN);
        endAll(servers, SERVERS_END_WITHIN);
        guard.close();
    }

    private static void endAll(List<Part> parts, Duration limit) {
        parts.forEach(Part::askToEnd);
        var deadline = System.nanoTime() + limit.toNanos();
        for (var part : parts) {
            var left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            if (!Suite.awaitEnd(part, left)) {
                part.kill();
            }
        }
    }
}
