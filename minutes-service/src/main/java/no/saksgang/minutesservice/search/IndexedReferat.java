package no.saksgang.minutesservice.search;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.saksgang.events.EventFormat;
import no.saksgang.events.referat.ApprovedReferat;
import no.saksgang.minutesservice.directory.Reader;
import no.saksgang.minutesservice.search.ReferatText.Section;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** A referat as the index keeps it: what it is found by, and what is shown of it. */
final class IndexedReferat {
    static final String TITLE = "title";
    static final String EVERYONES = "everyones";
    static final String MEMBERS = "members";

    /** The fields in which words are sought. */
    static final Set<String> WORDS =
            Collections.unmodifiableSet(new LinkedHashSet<>(List.of(TITLE, EVERYONES, MEMBERS)));

    static final String MEETING = "meeting";
    static final String REVISION = "revision";
    static final String GROUP = "group";
    static final String READ_BY = "readBy";
    static final BytesRef EVERYONE = new BytesRef("everyone");
    static final String STARTS_AT = "startsAt";
    static final String DAY = "day";

    private static final String SHOWN = "shown";
    private static final String SECTIONS = ".sections";
    private static final FieldType TEXT = text();

    private IndexedReferat() {}

    static Document of(ApprovedReferat referat) {
        var document = new Document();
        document.add(new StringField(MEETING, referat.meetingId().value(), Field.Store.YES));
        document.add(new SortedDocValuesField(MEETING, new BytesRef(referat.meetingId().value())));
        document.add(new StoredField(REVISION, referat.revision()));
        for (var group : referat.groupIds()) {
            document.add(new KeywordField(GROUP, group.value(), Field.Store.NO));
        }
        if (Reader.isForEveryone(referat)) {
            document.add(new KeywordField(READ_BY, EVERYONE, Field.Store.NO));
        }
        document.add(new NumericDocValuesField(STARTS_AT, referat.startsAt().toEpochMilli()));
        document.add(new LongPoint(DAY, day(referat).toEpochDay()));
        document.add(new StoredField(SHOWN, EventFormat.json().writeValueAsString(hit(referat))));
        document.add(
                new TextField(
                        TITLE,
                        Stream.of(referat.title(), referat.number() == null ? "" : referat.number())
                                .reduce("", (all, it) -> all + " " + it),
                        Field.Store.NO));
        var text = ReferatText.of(referat);
        add(document, EVERYONES, text.everyones());
        add(document, MEMBERS, text.members());
        return document;
    }

    /** What is shown of it, without excerpts. */
    static Hit shown(Document document) {
        return EventFormat.json().readValue(document.get(SHOWN), Hit.class);
    }

    /**
     * Where the sections of a field's text begin.
     *
     * @return a line each: offset, number and title, parted by tabs
     */
    static String sections(Document document, String field) {
        return document.get(field + SECTIONS);
    }

    private static LocalDate day(ApprovedReferat referat) {
        return referat.startsAt().atZone(referat.timeZone()).toLocalDate();
    }

    private static Hit hit(ApprovedReferat referat) {
        return new Hit(
                referat.meetingId(),
                referat.revision(),
                referat.type(),
                referat.number(),
                referat.title(),
                referat.groupIds(),
                referat.startsAt(),
                referat.endsAt(),
                referat.timeZone(),
                referat.place(),
                referat.approval().at(),
                List.of());
    }

    private static void add(Document document, String field, List<Section> sections) {
        var text = new StringBuilder();
        var starts = new StringBuilder();
        for (var section : sections) {
            starts.append(text.length())
                    .append('\t')
                    .append(section.number() == null ? "" : section.number())
                    .append('\t')
                    .append(section.title() == null ? "" : section.title().replaceAll("\\s+", " "))
                    .append('\n');
            section.lines().forEach(line -> text.append(line).append('\n'));
        }
        document.add(new Field(field, text.toString(), TEXT));
        document.add(new StoredField(field + SECTIONS, starts.toString()));
    }

    private static FieldType text() {
        var type = new FieldType(TextField.TYPE_STORED);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        type.freeze();
        return type;
    }
}
