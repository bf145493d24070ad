package no.saksgang.meetingservice.referat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.outbox.Aggregate;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Paper;
import no.saksgang.events.Person;
import no.saksgang.events.referat.Approval;
import no.saksgang.events.referat.ApprovedReferat;
import no.saksgang.events.referat.ReferatApproved;
import no.saksgang.events.referat.ReferatCirculated;
import no.saksgang.events.referat.ReferatCommented;
import no.saksgang.events.referat.ReferatCorrected;
import no.saksgang.events.referat.ReferatEvent;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.events.referat.SettledComment;
import no.saksgang.meetingservice.referat.ReferatRefusal.CommentsDueInThePast;
import no.saksgang.meetingservice.referat.ReferatRefusal.MeetingNotHeld;
import no.saksgang.meetingservice.referat.ReferatRefusal.NotOfTheMeeting;
import no.saksgang.meetingservice.referat.ReferatRefusal.NotOnTheAgenda;
import no.saksgang.meetingservice.referat.ReferatRefusal.NothingToCorrect;
import no.saksgang.meetingservice.referat.ReferatRefusal.ReferatIsApproved;
import no.saksgang.meetingservice.referat.ReferatRefusal.ReferatNotApproved;
import no.saksgang.meetingservice.referat.ReferatRefusal.ReferatNotCirculated;
import no.saksgang.meetingservice.referat.ReferatRefusal.RemarksMissing;
import no.saksgang.meetingservice.referat.ReferatRefusal.RemarksWithoutSayingSo;
import no.saksgang.meetingservice.referat.ReferatRefusal.TooManyComments;
import no.saksgang.meetingservice.referat.ReferatRefusal.UnknownComment;
import org.jspecify.annotations.Nullable;

/**
 * The minutes of one meeting. Each public method is a sentence of the domain, as in {@link
 * no.saksgang.meetingservice.meeting.Meeting}; what it needs of the meeting comes in as a {@link
 * Sitting}. A draft can be written from the moment at which people are called to the meeting, and
 * goes out when it is over. What is approved is final: it is corrected by a new revision.
 */
final class Referat extends Aggregate<ReferatEvent> {
    static final int MOST_COMMENTS = 500;

    private final MeetingId meetingId;
    private Draft draft;
    private List<Comment> comments;
    private int commentsNumbered;
    private Stage stage;

    sealed interface Stage {
        record Drafted() implements Stage {}

        record Circulated(Instant commentsBy, Instant at) implements Stage {}

        record Approved(ApprovedReferat referat) implements Stage {}
    }

    // As it is stored.
    Referat(
            MeetingId meetingId,
            Draft draft,
            List<Comment> comments,
            int commentsNumbered,
            Stage stage) {
        this.meetingId = meetingId;
        this.draft = draft;
        this.comments = List.copyOf(comments);
        this.commentsNumbered = commentsNumbered;
        this.stage = stage;
    }

    /**
     * Begins a draft.
     *
     * @throws Refused with {@link NotOnTheAgenda}
     */
    static Referat begin(Sitting sitting, Draft draft) {
        draft.under(sitting.invitation().agenda());
        return new Referat(
                sitting.invitation().meetingId(), draft, List.of(), 0, new Stage.Drafted());
    }

    /**
     * Writes the draft anew, before or after it was circulated.
     *
     * @throws Refused with {@link ReferatIsApproved} or {@link NotOnTheAgenda}
     */
    void write(Sitting sitting, Draft anew) {
        checkNotApproved();
        anew.under(sitting.invitation().agenda());
        draft = anew;
    }

