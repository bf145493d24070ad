package no.saksgang.minutesservice.directory;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.saksgang.events.Envelope;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.DirectoryEvent;
import no.saksgang.events.directory.GroupSaved;
import no.saksgang.events.directory.MemberErased;
import no.saksgang.events.directory.MemberSaved;
import no.saksgang.events.directory.OrganisationSaved;
import no.saksgang.events.directory.Role;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The projection of {@code saksgang.directory}: of each member the groups, and neither name nor
 * address. What is newest by sequence wins, so that a replay changes nothing.
 */
@Component
class Directory {
    private static final String COLLECTION = "members";
    private static final String GROUPS = "groups";
    private static final String SEQUENCE = "sequence";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoTemplate mongo;

    Directory(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Keeps what was said, unless something newer is known. */
    void keepNewest(List<Envelope<DirectoryEvent>> heard) {
        var newest = new LinkedHashMap<String, Envelope<DirectoryEvent>>();
        for (var it : heard) {
            // What is sent back from the dead letters comes late, perhaps beside what is newer.
            newest.merge(
                    it.subject().toString(), it, (a, b) -> a.sequence() > b.sequence() ? a : b);
        }
        var updates =
                newest.values().stream()
                        .flatMap(it ->
                                memberships(it.event()).stream()
                                        .map(of -> newer(of, it.sequence())))
                        .toList();
        if (updates.isEmpty()) {
            return;
        }
        try {
            mongo.getCollection(COLLECTION)
                    .bulkWrite(updates, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException failed) {
            // Where the filter finds nothing because something newer is there, the upsert meets its
            // id.
            if (!failed.getWriteErrors().stream()
                    .allMatch(it -> it.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
                throw failed;
            }
        }
    }

    private record Memberships(MemberId member, List<String> groups) {}

    private static Optional<Memberships> memberships(DirectoryEvent event) {
        return switch (event) {
            case MemberSaved it ->
                    Optional.of(
                            new Memberships(
                                    it.memberId(),
                                    it.memberships().stream()
                                            // Who stands in for another at one meeting is not in
                                            // the group.
                                            .filter(in -> in.role() != Role.SUBSTITUTE)
                                            .map(in -> in.groupId().value())
                                            .distinct()
                                            .toList()));
            case MemberErased(var member) -> Optional.of(new Memberships(member, List.of()));
            case GroupSaved _, OrganisationSaved _ -> Optional.empty();
        };
    }

    private static UpdateOneModel<Document> newer(Memberships of, long sequence) {
        return new UpdateOneModel<>(
                Filters.and(Filters.eq("_id", of.member().value()), Filters.lt(SEQUENCE, sequence)),
                Updates.combine(Updates.set(GROUPS, of.groups()), Updates.set(SEQUENCE, sequence)),
                UPSERT);
    }

    /** None for one of whom the directory has not spoken. */
    Set<GroupId> groupsOf(MemberId member) {
        var found = mongo.getCollection(COLLECTION).find(Filters.eq("_id", member.value())).first();
        return found == null
                ? Set.of()
                : found.getList(GROUPS, String.class, List.of()).stream()
                        .map(GroupId::new)
                        .collect(Collectors.toUnmodifiableSet());
    }
}
