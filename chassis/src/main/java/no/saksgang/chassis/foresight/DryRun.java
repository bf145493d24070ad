package no.saksgang.chassis.foresight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.saksgang.events.Envelope;
import org.bson.BsonDocumentReader;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;

/**
 * A command that is gone through without being done. What it would store is kept here as long as it
 * runs, and is there for whoever asks for it by id; what is searched for is found as it is stored.
 * What it would say is told at the end. Nothing is promised: somebody else may be first.
 */
public final class DryRun {
    static final ScopedValue<DryRun> CURRENT = ScopedValue.newInstance();

    private final Map<Place, Document> kept = new HashMap<>();
    private final List<Envelope<?>> said = new ArrayList<>();

    private record Place(String collection, String id) {}

    /** The one that the calling thread is in; empty where what it stores is stored. */
    public static Optional<DryRun> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Instead of storing a document, and what is said with it. */
    public void keep(String collection, Document document, List<? extends Envelope<?>> with) {
        kept.put(new Place(collection, document.getString("_id")), asReadBack(document));
        said.addAll(with);
    }

    /** The store gives times and numbers back in types of its own. */
    private static Document asReadBack(Document document) {
        return new DocumentCodec()
                .decode(
                        new BsonDocumentReader(document.toBsonDocument()),
                        DecoderContext.builder().build());
    }

    public Optional<Document> kept(String collection, String id) {
        return Optional.ofNullable(kept.get(new Place(collection, id)));
    }

    List<Envelope<?>> said() {
        return List.copyOf(said);
    }
}
