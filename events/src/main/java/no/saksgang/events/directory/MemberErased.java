package no.saksgang.events.directory;

import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;
import no.saksgang.events.Tombstone;

/**
 * A person is forgotten. On Kafka this is a tombstone: a record without value, which lets
 * compaction remove what was said before.
 */
public record MemberErased(MemberId memberId) implements DirectoryEvent, Tombstone {
    @Override
    public Subject subject() {
        return new Subject("member", memberId.value());
    }
}
