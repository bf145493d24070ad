package no.saksgang.events.reply;

import no.saksgang.events.Subject;
import no.saksgang.events.Tombstone;

/**
 * The meeting has taken a reply, or nobody will: its words are taken off the topic. On Kafka this
 * is a tombstone.
 */
public record ReplyForgotten(String replyId) implements ReplyEvent, Tombstone {
    @Override
    public Subject subject() {
        return new Subject("reply", replyId);
    }
}
