package no.saksgang.meetingservice.followup;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.CaseId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Person;
import no.saksgang.events.followup.FollowUpDetails;
import no.saksgang.meetingservice.directory.Directory;
import no.saksgang.meetingservice.directory.Names;
import org.springframework.stereotype.Component;

/** Follow-ups as people see them: with the names of their owners, as the directory knows them. */
@Component
public class NamedFollowUps {
    private final FollowUps followUps;
    private final Directory directory;
    private final Clock clock;

    NamedFollowUps(FollowUps followUps, Directory directory, Clock clock) {
        this.followUps = followUps;
        this.directory = directory;
        this.clock = clock;
    }

    /** Those of a case that some meetings have agreed on; not those that were withdrawn. */
    public List<FollowUpView> ofCase(CaseId caseId, Collection<MeetingId> meetings) {
        return of(
                followUps.ofCase(caseId, meetings).stream()
                        .filter(it -> it.aggregate().status() != FollowUp.Status.WITHDRAWN)
                        .toList());
    }

    FollowUpView of(Stored<FollowUp> stored) {
        return of(List.of(stored)).getFirst();
    }

    /** All with one reading of the directory. */
    List<FollowUpView> of(List<Stored<FollowUp>> stored) {
        var all = stored.stream().map(Stored::aggregate).toList();
        var details = all.stream().map(FollowUp::details).toList();
        var members =
                details.stream()
                        .flatMap(it -> it.owners().stream())
                        .flatMap(it -> Stream.ofNullable(it.memberId()))
                        .toList();
        var groups = details.stream().flatMap(it -> it.groupIds().stream()).distinct().toList();
        var names = new Names(directory, members, groups);
        var now = clock.instant();
        return all.stream()
                .map(it -> FollowUpView.of(it, named(it.details(), names), now))
                .toList();
    }

    private static FollowUpDetails named(FollowUpDetails it, Names names) {
        return new FollowUpDetails(
                it.followUpId(),
                it.meetingId(),
                it.meetingTitle(),
                it.meetingStartsAt(),
                it.itemNumber(),
                it.caseId(),
                it.groupIds(),
                it.timeZone(),
                it.visibility(),
                it.text(),
                it.owners().stream().map(owner -> named(owner, names)).toList(),
                it.due(),
                it.dueDay(),
                it.contact());
    }

    private static Person named(Person owner, Names names) {
        var member = owner.memberId();
        return member == null
                ? owner
                : new Person(
                        member,
                        names.of(member).name(),
                        owner.organisationId(),
                        owner.represents(),
                        null,
                        null);
    }
}
