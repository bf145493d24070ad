package no.saksgang.meetingservice.directory;

import no.saksgang.chassis.http.Refusal;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.OrganisationId;

/** Why the directory says no. */
public sealed interface DirectoryRefusal extends Refusal {
    record UnknownGroup(GroupId groupId) implements DirectoryRefusal, OfContent {}

    record UnknownMember(MemberId memberId) implements DirectoryRefusal, OfContent {}

    record UnknownOrganisation(OrganisationId organisationId)
            implements DirectoryRefusal, OfContent {}

    record TooManyMemberships(int most) implements DirectoryRefusal, OfContent {}

    /** A list of members without this column. */
    record ColumnMissing(String column) implements DirectoryRefusal, OfContent {}

    /** A list of members that is not what a spreadsheet saves. */
    record ListUnreadable() implements DirectoryRefusal, OfContent {}

    record NotInGroup(MemberId memberId, GroupId groupId) implements DirectoryRefusal {}
}
