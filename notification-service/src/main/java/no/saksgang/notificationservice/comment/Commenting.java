package no.saksgang.notificationservice.comment;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;
import no.saksgang.events.referat.ReferatCommented;
import no.saksgang.notificationservice.held.Held;
import no.saksgang.notificationservice.held.HeldMail;
import no.saksgang.notificationservice.mailbox.IncomingMail;
import no.saksgang.notificationservice.mailbox.OwnWords;
import org.springframework.stereotype.Component;

/** Makes comments of a member's answer to a circulated draft. */
@Component
public class Commenting {
    private final Drafts drafts;
    private final MailedComments comments;
    private final HeldMail held;
    private final Clock clock;

    Commenting(Drafts drafts, MailedComments comments, HeldMail held, Clock clock) {
        this.drafts = drafts;
        this.comments = comments;
        this.held = held;
        this.clock = clock;
    }

    /**
     * Takes what a member answered, each remark in it as a comment of its own; once for each
     * message.
     *
     * @return why it has to be shown instead; empty if it was taken
     */
    public Optional<Held.Why> take(IncomingMail mail, MeetingId meeting, MemberId member) {
        var now = clock.instant();
        var draft = drafts.open(meeting).filter(it -> !now.isAfter(it.commentsBy()));
        if (draft.isEmpty()) {
            return Optional.of(Held.Why.COMMENT_TOO_LATE);
        }
        var remarks = Remarks.in(OwnWords.of(mail), draft.get().items());
        if (remarks.isEmpty()) {
            return Optional.of(Held.Why.COMMENT_IS_EMPTY);
        }
        for (var i = 0; i < remarks.size(); i++) {
            var it = remarks.get(i);
            comments.receive(
                    mail.id() + "-" + (i + 1), meeting, member, it.itemNumber(), it.text(), now);
        }
        return Optional.empty();
    }

    /** The referat has a comment of a member's: the oldest that came by mail is it. */
    void taken(ReferatCommented said) {
        comments.oldestOpen(said.meetingId(), said.memberId(), said.itemNumber())
                .ifPresent(
                        it -> comments.change(it.id(), null, one -> one.settle(clock.instant())));
    }

    /** The referat is approved: what it does not have of what came by mail is shown. */
    void closed(MeetingId meeting) {
        for (var it : comments.open(meeting)) {
            var comment = it.aggregate();
            held.hold(
                    new Held(
                            it.id(),
                            Held.Why.COMMENT_TOO_LATE,
                            comment.receivedAt(),
                            "",
                            "",
                            comment.memberId(),
                            new Subject("referat", comment.meetingId().value()),
                            "",
                            (comment.itemNumber() == null
                                            ? ""
                                            : "Sak " + comment.itemNumber() + ": ")
                                    + comment.text(),
                            null,
                            List.of(),
                            null));
            comments.change(it.id(), null, one -> one.settle(clock.instant()));
        }
    }

    /** Lets go of all words of a member who is forgotten. */
    public void forget(MemberId member) {
        comments.open(member)
                .forEach(it -> comments.change(it.id(), null, one -> one.settle(clock.instant())));
    }
}
