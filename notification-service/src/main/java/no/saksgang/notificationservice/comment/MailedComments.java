package no.saksgang.notificationservice.comment;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.outbox.Aggregates;
import no.saksgang.chassis.outbox.Outbox;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.reply.ReplyEvent;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The store of comments that came by mail. */
@Component
final class MailedComments extends Aggregates<MailedComment, ReplyEvent> {
    private static final int SOME = 200;

    MailedComments(Outbox outbox) {
        super(outbox, MailedComment.class, "mailedComments", Map.of());
        index("meetingId");
        index("memberId");
    }

    /** Takes a comment in, once for each {@code replyId}. */
    void receive(
            String replyId,
            MeetingId meeting,
            MemberId member,
            @Nullable String itemNumber,
            String text,
            Instant at) {
        add(
                replyId,
                new IdempotencyKey(replyId),
                MailedComment.receive(replyId, meeting, member, itemNumber, text, at));
    }

    /** The oldest of a member's on one item that the referat is not known to have. */
    Optional<Stored<MailedComment>> oldestOpen(
            MeetingId meeting, MemberId member, @Nullable String itemNumber) {
        return open(Filters.eq("state.meetingId", meeting.value())).stream()
                .filter(it ->
                        it.aggregate().memberId().equals(member)
                                && Objects.equals(it.aggregate().itemNumber(), itemNumber))
                .min(Comparator.comparing(it -> it.aggregate().receivedAt()));
    }

    /** All on one draft that the referat is not known to have. */
    List<Stored<MailedComment>> open(MeetingId meeting) {
        return open(Filters.eq("state.meetingId", meeting.value()));
    }

    /** All of a member's that have words yet. */
    List<Stored<MailedComment>> open(MemberId member) {
        return open(Filters.eq("state.memberId", member.value()));
    }

    private List<Stored<MailedComment>> open(Bson which) {
        var open = new ArrayList<Stored<MailedComment>>();
        var after = "";
        List<Stored<MailedComment>> some;
        do {
            some = query(which, after, SOME);
            some.stream().filter(it -> !it.aggregate().isSettled()).forEach(open::add);
            after = some.isEmpty() ? after : some.getLast().id();
        } while (some.size() == SOME);
        return open;
    }
}
