package no.saksgang.notificationservice.delivery;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.saksgang.events.MemberId;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.directory.Member;
import no.saksgang.notificationservice.message.MailWriter;
import no.saksgang.notificationservice.message.Recipient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Decides of the rows that are open what is to be sent to whom, and what is not: to whom there is
 * no way, and who does not want it.
 */
@Component
final class OpenRows {
    private static final Logger LOG = LoggerFactory.getLogger(OpenRows.class);

    private final Directory directory;
    private final MasterCopies copies;
    private final Origin origin;
    private final Reach reach;
    private final Wishes wishes;

    OpenRows(Directory directory, MasterCopies copies, Origin origin, Reach reach, Wishes wishes) {
        this.directory = directory;
        this.copies = copies;
        this.origin = origin;
        this.reach = reach;
        this.wishes = wishes;
    }

    /** What is to be done with a row. */
    sealed interface Way {}

    record ToSend(Task task) implements Way {}

    record NotSent(int row, Delivery.Suppressed.Why why) implements Way {}

    /**
     * What is to be done with each.
     *
     * @param open which of the page's rows
     * @throws MongoException or {@link DataAccessException} where the store does not answer
     */
    List<Way> ways(Page page, List<Integer> open) {
        var members = directory.members(open.stream().map(i -> page.row(i).member()).toList());
        var unreachable = reach.unreachable(members.values());
        var reason = origin.reasonOf(page.mailing()).orElse(null);
        var wished =
                reason == null
                        ? Map.<MemberId, Wishes.Wish>of()
                        : wishes.heed(members.keySet(), reason.occasion());
        var ways = new ArrayList<Way>();
        for (var row : open) {
            ways.add(
                    switch (members.get(page.row(row).member())) {
                        case null -> new NotSent(row, Delivery.Suppressed.Why.UNKNOWN_MEMBER);
                        case Member it when unreachable.contains(it.id()) ->
                                new NotSent(row, Delivery.Suppressed.Why.ADDRESS_BOUNCES);
                        case Member.Erased _ -> new NotSent(row, Delivery.Suppressed.Why.ERASED);
                        case Member.Known it when !MailWriter.canReach(it.email()) ->
                                new NotSent(row, Delivery.Suppressed.Why.ADDRESS_UNUSABLE);
                        case Member.Known _ when reason == null ->
                                new NotSent(row, Delivery.Suppressed.Why.UNWRITABLE);
                        case Member.Known it ->
                                way(
                                        page,
                                        row,
                                        it,
                                        reason,
                                        wished.getOrDefault(it.id(), Wishes.Wish.NONE));
                    });
        }
        return ways;
    }

    private Way way(
            Page page, int row, Member.Known member, Origin.Reason reason, Wishes.Wish wish) {
        if (wish.notThis() != null) {
            return new NotSent(row, wish.notThis());
        }
        var language = wish.language() == null ? member.language() : wish.language();
        try {
            return new ToSend(
                    new Task(
                            page,
                            row,
                            page.row(row).state(),
                            new Recipient(member.id(), member.name(), member.email(), language),
                            copies.of(reason, language)));
        } catch (MongoException | DataAccessException away) {
            // That says nothing of the mail.
            throw away;
        } catch (RuntimeException unwritable) {
            LOG.error("mail of {} cannot be written", page.mailing(), unwritable);
            return new NotSent(row, Delivery.Suppressed.Why.UNWRITABLE);
        }
    }
}
