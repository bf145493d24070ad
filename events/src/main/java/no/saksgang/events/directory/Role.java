package no.saksgang.events.directory;

/** What a member is in a group. */
public enum Role {
    LEADER,
    DEPUTY,
    MEMBER,
    SECRETARIAT,
    OBSERVER,
    SUBSTITUTE
}
