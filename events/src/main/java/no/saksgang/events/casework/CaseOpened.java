package no.saksgang.events.casework;

import no.saksgang.events.CaseId;
import no.saksgang.events.GroupId;

/**
 * A group has a new matter (<i>sak</i>), which items of its own and of other groups' meetings can
 * belong to.
 *
 * @param number such as {@code 12/25}: the group's twelfth that year
 */
public record CaseOpened(CaseId caseId, GroupId groupId, String number, String title)
        implements CaseEvent {}
