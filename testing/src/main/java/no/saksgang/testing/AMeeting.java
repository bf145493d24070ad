package no.saksgang.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.Contact;
import no.saksgang.events.GroupId;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Paper;
import no.saksgang.events.Place;
import no.saksgang.events.Visibility;
import no.saksgang.events.meeting.AgendaAmended;
import no.saksgang.events.meeting.AgendaApproved;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.AttendanceRecorded;
import no.saksgang.events.meeting.Invitation;
import no.saksgang.events.meeting.InvitationAnswered;
import no.saksgang.events.meeting.InviteesChanged;
import no.saksgang.events.meeting.MeetingCancelled;
import no.saksgang.events.meeting.MeetingPlanned;
import no.saksgang.events.meeting.MeetingRescheduled;
import no.saksgang.events.meeting.MeetingType;
import no.saksgang.events.meeting.PaperAdded;
import no.saksgang.events.reply.CommentReceived;
import no.saksgang.events.reply.ReplyReceived;
import org.jspecify.annotations.Nullable;

/**
 * An ordinary meeting, with changes, and what is said of it:
 *
 * <pre>{@code
 * var meeting = AMeeting.called("Nettverksmøte").inviting(EVA, ALI);
 * speaker.say(meeting.agendaApproved());
 * speaker.say(meeting.movedTo("2026-03-19T09:00").rescheduled());
 * }</pre>
 *
 * <p>Each change gives a new one; those that a calendar must know count the revision on.
 */
public final class AMeeting {
    private final Invitation now;
    private final MeetingRescheduled.Previous before;

    private AMeeting(Invitation now, MeetingRescheduled.Previous before) {
        this.now = now;
        this.before = before;
    }

    /** {@code m1}: three hours on a Thursday morning, five invitees, five items. */
    public static AMeeting aMeeting() {
        return called("Møte i faggruppe for næring");
    }

    /** {@link #aMeeting} by another name. */
    public static AMeeting called(String title) {
        var startsAt = Instant.parse("2026-03-12T08:00:00Z");
        var endsAt = Instant.parse("2026-03-12T11:00:00Z");
        var place = new Place("Nordvik rådhus, formannskapssalen", null, "Torget 1, 9990 Nordvik");
        return new AMeeting(
                new Invitation(
                        new MeetingId("m1"),
                        1,
                        MeetingType.ORDINARY,
                        "1/2026",
                        null,
                        title,
                        List.of(People.BUSINESS),
                        startsAt,
                        endsAt,
                        People.OSLO,
                        place,
                        People.EVA,
                        People.INGRID,
                        People.SECRETARIAT,
                        List.of(People.EVA, People.INGRID, People.ALI, People.KARI, People.OLA),
                        List.of(
                                item("1", "Godkjenning av dagsorden", ItemKind.APPROVAL_OF_AGENDA),
                                item("2", "Strategisk næringsplan", ItemKind.DECISION),
                                item("3", "Orientering fra sekretariatet", ItemKind.INFORMATION),
                                item("4", "Runde rundt bordet", ItemKind.ROUND_TABLE),
                                item("5", "Eventuelt", ItemKind.OTHER)),
                        List.of(),
                        Instant.parse("2026-03-05T11:00:00Z")),
                new MeetingRescheduled.Previous(startsAt, endsAt, place));
    }

    /** An item for everyone to read, with nothing below it. */
    public static AgendaItem item(String number, String title, ItemKind kind) {
        return new AgendaItem(
                number,
                null,
                null,
                title,
                kind,
                null,
                null,
                List.of(),
                List.of(),
                Visibility.PUBLIC,
                List.of());
    }

    /** The first version of a paper. */
    public static Paper paper(String id, String title) {
        return new Paper(id, title, "https://papirer.example/" + id + ".pdf", 1);
    }

    public AMeeting withId(String id) {
        return with(it -> it.meetingId = new MeetingId(id));
    }

    public AMeeting ofType(MeetingType type) {
        return with(it -> it.type = type);
    }

    public AMeeting numbered(@Nullable String number) {
        return with(it -> it.number = number);
    }

    public AMeeting partOf(MeetingId joint) {
        return with(it -> it.partOf = joint);
    }

    public AMeeting ofGroups(GroupId... groups) {
        return with(it -> it.groupIds = List.of(groups));
    }

