package no.saksgang.notificationservice.delivery;

import java.time.Instant;
import no.saksgang.events.MemberId;
import org.jspecify.annotations.Nullable;

/** A row of the ledger: how far one member's message of one mailing has come. */
public record Delivery(MemberId member, State state) {
    /** How far. What has ended is never sent again, but by a person. */
    public sealed interface State {
        default boolean hasEnded() {
            return switch (this) {
                case Queued _, HandedOver _, Deferred _ -> false;
                case Sent _, Rejected _, Suppressed _, Unknown _, Bounced _ -> true;
            };
        }

        Kind kind();
    }

    /** The states by name, for counting. */
    public enum Kind {
        QUEUED,
        HANDED_OVER,
        SENT,
        DEFERRED,
        REJECTED,
        SUPPRESSED,
        UNKNOWN,
        BOUNCED
    }

    /** Waits for its turn. */
    public record Queued() implements State {
        @Override
        public Kind kind() {
            return Kind.QUEUED;
        }
    }

    /** The final dot may go out, or has; nobody knows yet what the server says. */
    public record HandedOver() implements State {
        @Override
        public Kind kind() {
            return Kind.HANDED_OVER;
        }
    }

    /**
     * The server has taken it.
     *
     * @param reply what the server said, without addresses
     */
    public record Sent(Instant at, String reply) implements State {
        @Override
        public Kind kind() {
            return Kind.SENT;
        }
    }

    /**
     * Not now, said the server, or it went away before the dot.
     *
     * @param tries how often it was tried
     * @param since when it was tried first, by the machine's time
     * @param notBefore when it may be tried again, by the machine's time
     * @param code of SMTP, if the server gave one
     */
    public record Deferred(int tries, Instant since, Instant notBefore, @Nullable Integer code)
            implements State {
        @Override
        public Kind kind() {
            return Kind.DEFERRED;
        }
    }

    /**
     * The server will not take it.
     *
     * @param enhancedCode of RFC 3463, if it gave one
     */
    public record Rejected(int code, @Nullable String enhancedCode) implements State {
        @Override
        public Kind kind() {
            return Kind.REJECTED;
        }
    }

    /** It is not to be sent. */
    public record Suppressed(Why why) implements State {
        @Override
        public Kind kind() {
            return Kind.SUPPRESSED;
        }

        /** Why not. */
        public enum Why {
            /** The person was forgotten. */
            ERASED,
            /** The directory never spoke of them. */
            UNKNOWN_MEMBER,
            /** No mail server would take the address. */
            ADDRESS_UNUSABLE,
            /** Another member with the same address gets it. */
            SAME_ADDRESS,
            /** Mail to the address has come back too often. */
            ADDRESS_BOUNCES,
            /** They have chosen not to get such mail. */
            DECLINED,
            /** It comes in their digest of the day. */
            IN_DIGEST,
            /** The message could not be written; the log says why. */
            UNWRITABLE,
            /** A person stopped the mailing before its turn came. */
            STOPPED
        }
    }

    /**
     * The server may have it (RFC 1047). A bounce, its log or a person decides; the suite does not
     * send again by itself.
     */
    public record Unknown() implements State {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }

    /**
     * The server took it, and a server on the way gave it back.
     *
     * @param at when that was heard
     * @param code of SMTP, if the bounce names one
     * @param status of RFC 3463, if the bounce names one
     * @param diagnostic what was said, without addresses
     * @param taken when and how it was taken before, unless that was in doubt
     */
    public record Bounced(
            Instant at,
            @Nullable Integer code,
            @Nullable String status,
            String diagnostic,
            @Nullable Sent taken)
            implements State {
        /** The same, of a message of which that is known. */
        public Bounced after(@Nullable Sent before) {
            return new Bounced(at, code, status, diagnostic, before);
        }

        @Override
        public Kind kind() {
            return Kind.BOUNCED;
        }
    }

    Delivery as(State state) {
        return new Delivery(member, state);
    }
}
