package no.saksgang.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.saksgang.events.Due;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;
import no.saksgang.events.Visibility;
import no.saksgang.events.followup.FollowUpChanged;
import no.saksgang.events.followup.FollowUpClosed;
import no.saksgang.events.followup.FollowUpDetails;
import no.saksgang.events.followup.FollowUpRegistered;
import no.saksgang.events.followup.FollowUpReopened;
import no.saksgang.events.followup.FollowUpWithdrawn;
import no.saksgang.events.reply.FollowUpClosingReceived;
import org.jspecify.annotations.Nullable;

/**
 * An ordinary follow-up, with changes, and what is said of it: {@code AFollowUp.saying("Sende
 * høringssvaret").ownedBy(ALI).dueOn("2026-06-01").registered()}.
 */
public final class AFollowUp {
    private final FollowUpId id;
    private final String text;
    private final List<MemberId> owners;
    private final @Nullable Due due;
    private final List<GroupId> groups;

    private AFollowUp(
            FollowUpId id,
            String text,
            List<MemberId> owners,
            @Nullable Due due,
            List<GroupId> groups) {
        this.id = id;
        this.text = text;
        this.owners = List.copyOf(owners);
        this.due = due;
        this.groups = List.copyOf(groups);
    }

    /** {@code o1}, from item 2 of the ordinary meeting, of Ali, by the end of June 2026. */
    public static AFollowUp saying(String text) {
        return new AFollowUp(
                new FollowUpId("o1"),
                text,
                List.of(People.ALI),
                new Due(null, "2026-Q2", null),
                List.of(People.BUSINESS));
    }

    public AFollowUp withId(String newId) {
        return new AFollowUp(new FollowUpId(newId), text, owners, due, groups);
    }

    public AFollowUp ownedBy(MemberId... newOwners) {
        return new AFollowUp(id, text, List.of(newOwners), due, groups);
    }

    public AFollowUp dueOn(String day) {
        return due(new Due(LocalDate.parse(day), null, null));
    }

    public AFollowUp due(@Nullable Due newDue) {
        return new AFollowUp(id, text, owners, newDue, groups);
    }

    public AFollowUp ofGroup(GroupId group) {
        return new AFollowUp(id, text, owners, due, List.of(group));
    }

    public FollowUpDetails details() {
        var meeting = AMeeting.aMeeting().invitation();
        return new FollowUpDetails(
                id,
                meeting.meetingId(),
                meeting.title(),
                meeting.startsAt(),
                "2",
                null,
                groups,
                meeting.timeZone(),
                Visibility.PUBLIC,
                text,
                owners.stream().map(it -> Person.of(it, "", "Sørdal kommune")).toList(),
                due,
                due == null ? null : due.lastDay().orElse(null),
                meeting.contact());
    }

    public FollowUpRegistered registered() {
        return new FollowUpRegistered(details());
    }

    public FollowUpChanged changed() {
        return new FollowUpChanged(details());
    }

    public FollowUpReopened reopened() {
        return new FollowUpReopened(details());
    }

    public FollowUpClosed closed(MemberId by, Instant at) {
        return new FollowUpClosed(id, by, at);
    }

    public FollowUpClosingReceived closedByLink(MemberId by, Instant at) {
        return new FollowUpClosingReceived(
                "%s-%s-%s".formatted(id, by, at.getEpochSecond()), id, by, at, "Sendt i går.");
    }

    public FollowUpWithdrawn withdrawn() {
        return new FollowUpWithdrawn(id);
    }
}