    /**
     * Sends the draft to everyone for comments; again, if it was changed much.
     *
     * @param commentsBy until when comments are wanted
     * @throws Refused with {@link MeetingNotHeld}, {@link CommentsDueInThePast}, {@link
     *     NotOnTheAgenda} or {@link ReferatIsApproved}
     */
    void circulate(Sitting sitting, Instant commentsBy, Instant at) {
        checkNotApproved();
        checkHeld(sitting, at);
        if (!commentsBy.isAfter(at)) {
            throw new Refused(new CommentsDueInThePast());
        }
        var meeting = sitting.invitation();
        var items = draft.under(meeting.agenda());
        stage = new Stage.Circulated(commentsBy, at);
        record(
                new ReferatCirculated(
                        meetingId,
                        meeting.title(),
                        meeting.groupIds(),
                        meeting.startsAt(),
                        meeting.endsAt(),
                        meeting.timeZone(),
                        meeting.place(),
                        EachPerson.BY_ID.of(sitting.leader()),
                        EachPerson.BY_ID.of(sitting.secretary()),
                        meeting.contact(),
                        meeting.invitees(),
                        draft.references(),
                        draft.introduction(),
                        EachPerson.BY_ID.in(items),
                        draft.closing(),
                        EachPerson.BY_ID.in(sitting.attendance()),
                        commentsBy),
                at);
    }

    /**
     * Takes a comment from one who was invited to the meeting. Comments are wanted until the date
     * that was said and taken until the approval.
     *
     * @param itemNumber which item it is about, if one
     * @return the comment's id
     * @throws Refused with {@link ReferatNotCirculated}, {@link ReferatIsApproved}, {@link
     *     NotOfTheMeeting}, {@link NotOnTheAgenda} or {@link TooManyComments}
     */
    String comment(
            Sitting sitting, MemberId by, String text, @Nullable String itemNumber, Instant at) {
        switch (stage) {
            case Stage.Drafted _ -> throw new Refused(new ReferatNotCirculated());
            case Stage.Circulated _ -> {}
            case Stage.Approved approved -> throw refused(approved);
        }
        if (!sitting.invitation().invitees().contains(by)) {
            throw new Refused(new NotOfTheMeeting(by));
        }
        if (itemNumber != null) {
            onAgenda(sitting.invitation().agenda(), itemNumber);
        }
        if (comments.size() >= MOST_COMMENTS) {
            throw new Refused(new TooManyComments(MOST_COMMENTS));
        }
        commentsNumbered++;
        var comment = new Comment("c" + commentsNumbered, by, text, itemNumber, at, null, false);
        var more = new ArrayList<>(comments);
        more.add(comment);
        comments = List.copyOf(more);
        record(new ReferatCommented(meetingId, comment.commentId(), by, itemNumber, at), at);
        return comment.commentId();
    }

    /**
     * Says what became of a comment.
     *
     * @param partOfReferat whether it stands in the approved referat, under its author's name
     * @throws Refused with {@link UnknownComment} or {@link ReferatIsApproved}
     */
    void settle(String commentId, String resolution, boolean partOfReferat) {
        checkNotApproved();
        if (comments.stream().noneMatch(it -> it.commentId().equals(commentId))) {
            throw new Refused(new UnknownComment(commentId));
        }
        comments =
                comments.stream()
                        .map(it ->
                                it.commentId().equals(commentId)
                                        ? it.settled(resolution, partOfReferat)
                                        : it)
                        .toList();
    }

    /**
     * Approves the referat. It is final from then on. A group may approve what was never
     * circulated, in its next meeting.
     *
     * @param names how the referat names a member
     * @throws Refused with {@link MeetingNotHeld}, {@link RemarksMissing}, {@link
     *     RemarksWithoutSayingSo}, {@link NotOnTheAgenda} or {@link ReferatIsApproved}
     */
    void approve(
            Sitting sitting,
            boolean withRemarks,
            @Nullable String remarks,
            @Nullable MeetingId inMeetingId,
            Function<MemberId, Person> names,
            Instant at) {
        checkNotApproved();
        checkHeld(sitting, at);
        if (withRemarks && remarks == null) {
            throw new Refused(new RemarksMissing());
        }
        if (!withRemarks && remarks != null) {
            throw new Refused(new RemarksWithoutSayingSo());
        }
        var meeting = sitting.invitation();
        var approved =
                new ApprovedReferat(
                        meetingId,
                        1,
                        meeting.type(),
                        meeting.number(),
                        meeting.partOf(),
                        meeting.title(),
                        meeting.groupIds(),
                        meeting.startsAt(),
                        meeting.endsAt(),
                        meeting.timeZone(),
                        meeting.place(),
                        sitting.leader(),
                        sitting.secretary(),
                        meeting.contact(),
                        draft.references(),
                        draft.introduction(),
                        papers(meeting.papers(), meeting.agenda()),
                        draft.under(meeting.agenda()),
                        draft.closing(),
                        sitting.attendance(),
                        comments.stream()
                                .filter(Comment::partOfReferat)
                                .map(it ->
                                        new SettledComment(
                                                names.apply(it.memberId()),
                                                it.text(),
                                                it.resolution()))
                                .toList(),
                        new Approval(at, inMeetingId, withRemarks, remarks));
        stage = new Stage.Approved(approved);
        record(new ReferatApproved(approved, meeting.invitees()), at);
    }

