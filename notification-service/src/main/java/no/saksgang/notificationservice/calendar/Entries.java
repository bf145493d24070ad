package no.saksgang.notificationservice.calendar;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import no.saksgang.events.Envelope;
import no.saksgang.events.Event;
import no.saksgang.events.EventFormat;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;
import no.saksgang.events.Topic;
import no.saksgang.events.conference.ConferenceEvent;
import no.saksgang.events.meeting.InvitationAnswered;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.notificationservice.message.MailSettings;
import no.saksgang.notificationservice.message.Uids;
import no.saksgang.notificationservice.projection.Newest;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The projection of meetings and conferences: a document each, {@code {_id, uid, sequence, type,
 * about, …}}. What is newest by sequence wins, so that a replay changes nothing.
 */
@Component
public final class Entries {
    private static final int MOST = 10_000;

    private final MongoTemplate mongo;
    private final Uids uids;
    private volatile boolean indexed;

    public Entries(MongoTemplate mongo, MailSettings settings) {
        this.mongo = mongo;
        this.uids = new Uids(settings);
    }

    /**
     * @param news told before it is kept, so that one who dies in between hears it again
     */
    void hear(Envelope<MeetingEvent> heard, News news) {
        var before = entry(heard.subject());
        if (before.sequence() < heard.sequence()) {
            var now = before.afterMeeting(heard);
            news.of(heard, before, now);
            keepNewest(now);
        }
    }

    void hearOfConference(Envelope<ConferenceEvent> heard) {
        var before = entry(heard.subject());
        if (before.sequence() < heard.sequence()) {
            keepNewest(before.afterConference(heard));
        }
    }

    private Entry entry(Subject subject) {
        return of(subject).orElseGet(() -> Entry.unheardOf(subject, uids.of(subject)));
    }

    /** What is known of a meeting or conference. */
    public Optional<Entry> of(Subject subject) {
        return Optional.ofNullable(entries().find(Filters.eq("_id", subject.toString())).first())
                .map(Entries::read);
    }

    /** What calendars know by this UID; the case of letters does not matter. */
    public Optional<Entry> ofUid(String uid) {
        return Optional.ofNullable(entries().find(Filters.eq("uid", Uids.normalized(uid))).first())
                .map(Entries::read);
    }

    /** The meetings to which a member is invited, past and cancelled ones too. */
    public List<Entry> ofInvitee(MemberId member) {
        return all(Filters.eq("invitees", member.value()));
    }

    /** The meetings of some groups, and the conferences that were announced to them. */
    public List<Entry> ofGroups(Collection<GroupId> groups) {
        return all(Filters.in("groups", groups.stream().map(GroupId::value).toList()));
    }

    /** The conferences that were announced to everyone. */
    public List<Entry> ofEveryone() {
        return all(Filters.eq("everyone", true));
    }

    private List<Entry> all(Bson filter) {
        return entries().find(filter).limit(MOST).map(Entries::read).into(new ArrayList<>());
    }

    private void keepNewest(Entry it) {
        var document =
                new Document("_id", it.subject().toString())
                        .append("uid", Uids.normalized(it.uid()))
                        .append("sequence", it.sequence())
                        .append(
                                "type",
                                it.about() == null ? null : Event.typeOf(it.about().getClass()))
                        .append("about", it.about() == null ? null : json(it.about()))
                        .append("saidAt", Date.from(it.saidAt()))
                        .append("askedAt", Date.from(it.askedAt()))
                        .append("asked", it.asked())
                        .append("cancelled", it.cancelled())
                        .append("invitees", it.invitees().stream().map(MemberId::value).toList())
                        .append("groups", it.groups().stream().map(GroupId::value).toList())
                        .append(
                                "everyone",
                                it.conference().filter(c -> c.audience().everyone()).isPresent())
                        .append("answers", it.answers().stream().map(Entries::json).toList());
        Newest.keep(entries(), document);
    }

    private static String json(Event event) {
        return EventFormat.json().writeValueAsString(event);
    }

    private static Entry read(Document it) {
        var type = it.getString("type");
        return new Entry(
                Subject.parse(it.getString("_id")),
                it.getString("uid"),
                it.getLong("sequence"),
                type == null
                        ? null
                        : Topic.eventOf(type)
                                .map(known ->
                                        (Event)
                                                EventFormat.json()
                                                        .readValue(it.getString("about"), known))
                                .orElseThrow(() ->
                                        new IllegalStateException("no event of type " + type)),
                it.getDate("saidAt").toInstant(),
                it.getDate("askedAt").toInstant(),
                it.getInteger("asked", 0),
                it.getBoolean("cancelled"),
                it.getList("answers", String.class).stream()
                        .map(json -> EventFormat.json().readValue(json, InvitationAnswered.class))
                        .toList());
    }

    private MongoCollection<Document> entries() {
        var entries = mongo.getCollection("entries");
        if (!indexed) {
            entries.createIndex(Indexes.ascending("uid"));
            entries.createIndex(Indexes.ascending("invitees"));
            entries.createIndex(Indexes.ascending("groups"));
            entries.createIndex(Indexes.ascending("everyone"));
            indexed = true;
        }
        return entries;
    }
}
