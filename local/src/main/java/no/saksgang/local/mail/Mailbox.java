package no.saksgang.local.mail;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** All the mail that the server has accepted, in the order of its arrival. Outages lose nothing. */
public final class Mailbox {
    private final InstantSource machine;
    private final Runnable look;
    private final List<AcceptedMail> accepted = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    Mailbox(InstantSource machine) {
        this(machine, () -> {});
    }

    /**
     * @param look takes in what is new; run before every answer
     */
    Mailbox(InstantSource machine, Runnable look) {
        this.machine = machine;
        this.look = look;
    }

    /** An empty mailbox, for when the suite mails by a server of somebody else's. */
    public static Mailbox empty() {
        return new Mailbox(InstantSource.system());
    }

    void accept(String sender, List<String> recipients, byte[] raw) {
        synchronized (accepted) {
            accepted.add(
                    new AcceptedMail(
                            accepted.size() + 1, machine.instant(), sender, recipients, raw));
        }
        listeners.forEach(Runnable::run);
    }

    /** How many messages have been accepted. */
    public int size() {
        look.run();
        synchronized (accepted) {
            return accepted.size();
        }
    }

    /** All messages, the first to arrive first. */
    public List<AcceptedMail> all() {
        return after(0);
    }

    /** The messages that came after the one of that index; 0 stands before the first. */
    public List<AcceptedMail> after(int index) {
        look.run();
        synchronized (accepted) {
            return List.copyOf(accepted.subList(Math.min(index, accepted.size()), accepted.size()));
        }
    }

    /** The message of that index, from 1. */
    public Optional<AcceptedMail> get(int index) {
        synchronized (accepted) {
            return index < 1 || index > accepted.size()
                    ? Optional.empty()
                    : Optional.of(accepted.get(index - 1));
        }
    }

    /** Has {@code listener} run after every message that arrives, by the thread that took it. */
    public void onArrival(Runnable listener) {
        listeners.add(listener);
    }
}
