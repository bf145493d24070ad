package no.saksgang.local.scenario;

/** What a member is in a group. Written in lower case in files. */
public enum Role {
    LEADER,
    DEPUTY,
    MEMBER,
    SECRETARIAT,
    OBSERVER
}