    public AMeeting at(Place place) {
        return with(it -> it.place = place);
    }

    public AMeeting startingAt(Instant startsAt, Duration lasts) {
        return with(it -> {
            it.startsAt = startsAt;
            it.endsAt = startsAt.plus(lasts);
        });
    }

    /** On the wall clock of the meeting's zone: {@code 2026-03-12T09:00}. */
    public AMeeting starting(String local, Duration lasts) {
        return startingAt(LocalDateTime.parse(local).atZone(now.timeZone()).toInstant(), lasts);
    }

    public AMeeting inZone(ZoneId zone) {
        return with(it -> it.timeZone = zone);
    }

    public AMeeting led(MemberId leader) {
        return with(it -> it.leaderId = leader);
    }

    public AMeeting written(MemberId secretary) {
        return with(it -> it.secretaryId = secretary);
    }

    public AMeeting withContact(@Nullable Contact contact) {
        return with(it -> it.contact = contact);
    }

    public AMeeting inviting(MemberId... members) {
        return with(it -> it.invitees = List.of(members));
    }

    public AMeeting inviting(List<MemberId> members) {
        return with(it -> it.invitees = members);
    }

    /** So many invitees, {@code m1} and on, as {@link AMember#several} makes them. */
    public AMeeting inviting(int howMany) {
        return inviting(
                IntStream.rangeClosed(1, howMany).mapToObj(i -> new MemberId("m" + i)).toList());
    }

    public AMeeting withAgenda(AgendaItem... items) {
        return with(it -> it.agenda = List.of(items));
    }

    public AMeeting withoutAgenda() {
        return withAgenda();
    }

    public AMeeting withPapers(Paper... papers) {
        return with(it -> it.papers = List.of(papers));
    }

    public AMeeting answeredBy(@Nullable Instant answerBy) {
        return with(it -> it.answerBy = answerBy);
    }

    public AMeeting atRevision(int revision) {
        return with(it -> it.revision = revision);
    }

    /** Moved in time: one revision on, as long as before, and it remembers when it was to be. */
    public AMeeting movedTo(String local) {
        return moved(it -> {
            var lasts = Duration.between(it.startsAt, it.endsAt);
            it.startsAt = LocalDateTime.parse(local).atZone(it.timeZone).toInstant();
            it.endsAt = it.startsAt.plus(lasts);
        });
    }

    /** Moved to another place: one revision on, and it remembers where it was to be. */
    public AMeeting movedTo(Place place) {
        return moved(it -> it.place = place);
    }

    private AMeeting moved(Consumer<Change> how) {
        var change = new Change(now);
        how.accept(change);
        change.revision++;
        return new AMeeting(
                change.invitation(),
                new MeetingRescheduled.Previous(now.startsAt(), now.endsAt(), now.place()));
    }

    public MeetingId id() {
        return now.meetingId();
    }

    /** The whole of it, as it stands now. */
    public Invitation invitation() {
        return now;
    }

    public MeetingPlanned planned() {
        return new MeetingPlanned(
                now.meetingId(),
                now.type(),
                now.number(),
                now.partOf(),
                now.title(),
                now.groupIds(),
                now.startsAt(),
                now.endsAt(),
                now.timeZone(),
                now.place(),
                now.leaderId(),
                now.secretaryId(),
                now.contact(),
                now.agenda(),
                now.papers(),
                now.answerBy());
    }

    public AgendaApproved agendaApproved() {
        return new AgendaApproved(now, now.secretaryId());
    }

    /** With one item more, and one revision on. */
    public AgendaAmended agendaAmended() {
        return new AgendaAmended(
                with(
                                it -> {
                                    it.agenda = new ArrayList<>(it.agenda);
                                    it.agenda.add(
                                            item(
                                                    Integer.toString(it.agenda.size() + 1),
                                                    "Regional havneplan",
                                                    ItemKind.DISCUSSION));
                                    it.revision++;
                                })
                        .now,
                new AgendaAmended.Previous(now.agenda(), now.papers()));
    }

    /** As it stands now; call {@link #movedTo} first. */
    public MeetingRescheduled rescheduled() {
        return new MeetingRescheduled(now, before);
    }

