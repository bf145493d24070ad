package no.saksgang.notificationservice.bounce;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.notificationservice.delivery.Reach;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.directory.Member;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * To whom mail has failed through the fault of their address: {@code {_id, address, failures,
 * version}}. The address itself stands in the directory alone; here is a digest of it, so that what
 * failed at an old one does not count against a new one.
 */
@Component
public final class Addresses implements Reach {
    private static final int MOST_FAILURES = 20;
    private static final int ATTEMPTS = 20;

    private final MongoTemplate mongo;
    private final Directory directory;
    private final BounceSettings settings;
    private final Clock clock;

    Addresses(MongoTemplate mongo, Directory directory, BounceSettings settings, Clock clock) {
        this.mongo = mongo;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * One to whom mail has failed.
     *
     * @param unreachable whether so often that no more is sent
     */
    record Failing(MemberId member, boolean unreachable, List<Failure> failures) {}

    @Override
    public Set<MemberId> unreachable(Collection<Member> members) {
        var known = new HashMap<String, Member.Known>();
        for (var it : members) {
            if (it instanceof Member.Known member) {
                known.put(member.id().value(), member);
            }
        }
        var unreachable = new HashSet<MemberId>();
        addresses()
                .find(Filters.in("_id", known.keySet()))
                .forEach(it -> {
                    var member = known.get(it.getString("_id"));
                    if (member != null && isUnreachable(it, member)) {
                        unreachable.add(member.id());
                    }
                });
        return unreachable;
    }

    private boolean isUnreachable(Document it, Member.Known member) {
        return it.getString("address").equals(digest(member.email()))
                && counted(it).size() >= settings.after();
    }

    private List<Failure> counted(Document it) {
        var since = clock.instant().minus(settings.within());
        return failures(it).stream().filter(failure -> failure.at().isAfter(since)).toList();
    }

    @Override
    public void refused(MemberId member, MailingId mailing, int code, @Nullable String status) {
        if (Failure.isOfTheAddress(status, false)) {
            failed(member, new Failure(mailing, clock.instant(), code, status, ""));
        }
    }

    /** Counts a failure, once for each delivery. */
    void failed(MemberId member, Failure failure) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var address = address(member);
            if (address.isEmpty() || count(member, address.get(), failure)) {
                return;
            }
        }
        throw new IllegalStateException("the failures of " + member + " are changed by others");
    }

    private Optional<String> address(MemberId member) {
        return directory.members(List.of(member)).get(member) instanceof Member.Known it
                ? Optional.of(digest(it.email()))
                : Optional.empty();
    }

    /**
     * @return false if somebody else was first
     */
    private boolean count(MemberId member, String address, Failure failure) {
        var there = addresses().find(Filters.eq("_id", member.value())).first();
        if (there == null) {
            try {
                addresses()
                        .insertOne(
                                new Document("_id", member.value())
                                        .append("address", address)
                                        .append("failures", List.of(write(failure)))
                                        .append("version", 0L));
                return true;
            } catch (MongoWriteException refused) {
                if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    return false;
                }
                throw refused;
            }
        }
        var failures =
                new ArrayList<>(
                        there.getString("address").equals(address) ? failures(there) : List.of());
        if (failures.stream().anyMatch(it -> it.mailing().equals(failure.mailing()))) {
            return true;
        }
        failures.add(failure);
        var kept = failures.subList(Math.max(0, failures.size() - MOST_FAILURES), failures.size());
        var version = there.getLong("version");
        return addresses()
                        .updateOne(
                                Filters.and(
                                        Filters.eq("_id", member.value()),
                                        Filters.eq("version", version)),
                                Updates.combine(
                                        Updates.set("address", address),
                                        Updates.set(
                                                "failures",
                                                kept.stream().map(Addresses::write).toList()),
                                        Updates.set("version", version + 1)))
                        .getMatchedCount()
                == 1;
    }

    /** To whom mail fails at the address that they have now, by id. */
    List<Failing> failing(String after, int limit) {
        var found =
                addresses()
                        .find(Filters.gt("_id", after))
                        .sort(Sorts.ascending("_id"))
                        .limit(limit)
                        .into(new ArrayList<>());
        var known =
                directory.members(
                        found.stream().map(it -> new MemberId(it.getString("_id"))).toList());
        return found.stream()
                .map(it -> {
                    var id = new MemberId(it.getString("_id"));
                    var counts =
                            known.get(id) instanceof Member.Known member
                                            && it.getString("address")
                                                    .equals(digest(member.email()))
                                    ? counted(it)
                                    : List.<Failure>of();
                    return new Failing(id, counts.size() >= settings.after(), counts);
                })
                .toList();
    }

    /**
     * A person says that mail reaches them again.
     *
     * @return whether any had failed
     */
    boolean lift(MemberId member) {
        return addresses().deleteOne(Filters.eq("_id", member.value())).getDeletedCount() == 1;
    }

    /** Lets go of what is known of a member who is forgotten. */
    public void forget(MemberId member) {
        lift(member);
    }

    private static String digest(String email) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(
                                            email.strip()
                                                    .toLowerCase(Locale.ROOT)
                                                    .getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static Document write(Failure it) {
        return new Document("mailing", it.mailing().value())
                .append("at", Date.from(it.at()))
                .append("code", it.code())
                .append("status", it.status())
                .append("diagnostic", it.diagnostic());
    }

    private static List<Failure> failures(Document it) {
        return it.getList("failures", Document.class).stream()
                .map(failure ->
                        new Failure(
                                new MailingId(failure.getString("mailing")),
                                instant(failure.getDate("at")),
                                failure.getInteger("code"),
                                failure.getString("status"),
                                failure.getString("diagnostic")))
                .toList();
    }

    private static Instant instant(Date at) {
        return at.toInstant();
    }

    private MongoCollection<Document> addresses() {
        return mongo.getCollection("addresses");
    }
}
