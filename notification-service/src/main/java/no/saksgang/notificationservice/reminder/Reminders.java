package no.saksgang.notificationservice.reminder;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import no.saksgang.chassis.time.MachineTime;
import no.saksgang.events.Event;
import no.saksgang.events.EventFormat;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Topic;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.notificationservice.projection.Newest;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The store of what is reminded of, and of the reminders that wait. */
@Component
class Reminders {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int MOST = 500;
    private static final Bson WAITING = Filters.eq("waiting", true);

    private final MongoTemplate mongo;
    private volatile boolean indexed;

    Reminders(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    // --- matters

    Matter matter(String subject) {
        return Optional.ofNullable(matters().find(Filters.eq("_id", subject)).first())
                .map(Reminders::matter)
                .orElseGet(() -> Matter.unheardOf(subject));
    }

    /** Keeps a matter, unless a newer one is there. */
    void keepNewest(Matter matter) {
        var about = matter.about();
        var document =
                new Document("_id", matter.subject())
                        .append("sequence", matter.sequence())
                        .append("type", about == null ? null : Event.typeOf(about.getClass()))
                        .append(
                                "about",
                                about == null ? null : EventFormat.json().writeValueAsString(about))
                        .append("saidAt", Date.from(matter.saidAt()))
                        .append("asked", matter.asked())
                        .append("over", matter.over())
                        .append("groups", matter.groups().stream().map(GroupId::value).toList())
                        .append(
                                "replies",
                                matter.replies().stream()
                                        .map(it ->
                                                new Document("member", it.member().value())
                                                        .append(
                                                                "answer",
                                                                it.answer() == null
                                                                        ? null
                                                                        : it.answer().name())
                                                        .append("at", Date.from(it.at())))
                                        .toList());
        Newest.keep(matters(), document);
    }

    /** What there is to remind the members of these groups of. */
    List<Matter> ofGroups(List<GroupId> groups) {
        return matters()
                .find(Filters.in("groups", groups.stream().map(GroupId::value).toList()))
                .map(Reminders::matter)
                .into(new ArrayList<>())
                .stream()
                .filter(it -> !it.over())
                .toList();
    }

    private static Matter matter(Document it) {
        var type = it.getString("type");
        var event =
                type == null
                        ? null
                        : Topic.eventOf(type)
                                .map(known ->
                                        (Event)
                                                EventFormat.json()
                                                        .readValue(it.getString("about"), known))
                                .orElseThrow(() ->
                                        new IllegalStateException("no event of type " + type));
        return new Matter(
                it.getString("_id"),
                it.getLong("sequence"),
                event,
                it.getDate("saidAt").toInstant(),
                it.getInteger("asked"),
                it.getBoolean("over"),
                it.getList("replies", Document.class).stream()
                        .map(reply ->
                                new Matter.Reply(
                                        new MemberId(reply.getString("member")),
                                        reply.getString("answer") == null
                                                ? null
                                                : AnswerKind.valueOf(reply.getString("answer")),
                                        reply.getDate("at").toInstant()))
                        .toList());
    }

    // --- reminders

    /** Has a reminder wait; one that was sent since people were last asked is not sent again. */
    void plan(String subject, Purpose purpose, int asked, Instant dueAt) {
        var id = Reminder.id(subject, purpose);
        var there = reminders().find(Filters.eq("_id", id)).first();
        if (there == null) {
            insert(
                    new Document("_id", id)
                            .append("subject", subject)
                            .append("purpose", purpose.name())
                            .append("asked", asked)
                            .append("dueAt", Date.from(dueAt))
                            .append("version", 0L)
                            .append("claimedUntil", Date.from(Instant.EPOCH))
                            .append("waiting", true));
            return;
        }
        var same =
                there.getInteger("asked") == asked
                        && (!there.getBoolean("waiting")
                                || there.getDate("dueAt").toInstant().equals(dueAt));
        if (!same && there.getInteger("asked") <= asked) {
            reminders()
                    .updateOne(
                            asRead(id, there.getLong("version")),
                            Updates.combine(
                                    Updates.set("asked", asked),
                                    Updates.set("dueAt", Date.from(dueAt)),
                                    Updates.set("claimedUntil", Date.from(Instant.EPOCH)),
                                    Updates.set("waiting", true),
                                    Updates.set("version", there.getLong("version") + 1)));
        }
    }

    /** Whether a reminder went out since people were last asked. */
    boolean wasSent(String subject, Purpose purpose, int asked) {
        var there = reminders().find(Filters.eq("_id", Reminder.id(subject, purpose))).first();
        return there != null && there.getInteger("asked") == asked && !there.getBoolean("waiting");
    }

    private void insert(Document reminder) {
        try {
            reminders().insertOne(reminder);
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
        }
    }

    /**
     * A reminder is not wanted any more: the meeting is off, or its time had passed when it was
     * planned.
     */
    void drop(String subject, Purpose purpose) {
        reminders()
                .deleteOne(
                        Filters.and(
                                Filters.eq("_id", Reminder.id(subject, purpose)),
                                Filters.eq("waiting", true)));
    }

    /** Those that are due first, at most {@value #MOST}, in that order. */
    List<Reminder> earliest() {
        return reminders()
                .find(WAITING)
                .sort(Sorts.ascending("dueAt", "_id"))
                .limit(MOST)
                .map(Reminders::reminder)
                .into(new ArrayList<>());
    }

    long waiting() {
        return reminders().countDocuments(WAITING);
    }

    long dueAt(Instant now) {
        return reminders()
                .countDocuments(Filters.and(WAITING, Filters.lte("dueAt", Date.from(now))));
    }

    /** When the first is due that is not due yet. */
    Optional<Instant> nextAfter(Instant now) {
        return Optional.ofNullable(
                        reminders()
                                .find(Filters.and(WAITING, Filters.gt("dueAt", Date.from(now))))
                                .sort(Sorts.ascending("dueAt", "_id"))
                                .limit(1)
                                .first())
                .map(it -> it.getDate("dueAt").toInstant());
    }

    private static Reminder reminder(Document it) {
        return new Reminder(
                it.getString("subject"),
                Purpose.valueOf(it.getString("purpose")),
                it.getInteger("asked"),
                it.getDate("dueAt").toInstant(),
                it.getLong("version"));
    }

    /**
     * Claims a reminder: of several instances one gets it, and has it for the length of a lease.
     */
    Optional<Reminder> claim(Reminder it) {
        var now = MachineTime.now();
        var claimed =
                reminders()
                        .updateOne(
                                Filters.and(
                                        asRead(it.id(), it.version()),
                                        Filters.eq("waiting", true),
                                        Filters.lt("claimedUntil", Date.from(now))),
                                Updates.combine(
                                        Updates.set("claimedUntil", Date.from(now.plus(LEASE))),
                                        Updates.set("version", it.version() + 1)));
        return claimed.getMatchedCount() == 1
                ? Optional.of(
                        new Reminder(
                                it.subject(),
                                it.purpose(),
                                it.asked(),
                                it.dueAt(),
                                it.version() + 1))
                : Optional.empty();
    }

    void sent(Reminder claimed) {
        reminders()
                .updateOne(
                        asRead(claimed.id(), claimed.version()),
                        Updates.combine(
                                Updates.set("waiting", false),
                                Updates.set("version", claimed.version() + 1)));
    }

    private static Bson asRead(String id, long version) {
        return Filters.and(Filters.eq("_id", id), Filters.eq("version", version));
    }

    private MongoCollection<Document> matters() {
        return mongo.getCollection("matters");
    }

    private MongoCollection<Document> reminders() {
        var reminders = mongo.getCollection("reminders");
        if (!indexed) {
            reminders.createIndex(Indexes.ascending("waiting", "dueAt"));
            matters().createIndex(Indexes.ascending("groups"));
            indexed = true;
        }
        return reminders;
    }
}
