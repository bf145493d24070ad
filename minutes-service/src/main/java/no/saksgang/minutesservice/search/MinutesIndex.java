package no.saksgang.minutesservice.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.saksgang.events.EventFormat;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Visibility;
import no.saksgang.events.referat.ApprovedReferat;
import no.saksgang.minutesservice.directory.Reader;
import no.saksgang.minutesservice.search.Hit.Excerpt;
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
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.SplittingBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The newest revision of every referat, by its words. One instance's own: what is in it is also in
 * the store, so it may be thrown away at any time.
 *
 * <p>It remembers how much of the archive it holds ({@link #position()}), in the same commit as the
 * referater themselves, so that an instance that starts on an old index goes on where that ended.
 */
final class MinutesIndex implements Closeable {
    static final String TITLE = "title";
    static final float TITLE_BOOST = 3;

    private static final String EVERYONES = "everyones";
    private static final String MEMBERS = "members";
    private static final Set<String> WORDS =
            new LinkedHashSet<>(List.of(TITLE, EVERYONES, MEMBERS));

    private static final String MEETING = "meeting";
    private static final String REVISION = "revision";
    private static final String GROUP = "group";
    private static final String READ_BY = "readBy";
    private static final BytesRef EVERYONE = new BytesRef("everyone");
    private static final String STARTS_AT = "startsAt";
    private static final String DAY = "day";
    private static final String SHOWN = "shown";
    private static final String SECTIONS = ".sections";

    private static final String POSITION = "position";
    private static final String FORMAT = "format";

    /** Another, and all is put in anew: the terms, or what is said of each referat. */
    private static final String VERSION = Norwegian.VERSION + ".1";

    private static final int MOST_EXCERPTS = 3;

    /** An excerpt that is one long sentence ends here, characters. */
    private static final int LONGEST_EXCERPT = 300;

    private static final FieldType TEXT = text();

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<MeetingId, Integer> revisions = new HashMap<>();
    private volatile long position;
    private volatile long findable;
    private volatile @Nullable Vocabulary vocabulary;

    /** Compounds of what the index held when it was last opened for reading. */
    private record Vocabulary(IndexReader reader, Compounds compounds) {}

    private MinutesIndex(Directory directory, IndexWriter writer) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, null);
        this.position = positionOf(writer);
        this.findable = position;
        rememberRevisions();
    }

    /** An index that ends with the process. */
    static MinutesIndex inMemory() {
        try {
            var directory = new ByteBuffersDirectory();
            return new MinutesIndex(directory, new IndexWriter(directory, settings()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * An index in a folder of its own. One that cannot be read, or was written by a version with
     * other terms, is emptied.
     *
     * @throws UncheckedIOException if the folder cannot be written to or another process has it
     */
    static MinutesIndex in(Path folder) {
        try {
            var directory = FSDirectory.open(folder);
            return new MinutesIndex(directory, open(directory));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static IndexWriter open(Directory directory) throws IOException {
        try {
            var writer = new IndexWriter(directory, settings());
            if (!VERSION.equals(committed(writer).get(FORMAT))) {
                writer.deleteAll();
                writer.setLiveCommitData(Map.<String, String>of().entrySet());
            }
            return writer;
        } catch (org.apache.lucene.index.CorruptIndexException
                | org.apache.lucene.index.IndexFormatTooOldException
                | org.apache.lucene.index.IndexFormatTooNewException
                | java.nio.file.NoSuchFileException unreadable) {
            for (var file : directory.listAll()) {
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    directory.deleteFile(file);
                }
            }
            return new IndexWriter(directory, settings());
        }
    }

    private static IndexWriterConfig settings() {
        // What is not committed is read from the store again.
        return new IndexWriterConfig(new Norwegian()).setCommitOnClose(false);
    }

    /** How much of the archive is here: the accession number of the last revision. */
    long position() {
        return position;
    }

    /** How much of that is found: what was here at the last {@link #refresh()}. */
    long findable() {
        return findable;
    }

    /**
     * Puts referater in. They are found after the next {@link #refresh()}. A referat of which a
     * later revision is here stays as it is.
     *
     * @param upTo the position from then on
     */
    synchronized void put(Collection<ApprovedReferat> referater, long upTo) {
        try {
            for (var referat : referater) {
                if (revisions.getOrDefault(referat.meetingId(), 0) < referat.revision()) {
                    writer.updateDocument(
                            new Term(MEETING, referat.meetingId().value()), document(referat));
                    revisions.put(referat.meetingId(), referat.revision());
                }
            }
            position = upTo;
            writer.setLiveCommitData(
                    Map.of(POSITION, Long.toString(upTo), FORMAT, VERSION).entrySet());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Makes what was put in findable. */
    void refresh() {
        try {
            var upTo = position;
            searchers.maybeRefreshBlocking();
            findable = upTo;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes it all to disk, so that it need not be read from the store at the next start. */
    void commit() {
        try {
            writer.commit();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** How many referater are here. */
    int size() {
        return writer.getDocStats().numDocs;
    }

    /** Finds what anyone and members may read. */
    Found search(Sought sought) {
        return search(sought, Visibility.MEMBERS);
    }

    /** Finds what this reader may read; the others are not counted either. */
    Found search(Sought sought, Reader reader) {
        return search(sought, Visibility.MEMBERS, reader);
    }

    /**
     * @param reader whose eyes it is for: for the public, what is the members' neither counts nor
     *     is shown
     */
    Found search(Sought sought, Visibility reader) {
        return search(sought, reader, new Reader.OfEverything());
    }

    private Found search(Sought sought, Visibility depth, Reader reader) {
        try {
            var searcher = searchers.acquire();
            try {
                return search(searcher, sought, depth, reader);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Found search(IndexSearcher searcher, Sought sought, Visibility depth, Reader reader)
            throws IOException {
        var fields = new LinkedHashSet<>(WORDS);
        if (depth == Visibility.PUBLIC) {
            fields.remove(MEMBERS);
        }
        var words = new Words(compounds(searcher.getIndexReader()), fields).query(sought.words());
        var query = filtered(words, sought, reader);
        var sort = sort(sought.order());
        var top =
                sought.after() == null
                        ? searcher.search(query, sought.limit() + 1, sort)
                        : searcher.searchAfter(
                                after(sought.after(), sought.order(), searcher),
                                query,
                                sought.limit() + 1,
                                sort);
        var more = top.scoreDocs.length > sought.limit();
        var shown = Arrays.copyOf(top.scoreDocs, Math.min(top.scoreDocs.length, sought.limit()));
        return new Found(
                hits(searcher, shown, sought, words, fields),
                more ? cursor(searcher, shown[shown.length - 1]) : null,
                searcher.count(query));
    }

    private static Query filtered(Query words, Sought sought, Reader reader) {
        var all = new BooleanQuery.Builder().add(words, Occur.MUST);
        switch (reader) {
            case Reader.OfEverything _ -> {}
            case Reader.OfGroups(var groups) ->
                    all.add(
                            new BooleanQuery.Builder()
                                    .add(
                                            KeywordField.newExactQuery(READ_BY, EVERYONE),
                                            Occur.SHOULD)
                                    .add(of(groups), Occur.SHOULD)
                                    .build(),
                            Occur.FILTER);
        }
        if (!sought.groups().isEmpty()) {
            all.add(of(sought.groups()), Occur.FILTER);
        }
        if (sought.from() != null || sought.to() != null) {
            all.add(
                    LongPoint.newRangeQuery(
                            DAY,
                            sought.from() == null ? Long.MIN_VALUE : sought.from().toEpochDay(),
                            sought.to() == null ? Long.MAX_VALUE : sought.to().toEpochDay()),
                    Occur.FILTER);
        }
        return all.build();
    }

    private static Query of(Collection<GroupId> groups) {
        return KeywordField.newSetQuery(
                GROUP, groups.stream().map(GroupId::value).map(BytesRef::new).toList());
    }

    private static Sort sort(Sought.Order order) {
        var newest = new SortField(STARTS_AT, SortField.Type.LONG, true);
        var meeting = new SortField(MEETING, SortField.Type.STRING);
        return switch (order) {
            case RELEVANCE -> new Sort(SortField.FIELD_SCORE, newest, meeting);
            case NEWEST -> new Sort(newest, meeting);
        };
    }

    private static ScoreDoc after(Cursor cursor, Sought.Order order, IndexSearcher searcher) {
        // Ties are broken by the meeting, so any document will do, if there is one by its number.
        var document = Math.max(0, searcher.getIndexReader().maxDoc() - 1);
        var meeting = new BytesRef(cursor.meetingId().value());
        return switch (order) {
            case RELEVANCE ->
                    new FieldDoc(
                            document,
                            cursor.score(),
                            new Object[] {cursor.score(), cursor.startsAt(), meeting});
            case NEWEST ->
                    new FieldDoc(document, Float.NaN, new Object[] {cursor.startsAt(), meeting});
        };
    }

    private static Cursor cursor(IndexSearcher searcher, ScoreDoc last) throws IOException {
        var hit = shown(searcher.storedFields().document(last.doc));
        var fields = ((FieldDoc) last).fields;
        var score = fields[0] instanceof Float relevance ? relevance : 0;
        return new Cursor(score, hit.startsAt().toEpochMilli(), hit.meetingId());
    }

    private static Hit shown(Document document) {
        return EventFormat.json().readValue(document.get(SHOWN), Hit.class);
    }

    private static List<Hit> hits(
            IndexSearcher searcher,
            ScoreDoc[] found,
            Sought sought,
            Query words,
            Set<String> fields)
            throws IOException {
        var stored = searcher.storedFields();
        var hits = new ArrayList<Hit>();
        var excerpts =
                sought.words().isBlank() || found.length == 0
                        ? Map.<String, List<Object>>of()
                        : excerpts(searcher, found, words, fields);
        for (var i = 0; i < found.length; i++) {
            var document = stored.document(found[i].doc);
            var lines = new ArrayList<Line>();
            for (var field : excerpts.keySet()) {
                if (excerpts.getOrDefault(field, List.of()).get(i) instanceof Lines some) {
                    lines.addAll(some.in(document.get(field + SECTIONS)));
                }
            }
            hits.add(
                    shown(document)
                            .with(
                                    lines.stream()
                                            .sorted(
                                                    Comparator.comparingDouble(Line::score)
                                                            .reversed())
                                            .limit(MOST_EXCERPTS)
                                            .map(Line::excerpt)
                                            .toList()));
        }
        return hits;
    }

    private static Map<String, List<Object>> excerpts(
            IndexSearcher searcher, ScoreDoc[] found, Query words, Set<String> fields)
            throws IOException {
        var names = fields.stream().filter(it -> !it.equals(TITLE)).toArray(String[]::new);
        var most = new int[names.length];
        Arrays.fill(most, MOST_EXCERPTS);
        var documents = Arrays.stream(found).mapToInt(it -> it.doc).toArray();
        var highlighter = new Highlighter(searcher);
        var excerpts = new HashMap<String, List<Object>>();
        highlighter
                .highlight(names, words, documents, most)
                .forEach((field, values) -> excerpts.put(field, Arrays.asList(values)));
        return excerpts;
    }

    /** Lucene's, asked for our own form of excerpt. */
    private static final class Highlighter extends UnifiedHighlighter {
        private Highlighter(IndexSearcher searcher) {
            super(
                    new Builder(searcher, new Norwegian())
                            .withFormatter(new Marking())
                            .withMaxNoHighlightPassages(0)
                            .withHandleMultiTermQuery(false)
                            .withMaxLength(Integer.MAX_VALUE - 1)
                            .withBreakIterator(() ->
                                    new SplittingBreakIterator(
                                            BreakIterator.getSentenceInstance(Locale.of("nb")),
                                            '\n')));
        }

        private Map<String, Object[]> highlight(
                String[] fields, Query query, int[] documents, int[] most) throws IOException {
            return highlightFieldsAsObjects(fields, query, documents, most);
        }
    }

    private record Line(float score, Excerpt excerpt) {}

    /** What the highlighter makes of one field of one referat; the sections come in afterwards. */
    private record Lines(List<Marked> marked) {
        record Marked(int offset, float score, String html) {}

        /**
         * @param sections a line each: offset, number and title, parted by tabs
         */
        List<Line> in(String sections) {
            var all = sections.lines().map(it -> it.split("\t", 3)).toList();
            return marked.stream()
                    .map(it -> {
                        var section =
                                all.stream()
                                        .filter(s -> Integer.parseInt(s[0]) <= it.offset())
                                        .reduce((_, last) -> last)
                                        .orElseThrow();
                        return new Line(
                                it.score(),
                                new Excerpt(
                                        section[1].isEmpty() ? null : section[1],
                                        section[2].isEmpty() ? null : section[2],
                                        it.html()));
                    })
                    .toList();
        }
    }

    private static final class Marking extends PassageFormatter {
        @Override
        public Object format(Passage[] passages, String content) {
            return new Lines(
                    Arrays.stream(passages)
                            .filter(it -> it.getNumMatches() > 0)
                            .map(it ->
                                    new Lines.Marked(
                                            it.getStartOffset(),
                                            it.getScore(),
                                            marked(it, content)))
                            .toList());
        }

        private static String marked(Passage passage, String content) {
            var html = new StringBuilder();
            var at = start(passage, content);
            var end = end(passage, at);
            if (at > passage.getStartOffset()) {
                html.append("… ");
            }
            for (var i = 0; i < passage.getNumMatches(); i++) {
                var from = Math.max(at, passage.getMatchStarts()[i]);
                var to = Math.min(end, passage.getMatchEnds()[i]);
                if (to > from) {
                    escape(content, at, from, html);
                    html.append("<mark>");
                    escape(content, from, to, html);
                    html.append("</mark>");
                    at = to;
                }
            }
            escape(content, at, end, html);
            if (end < passage.getEndOffset()) {
                html.append(" …");
            }
            return html.toString().strip();
        }

        /** A long sentence is shown from some words before its first match. */
        private static int start(Passage passage, String content) {
            var first = passage.getMatchStarts()[0];
            if (first - passage.getStartOffset() < LONGEST_EXCERPT / 2) {
                return passage.getStartOffset();
            }
            var space = content.indexOf(' ', first - LONGEST_EXCERPT / 3);
            return space < 0 || space >= first ? first : space + 1;
        }

        private static int end(Passage passage, int start) {
            return Math.min(passage.getEndOffset(), start + LONGEST_EXCERPT);
        }

        private static void escape(String content, int from, int to, StringBuilder html) {
            for (var i = from; i < to; i++) {
                switch (content.charAt(i)) {
                    case '&' -> html.append("&amp;");
                    case '<' -> html.append("&lt;");
                    case '>' -> html.append("&gt;");
                    case '"' -> html.append("&quot;");
                    case '\'' -> html.append("&#39;");
                    default -> html.append(content.charAt(i));
                }
            }
        }
    }

    private static Document document(ApprovedReferat referat) {
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

    private Compounds compounds(IndexReader reader) throws IOException {
        var known = vocabulary;
        if (known != null && known.reader().equals(reader)) {
            return known.compounds();
        }
        var terms = new HashSet<String>();
        for (var field : WORDS) {
            var some = MultiTerms.getTerms(reader, field);
            if (some != null) {
                var each = some.iterator();
                for (var term = each.next(); term != null; term = each.next()) {
                    terms.add(term.utf8ToString());
                }
            }
        }
        var compounds = new Compounds(terms);
        vocabulary = new Vocabulary(reader, compounds);
        return compounds;
    }

    private void rememberRevisions() throws IOException {
        var searcher = searchers.acquire();
        try {
            var stored = searcher.storedFields();
            for (var leaf : searcher.getIndexReader().leaves()) {
                var live = leaf.reader().getLiveDocs();
                for (var i = 0; i < leaf.reader().maxDoc(); i++) {
                    if (live == null || live.get(i)) {
                        var document = stored.document(leaf.docBase + i, Set.of(MEETING, REVISION));
                        revisions.put(
                                new MeetingId(document.get(MEETING)),
                                document.getField(REVISION).numericValue().intValue());
                    }
                }
            }
        } finally {
            searchers.release(searcher);
        }
    }

    private static long positionOf(IndexWriter writer) {
        return Long.parseLong(committed(writer).getOrDefault(POSITION, "0"));
    }

    private static Map<String, String> committed(IndexWriter writer) {
        var data = new HashMap<String, String>();
        var committed = writer.getLiveCommitData();
        if (committed != null) {
            committed.forEach(it -> data.put(it.getKey(), it.getValue()));
        }
        return data;
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
            directory.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
