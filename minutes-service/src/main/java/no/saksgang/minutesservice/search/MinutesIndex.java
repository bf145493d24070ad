package no.saksgang.minutesservice.search;

import static no.saksgang.minutesservice.search.IndexedReferat.DAY;
import static no.saksgang.minutesservice.search.IndexedReferat.EVERYONE;
import static no.saksgang.minutesservice.search.IndexedReferat.GROUP;
import static no.saksgang.minutesservice.search.IndexedReferat.MEETING;
import static no.saksgang.minutesservice.search.IndexedReferat.MEMBERS;
import static no.saksgang.minutesservice.search.IndexedReferat.READ_BY;
import static no.saksgang.minutesservice.search.IndexedReferat.REVISION;
import static no.saksgang.minutesservice.search.IndexedReferat.STARTS_AT;
import static no.saksgang.minutesservice.search.IndexedReferat.WORDS;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Visibility;
import no.saksgang.events.referat.ApprovedReferat;
import no.saksgang.minutesservice.directory.Reader;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongPoint;
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
    static final float TITLE_BOOST = 3;

    private static final String POSITION = "position";
    private static final String FORMAT = "format";

    /** Another, and all is put in anew: the terms, or what is said of each referat. */
    private static final String VERSION = Norwegian.VERSION + ".1";

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
                            new Term(MEETING, referat.meetingId().value()),
                            IndexedReferat.of(referat));
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
        var hit = IndexedReferat.shown(searcher.storedFields().document(last.doc));
        var fields = ((FieldDoc) last).fields;
        var score = fields[0] instanceof Float relevance ? relevance : 0;
        return new Cursor(score, hit.startsAt().toEpochMilli(), hit.meetingId());
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
                        ? Excerpts.none()
                        : Excerpts.of(searcher, found, words, fields);
        for (var i = 0; i < found.length; i++) {
            var document = stored.document(found[i].doc);
            hits.add(IndexedReferat.shown(document).with(excerpts.in(i, document)));
        }
        return hits;
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