    /**
     * Corrects an approved referat: what is said of these items takes the place of what stood
     * there, in a new revision.
     *
     * @throws Refused with {@link ReferatNotApproved}, {@link NotOnTheAgenda} or {@link
     *     NothingToCorrect}
     */
    void correct(Sitting sitting, String reason, List<Note> anew, Instant at) {
        var approved =
                switch (stage) {
                    case Stage.Drafted _, Stage.Circulated _ ->
                            throw new Refused(new ReferatNotApproved());
                    case Stage.Approved(var referat) -> referat;
                };
        var items = Draft.corrected(approved.items(), anew);
        if (items.equals(approved.items())) {
            throw new Refused(new NothingToCorrect());
        }
        var corrected = nextRevision(approved, items);
        stage = new Stage.Approved(corrected);
        record(new ReferatCorrected(corrected, sitting.invitation().invitees(), reason), at);
    }

    /**
     * Forgets a person who is erased: their comments, and their name in the draft. What an approved
     * referat says stays.
     */
    void forget(MemberId member) {
        draft = EachPerson.forgetting(member).in(draft);
        comments = comments.stream().filter(it -> !it.memberId().equals(member)).toList();
    }

    MeetingId meetingId() {
        return meetingId;
    }

    Draft draft() {
        return draft;
    }

    List<Comment> comments() {
        return comments;
    }

    /** Everybody who was called has been sent it. */
    boolean isCirculated() {
        return switch (stage) {
            case Stage.Drafted _ -> false;
            case Stage.Circulated _, Stage.Approved _ -> true;
        };
    }

    Stage stage() {
        return stage;
    }

    private void checkNotApproved() {
        if (stage instanceof Stage.Approved approved) {
            throw refused(approved);
        }
    }

    private static void checkHeld(Sitting sitting, Instant at) {
        var endsAt = sitting.invitation().endsAt();
        if (at.isBefore(endsAt)) {
            throw new Refused(new MeetingNotHeld(endsAt));
        }
    }

    private static void onAgenda(List<AgendaItem> agenda, String number) {
        new Draft(Draft.EMPTY.references(), null, List.of(Note.none(number)), null).under(agenda);
    }

    private static List<Paper> papers(List<Paper> ofMeeting, List<AgendaItem> agenda) {
        var papers = new ArrayList<>(ofMeeting);
        for (var item : agenda) {
            papers.addAll(papers(item.papers(), item.items()));
        }
        return papers.stream().distinct().toList();
    }

    private static ApprovedReferat nextRevision(ApprovedReferat of, List<ReferatItem> items) {
        return new ApprovedReferat(
                of.meetingId(),
                of.revision() + 1,
                of.type(),
                of.number(),
                of.partOf(),
                of.title(),
                of.groupIds(),
                of.startsAt(),
                of.endsAt(),
                of.timeZone(),
                of.place(),
                of.leader(),
                of.secretary(),
                of.contact(),
                of.references(),
                of.introduction(),
                of.papers(),
                items,
                of.closing(),
                of.attendance(),
                of.comments(),
                of.approval());
    }

    private static Refused refused(Stage.Approved approved) {
        return new Refused(new ReferatIsApproved(approved.referat().approval().at()));
    }
}
