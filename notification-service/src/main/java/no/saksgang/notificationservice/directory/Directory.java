package no.saksgang.notificationservice.directory;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import no.saksgang.events.Audience;
import no.saksgang.events.Envelope;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.DirectoryEvent;
import no.saksgang.events.directory.GroupSaved;
import no.saksgang.events.directory.Language;
import no.saksgang.events.directory.MemberErased;
import no.saksgang.events.directory.MemberSaved;
import no.saksgang.events.directory.OrganisationSaved;
import no.saksgang.events.directory.ReminderTimes;
import no.saksgang.events.directory.Role;
import no.saksgang.notificationservice.message.Names;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The projection of {@code saksgang.directory}. What is newest by sequence wins, so that a replay
 * changes nothing; an erasure leaves nothing but the id.
 */
@Component
public class Directory implements Names {
    private static final String MEMBER = "member";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final int BATCH = 1_000;

    private final MongoTemplate mongo;
    private volatile boolean indexed;

    public Directory(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Keeps what was said, unless something newer is known. Answers the groups that were new. */
    public List<GroupId> keepNewest(List<Envelope<DirectoryEvent>> heard) {
        var newest = new LinkedHashMap<String, Envelope<DirectoryEvent>>();
        for (var it : heard) {
            newest.merge(
                    it.subject().toString(), it, (a, b) -> a.sequence() > b.sequence() ? a : b);
        }
        var before = addresses(newest.values());
        var updates = new ArrayList<UpdateOneModel<Document>>();
        var groups = new ArrayList<GroupId>();
        for (var it : newest.values()) {
            content(it, before).ifPresent(content -> updates.add(newer(it, content)));
            if (it.event() instanceof GroupSaved group) {
                groups.add(group.groupId());
            }
        }
        if (!updates.isEmpty()) {
            try {
                directory().bulkWrite(updates, new BulkWriteOptions().ordered(false));
            } catch (MongoBulkWriteException failed) {
                // Where the filter finds nothing because something newer is there, the upsert meets
                // its id.
                if (!failed.getWriteErrors().stream()
                        .allMatch(it -> it.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
                    throw failed;
                }
            }
        }
        return groups;
    }

    private static UpdateOneModel<Document> newer(Envelope<DirectoryEvent> said, Bson content) {
        return new UpdateOneModel<>(
                Filters.and(
                        Filters.eq("_id", said.subject().toString()),
                        Filters.lt("sequence", said.sequence())),
                Updates.combine(
                        content,
                        Updates.set("kind", said.subject().kind()),
                        Updates.set("sequence", said.sequence()),
                        Updates.set("saidAt", Date.from(said.time()))),
                UPSERT);
    }

    /** What members' addresses were until now, and since when. */
    private Map<String, Document> addresses(Collection<Envelope<DirectoryEvent>> heard) {
        var members =
                heard.stream()
                        .filter(it -> it.event() instanceof MemberSaved)
                        .map(it -> it.subject().toString())
                        .toList();
        var known = new HashMap<String, Document>();
        if (!members.isEmpty()) {
            directory()
                    .find(Filters.in("_id", members))
                    .projection(Projections.include("address", "addressSince"))
                    .forEach(it -> known.put(it.getString("_id"), it));
        }
        return known;
    }

    /** When an address that may have been there before was first said. */
    private static Date since(
            Envelope<DirectoryEvent> said, String address, Map<String, Document> before) {
        var known = before.get(said.subject().toString());
        var since = known == null ? null : known.getDate("addressSince");
        return known != null && since != null && address.equals(known.getString("address"))
                ? since
                : Date.from(said.time());
    }

    private static Optional<Bson> content(
            Envelope<DirectoryEvent> said, Map<String, Document> before) {
        return switch (said.event()) {
            case MemberSaved it ->
                    Optional.of(
                            Updates.combine(
                                    Updates.set("erased", false),
                                    Updates.set("name", it.name()),
                                    Updates.set("email", it.email()),
                                    Updates.set("address", normalized(it.email())),
                                    Updates.set(
                                            "addressSince",
                                            since(said, normalized(it.email()), before)),
                                    Updates.set("language", it.language().tag()),
                                    Updates.set(
                                            "groups",
                                            // Who stands in for another at one meeting is not
                                            // of the group's audience.
                                            it.memberships().stream()
                                                    .filter(in -> in.role() != Role.SUBSTITUTE)
                                                    .map(in -> in.groupId().value())
                                                    .distinct()
                                                    .toList())));
            case MemberErased _ ->
                    Optional.of(
                            Updates.combine(
                                    Updates.set("erased", true),
                                    Updates.unset("name"),
                                    Updates.unset("email"),
                                    Updates.unset("address"),
                                    Updates.unset("addressSince"),
                                    Updates.unset("language"),
                                    Updates.unset("groups")));
            case GroupSaved it ->
                    Optional.of(
                            Updates.combine(
                                    Updates.set("name", it.name()),
                                    Updates.set("unanswered", text(it.reminders().unanswered())),
                                    Updates.set("attending", text(it.reminders().attending())),
                                    Updates.set(
                                            "uncommented", text(it.reminders().uncommented()))));
            case OrganisationSaved _ -> Optional.empty();
        };
    }

    private static @Nullable String text(@Nullable Period period) {
        return period == null ? null : period.toString();
    }

    /** Those of the members of whom the directory has spoken. */
    public Map<MemberId, Member> members(Collection<MemberId> ids) {
        var known = new HashMap<MemberId, Member>();
        var wanted = ids.stream().map(id -> MEMBER + "/" + id).toList();
        for (var from = 0; from < wanted.size(); from += BATCH) {
            var some = wanted.subList(from, Math.min(wanted.size(), from + BATCH));
            directory()
                    .find(Filters.in("_id", some))
                    .map(Directory::member)
                    .forEach(it -> known.put(it.id(), it));
        }
        return known;
    }

    /** Since when members have had the address that they have now. */
    public Map<MemberId, Instant> addressesSince(Collection<MemberId> ids) {
        var known = new HashMap<MemberId, Instant>();
        var wanted = ids.stream().map(id -> MEMBER + "/" + id).toList();
        for (var from = 0; from < wanted.size(); from += BATCH) {
            var some = wanted.subList(from, Math.min(wanted.size(), from + BATCH));
            directory()
                    .find(Filters.in("_id", some))
                    .projection(Projections.include("addressSince"))
                    .forEach(it -> {
                        var since = it.getDate("addressSince");
                        if (since != null) {
                            known.put(member(it.getString("_id")), since.toInstant());
                        }
                    });
        }
        return known;
    }

    /** Everyone who has one of these addresses, which several may share. */
    public List<Member.Known> membersAt(Collection<String> addresses) {
        if (addresses.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Member.Known>();
        directory()
                .find(Filters.in("address", addresses.stream().map(Directory::normalized).toList()))
                .limit(BATCH)
                .map(Directory::member)
                .forEach(it -> {
                    if (it instanceof Member.Known known) {
                        found.add(known);
                    }
                });
        return found;
    }

    private static String normalized(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether the directory has said something newer of a person, and knows them. */
    public boolean knowsSince(MemberId member, long sequence) {
        var it = directory().find(Filters.eq("_id", MEMBER + "/" + member)).first();
        return it != null && it.getLong("sequence") > sequence && !it.getBoolean("erased", false);
    }

    /**
     * Hands on every member of an audience, each once; memory stays flat. One who is in no group
     * any more, or only stands in for another, is in no audience.
     */
    public void each(Audience audience, Consumer<Member.Known> what) {
        var filter =
                audience.everyone()
                        ? Filters.and(Filters.eq("kind", MEMBER), Filters.ne("groups", List.of()))
                        : Filters.in(
                                "groups",
                                audience.groupIds().stream().map(GroupId::value).toList());
        try (var found =
                directory().find(filter).batchSize(BATCH).map(Directory::member).cursor()) {
            while (found.hasNext()) {
                if (found.next() instanceof Member.Known member) {
                    what.accept(member);
                }
            }
        }
    }

    /** The groups of whose audience a member is; none of one who only stands in for another. */
    public List<GroupId> groupsOf(MemberId member) {
        var it =
                directory()
                        .find(Filters.eq("_id", MEMBER + "/" + member))
                        .projection(Projections.include("groups"))
                        .first();
        return it == null
                ? List.of()
                : it.getList("groups", String.class, List.of()).stream().map(GroupId::new).toList();
    }

    /** When a group is reminded; empty while the directory has not spoken of it. */
    public Optional<Group> group(GroupId id) {
        return Optional.ofNullable(directory().find(Filters.eq("_id", "group/" + id)).first())
                .map(it ->
                        new Group(
                                id,
                                new ReminderTimes(
                                        period(it, "unanswered"),
                                        period(it, "attending"),
                                        period(it, "uncommented")),
                                it.getDate("saidAt").toInstant()));
    }

    /**
     * @param saidAt when the directory last spoke of it
     */
    public record Group(GroupId id, ReminderTimes reminders, Instant saidAt) {}

    @Override
    public Optional<String> of(MemberId member) {
        return name(MEMBER + "/" + member);
    }

    @Override
    public Optional<String> of(GroupId group) {
        return name("group/" + group);
    }

    private Optional<String> name(String id) {
        return Optional.ofNullable(
                        directory()
                                .find(Filters.eq("_id", id))
                                .projection(Projections.include("name"))
                                .first())
                .map(it -> it.getString("name"));
    }

    private static MemberId member(String id) {
        return new MemberId(id.substring(MEMBER.length() + 1));
    }

    private static Member member(Document it) {
        var id = member(it.getString("_id"));
        return it.getBoolean("erased", false)
                ? new Member.Erased(id)
                : new Member.Known(
                        id,
                        it.getString("name"),
                        it.getString("email"),
                        Language.valueOf(it.getString("language").toUpperCase(Locale.ROOT)));
    }

    private static @Nullable Period period(Document it, String kind) {
        var text = it.getString(kind);
        return text == null ? null : Period.parse(text);
    }

    private MongoCollection<Document> directory() {
        var directory = mongo.getCollection("directory");
        if (!indexed) {
            directory.createIndex(Indexes.ascending("kind"));
            directory.createIndex(Indexes.ascending("groups"));
            directory.createIndex(Indexes.ascending("address"));
            indexed = true;
        }
        return directory;
    }
}