    /** One revision on. */
    public MeetingCancelled cancelled(String reason) {
        return new MeetingCancelled(with(it -> it.revision++).now, reason);
    }

    /** With the paper; a calendar need not know. */
    public PaperAdded paperAdded(Paper paper) {
        return new PaperAdded(
                with(
                                it -> {
                                    it.papers = new ArrayList<>(it.papers);
                                    it.papers.add(paper);
                                })
                        .now,
                paper);
    }

    /** With the invitees as they are from then on. */
    public InviteesChanged inviteesChanged(List<MemberId> added, List<MemberId> removed) {
        return new InviteesChanged(
                with(
                                it -> {
                                    it.invitees = new ArrayList<>(it.invitees);
                                    it.invitees.removeAll(removed);
                                    it.invitees.addAll(added);
                                })
                        .now,
                added,
                removed);
    }

    public InvitationAnswered answered(MemberId member, AnswerKind answer) {
        return answered(member, answer, People.NOON);
    }

    public InvitationAnswered answered(MemberId member, AnswerKind answer, Instant at) {
        return new InvitationAnswered(
                now.meetingId(),
                now.revision(),
                member,
                answer,
                at,
                false,
                null,
                null,
                null,
                List.of(),
                null);
    }

    /** What the meeting-service judges: an answer that came by mail or link. */
    public ReplyReceived replied(
            MemberId member, AnswerKind answer, Instant at, ReplyReceived.Way way) {
        return new ReplyReceived(
                now.meetingId() + "-" + member + "-" + at.getEpochSecond(),
                now.meetingId(),
                member,
                answer,
                at,
                way,
                now.revision(),
                null,
                null,
                null,
                null,
                List.of());
    }

    /** What the meeting-service judges: a comment on the draft that came by mail. */
    public CommentReceived commentedByMail(
            MemberId member, Instant at, @Nullable String itemNumber, String text) {
        return new CommentReceived(
                now.meetingId() + "-" + member + "-comment-" + at.getEpochSecond(),
                now.meetingId(),
                member,
                at,
                itemNumber,
                text);
    }

    /** All invitees were there but these, who had said so. */
    public AttendanceRecorded attended(MemberId... apologies) {
        var away = Arrays.asList(apologies);
        return new AttendanceRecorded(
                now.meetingId(),
                now.invitees().stream()
                        .filter(it -> !away.contains(it))
                        .map(it -> new AttendanceRecorded.Present(it, null, null))
                        .toList(),
                away,
                List.of(),
                0);
    }

    private AMeeting with(Consumer<Change> what) {
        var change = new Change(now);
        what.accept(change);
        var changed = change.invitation();
        return new AMeeting(
                changed,
                new MeetingRescheduled.Previous(
                        changed.startsAt(), changed.endsAt(), changed.place()));
    }

    /** An invitation, open for changes. */
    private static final class Change {
        MeetingId meetingId;
        int revision;
        MeetingType type;
        @Nullable String number;
        @Nullable MeetingId partOf;
        final String title;
        List<GroupId> groupIds;
        Instant startsAt;
        Instant endsAt;
        ZoneId timeZone;
        Place place;
        MemberId leaderId;
        MemberId secretaryId;
        @Nullable Contact contact;
        List<MemberId> invitees;
        List<AgendaItem> agenda;
        List<Paper> papers;
        @Nullable Instant answerBy;

        Change(Invitation from) {
            meetingId = from.meetingId();
            revision = from.revision();
            type = from.type();
            number = from.number();
            partOf = from.partOf();
            title = from.title();
            groupIds = from.groupIds();
            startsAt = from.startsAt();
            endsAt = from.endsAt();
            timeZone = from.timeZone();
            place = from.place();
            leaderId = from.leaderId();
            secretaryId = from.secretaryId();
            contact = from.contact();
            invitees = from.invitees();
            agenda = from.agenda();
            papers = from.papers();
            answerBy = from.answerBy();
        }

        Invitation invitation() {
            return new Invitation(
                    meetingId,
                    revision,
                    type,
                    number,
                    partOf,
                    title,
                    groupIds,
                    startsAt,
                    endsAt,
                    timeZone,
                    place,
                    leaderId,
                    secretaryId,
                    contact,
                    invitees,
                    agenda,
                    papers,
                    answerBy);
        }
    }
}
