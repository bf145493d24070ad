package no.saksgang.notificationservice.preference;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.Language;
import no.saksgang.notificationservice.directory.Member;
import no.saksgang.notificationservice.preference.Preference.Announcements;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The store of what members have chosen: a document each, of those who have. */
@Component
public final class Preferences {
    private final MongoTemplate mongo;

    public Preferences(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    public Preference of(MemberId member) {
        var it = preferences().find(Filters.eq("_id", member.value())).first();
        return it == null ? Preference.USUAL : read(it);
    }

    /** In which language a member reads: the one that they have chosen, else the directory's. */
    public Language languageOf(Member.Known member) {
        var chosen = of(member.id()).language();
        return chosen == null ? member.language() : chosen;
    }

    /** Of those who have chosen anything. */
    Map<MemberId, Preference> of(Collection<MemberId> members) {
        var chosen = new HashMap<MemberId, Preference>();
        preferences()
                .find(Filters.in("_id", members.stream().map(MemberId::value).toList()))
                .forEach(it -> chosen.put(new MemberId(it.getString("_id")), read(it)));
        return chosen;
    }

    void keep(MemberId member, Preference it) {
        preferences()
                .replaceOne(
                        Filters.eq("_id", member.value()),
                        new Document("_id", member.value())
                                .append(
                                        "language",
                                        it.language() == null ? null : it.language().tag())
                                .append("announcements", it.announcements().name())
                                .append("conferences", it.conferences()),
                        new ReplaceOptions().upsert(true));
    }

    void forget(MemberId member) {
        preferences().deleteOne(Filters.eq("_id", member.value()));
    }

    private static Preference read(Document it) {
        var language = it.getString("language");
        return new Preference(
                language == null ? null : Language.valueOf(language.toUpperCase(Locale.ROOT)),
                Announcements.valueOf(it.getString("announcements")),
                it.getBoolean("conferences"));
    }

    private MongoCollection<Document> preferences() {
        return mongo.getCollection("preferences");
    }
}
