package no.saksgang.notificationservice.token;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The secret addresses at which calendars are read: one for each member and each group. They have
 * no end, since a calendar program asks for as long as somebody uses it; instead each can be
 * replaced, and the old one is dead from then on. What is signed is how often it has been replaced;
 * the store knows that number, {@code {_id, replaced, erasedAt}}, of those that ever were, and the
 * sequence of the erasure that was the last to do it.
 */
@Component
public final class CalendarLinks {
    private static final Pattern SCHEME = Pattern.compile("^https?:");
    private static final int PARTS = 3;

    private final LinkSettings settings;
    private final Tokens tokens;
    private final MongoTemplate mongo;

    CalendarLinks(LinkSettings settings, Tokens tokens, MongoTemplate mongo) {
        this.settings = settings;
        this.tokens = tokens;
        this.mongo = mongo;
    }

    /** Whose calendar. */
    public sealed interface Owner {
        /** What a member is called to. */
        record OfMember(MemberId member) implements Owner {}

        /** What a group does. */
        record OfGroup(GroupId group) implements Owner {}
    }

    /**
     * Where a calendar is read.
     *
     * @param address for programs that ask for one
     * @param subscription the same, as a calendar program opens it by itself
     */
    public record CalendarLink(String address, String subscription) {
        /** For logs: never the secret. */
        @Override
        public String toString() {
            return "CalendarLink[…]";
        }
    }

    /** Where it is read now. */
    public CalendarLink of(Owner owner) {
        var subject = subject(owner);
        var token =
                tokens.issue(
                        Tokens.Purpose.CALENDAR,
                        Instant.MAX,
                        subject.kind(),
                        subject.id(),
                        Integer.toString(replaced(subject)));
        var address = settings.to("calendars/" + token + ".ics");
        return new CalendarLink(address, SCHEME.matcher(address).replaceFirst("webcal:"));
    }

    /** Whose calendar is read with it; empty if it is wrong, for something else, or replaced. */
    public Optional<Owner> reading(String token) {
        return tokens.read(Tokens.Purpose.CALENDAR, token, Instant.EPOCH)
                .filter(parts -> parts.size() == PARTS)
                .filter(parts ->
                        parts.get(2)
                                .equals(
                                        Integer.toString(
                                                replaced(new Subject(parts.get(0), parts.get(1))))))
                .flatMap(CalendarLinks::owner);
    }

    /** Replaces the address: whoever has the one that was reads nothing from now on. */
    public void replace(Owner owner) {
        links().updateOne(
                        Filters.eq("_id", subject(owner).toString()),
                        Updates.inc("replaced", 1),
                        new UpdateOptions().upsert(true));
    }

    /**
     * Replaces the address of one who is erased, once: to hear of it again must not end the address
     * that they have got since, should they be back by the same id.
     *
     * @param sequence of the event that erased them
     */
    public void endOfErased(MemberId member, long sequence) {
        try {
            links().updateOne(
                            Filters.and(
                                    Filters.eq(
                                            "_id", subject(new Owner.OfMember(member)).toString()),
                                    Filters.not(Filters.gte("erasedAt", sequence))),
                            Updates.combine(
                                    Updates.inc("replaced", 1), Updates.set("erasedAt", sequence)),
                            new UpdateOptions().upsert(true));
        } catch (MongoWriteException refused) {
            // Where it was heard before, the filter finds nothing and the upsert meets its id.
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
        }
    }

    private int replaced(Subject owner) {
        var it = links().find(Filters.eq("_id", owner.toString())).first();
        return it == null ? 0 : it.getInteger("replaced");
    }

    private static Subject subject(Owner owner) {
        return switch (owner) {
            case Owner.OfMember(var member) -> new Subject("member", member.value());
            case Owner.OfGroup(var group) -> new Subject("group", group.value());
        };
    }

    private static Optional<Owner> owner(List<String> parts) {
        return switch (parts.getFirst()) {
            case "member" -> Optional.of(new Owner.OfMember(new MemberId(parts.get(1))));
            case "group" -> Optional.of(new Owner.OfGroup(new GroupId(parts.get(1))));
            default -> Optional.empty();
        };
    }

    private MongoCollection<Document> links() {
        return mongo.getCollection("calendarlinks");
    }
}
