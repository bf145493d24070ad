package no.saksgang.notificationservice.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.saksgang.events.MailingId;

/**
 * A page that this process has claimed, as it stands in the store and as it goes on. Written by the
 * lane's {@link Bookkeeper} alone; others read what is volatile.
 */
final class Page {
    private final String id;
    private final MailingId mailing;
    private final int number;
    private final int round;
    private final List<Delivery> rows;
    private final String claim;
    private long version;
    private Instant leaseUntil;
    private volatile boolean lost;
    private int inHand;

    Page(
            String id,
            MailingId mailing,
            int number,
            int round,
            List<Delivery> rows,
            String claim,
            long version,
            Instant leaseUntil) {
        this.id = id;
        this.mailing = mailing;
        this.number = number;
        this.round = round;
        this.rows = new ArrayList<>(rows);
        this.claim = claim;
        this.version = version;
        this.leaseUntil = leaseUntil;
    }

    static String id(MailingId mailing, int number) {
        return mailing + "/" + number;
    }

    String id() {
        return id;
    }

    MailingId mailing() {
        return mailing;
    }

    int number() {
        return number;
    }

    int round() {
        return round;
    }

    List<Delivery> rows() {
        return rows;
    }

    Delivery row(int index) {
        return rows.get(index);
    }

    void set(int index, Delivery row) {
        rows.set(index, row);
    }

    /** Names this claim among all that there ever were. */
    String claim() {
        return claim;
    }

    long version() {
        return version;
    }

    Instant leaseUntil() {
        return leaseUntil;
    }

    void written(long version, Instant leaseUntil) {
        this.version = version;
        this.leaseUntil = leaseUntil;
    }

    /** Somebody else has it now: nothing of it may be sent any more. */
    boolean isLost() {
        return lost;
    }

    void lose() {
        lost = true;
    }

    /** How many of its rows somebody is working on. */
    int inHand() {
        return inHand;
    }

    void take(int rowsTaken) {
        inHand = rowsTaken;
    }

    void putBack() {
        inHand--;
    }
}
