package no.saksgang.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;
import no.saksgang.events.Visibility;
import no.saksgang.events.referat.Approval;
import no.saksgang.events.referat.ApprovedReferat;
import no.saksgang.events.referat.Attendees;
import no.saksgang.events.referat.ReferatApproved;
import no.saksgang.events.referat.ReferatCirculated;
import no.saksgang.events.referat.ReferatCommented;
import no.saksgang.events.referat.ReferatCorrected;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.events.referat.References;
import no.saksgang.events.referat.SettledComment;
import org.jspecify.annotations.Nullable;

/**
 * The ordinary referat of a meeting, with changes, and what is said of it: {@code
 * AReferat.of(AMeeting.aMeeting()).saying("2", "Planen ble vedtatt.").approved()}. Each change
 * gives a new one.
 */
public final class AReferat {
    private static final Person EVA = Person.of(People.EVA, "Eva Nilsen", "Nordvik kommune");
    private static final Person INGRID = Person.of(People.INGRID, "Ingrid Sæther", "Fjordregionen");

    private final AMeeting meeting;
    private final List<ReferatItem> items;
    private final int revision;
    private final Approval approval;
    private final List<SettledComment> comments;

    private AReferat(
            AMeeting meeting,
            List<ReferatItem> items,
            int revision,
            Approval approval,
            List<SettledComment> comments) {
        this.meeting = meeting;
        this.items = List.copyOf(items);
        this.revision = revision;
        this.approval = approval;
        this.comments = List.copyOf(comments);
    }

    /** Of each item on the agenda it says what one would expect; approved four weeks later. */
    public static AReferat of(AMeeting meeting) {
        var at = meeting.invitation().endsAt().plusSeconds(28 * 86_400L);
        return new AReferat(
                meeting,
                meeting.invitation().agenda().stream().map(AReferat::ordinary).toList(),
                1,
                new Approval(at, null, false, null),
                List.of());
    }

    public static AReferat aReferat() {
        return of(AMeeting.aMeeting());
    }

    private static ReferatItem ordinary(AgendaItem item) {
        var decisions =
                item.kind() == ItemKind.DECISION
                        ? List.of(
                                new ReferatItem.Decision(
                                        "v" + item.number(), "Faggruppen slutter seg til planen."))
                        : List.<ReferatItem.Decision>of();
        var statements =
                item.kind() == ItemKind.ROUND_TABLE
                        ? List.of(
                                new ReferatItem.Statement(
                                        null,
                                        "Nordvik kommune",
                                        List.of(EVA),
                                        "Kommunen åpner et nytt næringsbygg i mai."))
                        : List.<ReferatItem.Statement>of();
        return new ReferatItem(
                item.number(),
                item.caseId(),
                item.caseNumber(),
                item.title(),
                item.kind(),
                item.visibility(),
                "Møteleder innledet om " + item.title() + ".",
                null,
                decisions,
                List.of(),
                List.of(),
                statements,
                List.of(),
                item.items().stream().map(AReferat::ordinary).toList());
    }

    /** Another body for the item of this number. */
    public AReferat saying(String number, String body) {
        return changing(number, body, null, Visibility.PUBLIC);
    }

    /** A body for members only, and what the public sees instead, if anything. */
    public AReferat sayingToMembers(String number, String body, @Nullable String publicBody) {
        return changing(number, body, publicBody, Visibility.MEMBERS);
    }

    private AReferat changing(
            String number, String body, @Nullable String publicBody, Visibility visibility) {
        var changed = new ArrayList<ReferatItem>();
        for (var item : items) {
            changed.add(
                    item.number().equals(number)
                            ? new ReferatItem(
                                    number,
                                    item.caseId(),
                                    item.caseNumber(),
                                    item.title(),
                                    item.kind(),
                                    visibility,
                                    body,
                                    publicBody,
                                    item.decisions(),
                                    item.proposals(),
                                    item.followUps(),
                                    item.statements(),
                                    item.themes(),
                                    item.items())
                            : item);
        }
        return withItems(changed);
    }

    public AReferat withItems(List<ReferatItem> newItems) {
        return new AReferat(meeting, newItems, revision, approval, comments);
    }

    public AReferat atRevision(int newRevision) {
        return new AReferat(meeting, items, newRevision, approval, comments);
    }

    public AReferat approvedAt(Instant at) {
        return new AReferat(
                meeting,
                items,
                revision,
                new Approval(
                        at, approval.inMeetingId(), approval.withRemarks(), approval.remarks()),
                comments);
    }

    public AReferat approvedIn(MeetingId later) {
        return new AReferat(
                meeting,
                items,
                revision,
                new Approval(approval.at(), later, approval.withRemarks(), approval.remarks()),
                comments);
    }

    public AReferat withRemarks(String remarks) {
        return new AReferat(
                meeting,
                items,
                revision,
                new Approval(approval.at(), approval.inMeetingId(), true, remarks),
                comments);
    }

    public AReferat withComment(Person by, String text, @Nullable String resolution) {
        return new AReferat(
                meeting,
                items,
                revision,
                approval,
                Stream.concat(
                                comments.stream(),
                                Stream.of(new SettledComment(by, text, resolution)))
                        .toList());
    }

    public MeetingId id() {
        return meeting.id();
    }

    /** The whole of it. */
    public ApprovedReferat referat() {
        var it = meeting.invitation();
        return new ApprovedReferat(
                it.meetingId(),
                revision,
                it.type(),
                it.number(),
                it.partOf(),
                it.title(),
                it.groupIds(),
                it.startsAt(),
                it.endsAt(),
                it.timeZone(),
                it.place(),
                EVA,
                INGRID,
                it.contact(),
                References.NONE,
                "Eva Nilsen ønsket velkommen.",
                it.papers(),
                items,
                "Møtet ble hevet kl. 12.",
                attendance(),
                comments,
                approval);
    }

    private static Attendees attendance() {
        return new Attendees(
                List.of(EVA, Person.of(People.ALI, "Ali Rahimi", "Sørdal kommune")),
                List.of(Person.of(People.KARI, "Kari Moen", "Østvik kommune")),
                List.of(),
                List.of(Person.named("Nils Gjest", "Innovasjonssenteret")));
    }

    public ReferatCirculated circulated(Instant commentsBy) {
        var it = referat();
        return new ReferatCirculated(
                it.meetingId(),
                it.title(),
                it.groupIds(),
                it.startsAt(),
                it.endsAt(),
                it.timeZone(),
                it.place(),
                it.leader(),
                it.secretary(),
                it.contact(),
                meeting.invitation().invitees(),
                it.references(),
                it.introduction(),
                it.items(),
                it.closing(),
                it.attendance(),
                commentsBy);
    }

    public ReferatCommented commented(MemberId by, Instant at) {
        return new ReferatCommented(id(), "k-" + by, by, null, at);
    }

    public ReferatApproved approved() {
        return new ReferatApproved(referat(), meeting.invitation().invitees());
    }

    /** One revision on. */
    public ReferatCorrected corrected(String reason) {
        return new ReferatCorrected(
                atRevision(revision + 1).referat(), meeting.invitation().invitees(), reason);
    }
}
