package no.saksgang.events.directory;

import no.saksgang.events.Event;

/**
 * Who is who, on the compacted {@code saksgang.directory}: each carries the whole of its subject as
 * it is from now on, addresses included; a tombstone erases.
 */
public sealed interface DirectoryEvent extends Event
        permits MemberSaved, MemberErased, GroupSaved, OrganisationSaved {}
