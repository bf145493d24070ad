package no.saksgang.minutesservice.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;

/**
 * Words as people type them, as a query. All words must be in the referat; a word is also found in
 * compounds; words "in quotes" (or «these») must stand so, one after another, and are found in no
 * compound; {@code etabl*} finds all that begins so. There is no other syntax, so nothing that can
 * be typed is wrong.
 */
final class Words {
    /**
     * Most terms that one word may stand for, so that a common part does not become a huge query.
     */
    private static final int MOST_TERMS = 300;

    private static final float OTHER_SPELLING = 0.9f;
    private static final float WRITTEN_APART = 0.7f;
    private static final float COMPOUND = 0.5f;
    private static final int SHORTEST_PREFIX = 2;

    /** Left out of a search that has other words: they are in every referat or say nothing. */
    private static final Set<String> LITTLE =
            Set.of(
                    "at", "av", "ble", "blei", "blir", "da", "de", "den", "det", "ei", "ein", "eit",
                    "eller", "en", "er", "et", "for", "fra", "frå", "ha", "har", "i", "med", "men",
                    "og", "om", "på", "som", "så", "til", "var", "vart", "ved", "vert", "å");

    /** A phrase in any quotes, closed or not, or a word. */
    private static final Pattern PIECE =
            Pattern.compile("[\"«»“”„]([^\"«»“”„]*)(?:[\"«»“”„]|$)|([^\\s\"«»“”„]+)");

    private static final Norwegian PLAIN = Norwegian.withoutStemming();

    private final Compounds compounds;
    private final Set<String> fields;

    /**
     * @param fields where to look
     */
    Words(Compounds compounds, Set<String> fields) {
        this.compounds = compounds;
        this.fields = fields;
    }

    Query query(String typed) {
        if (typed.isBlank()) {
            return MatchAllDocsQuery.INSTANCE;
        }
        var all = new ArrayList<Query>();
        var little = new ArrayList<Query>();
        for (var found : PIECE.matcher(typed).results().toList()) {
            if (found.group(1) != null) {
                var words = PLAIN.terms(found.group(1));
                if (!words.isEmpty()) {
                    all.add(phrase(words));
                }
                continue;
            }
            var words = PLAIN.terms(found.group(2));
            if (words.size() > 1) {
                all.add(phrase(words)); // e-kurs, 12/25
            } else if (!words.isEmpty()) {
                var word = words.getFirst();
                var isPrefix = found.group(2).endsWith("*") && word.length() >= SHORTEST_PREFIX;
                (LITTLE.contains(word) && !isPrefix ? little : all).add(word(word, isPrefix));
            }
        }
        var wanted = all.isEmpty() ? little : all;
        if (wanted.isEmpty()) {
            return new MatchNoDocsQuery("nothing but punctuation");
        }
        var query = new BooleanQuery.Builder();
        wanted.stream().distinct().forEach(it -> query.add(it, Occur.MUST));
        return query.build();
    }

    private Query word(String word, boolean isPrefix) {
        var spellings = Spellings.of(word);
        var stem = Stem.of(word);
        var stems =
                spellings.stream()
                        .map(Stem::of)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        var parts = new LinkedHashSet<>(spellings);
        parts.add(stem);
        stems.stream().filter(it -> it.length() >= 4).forEach(parts::add);
        var within = new LinkedHashSet<>(compounds.of(parts, MOST_TERMS));
        if (isPrefix) {
            within.addAll(compounds.beginningWith(word, MOST_TERMS));
        }
        within.removeAll(stems);
        var apart = compounds.parts(stem);
        return inAnyField(field -> {
            var terms = new SynonymQuery.Builder(field);
            stems.forEach(
                    it -> terms.addTerm(new Term(field, it), it.equals(stem) ? 1 : OTHER_SPELLING));
            within.forEach(it -> terms.addTerm(new Term(field, it), COMPOUND));
            return apart.<Query>map(it ->
                            new BooleanQuery.Builder()
                                    .add(terms.build(), Occur.SHOULD)
                                    .add(
                                            new BoostQuery(
                                                    new PhraseQuery(
                                                            field, it.getFirst(), it.getLast()),
                                                    WRITTEN_APART),
                                            Occur.SHOULD)
                                    .build())
                    .orElseGet(terms::build);
        });
    }

    private Query phrase(List<String> words) {
        return inAnyField(field -> {
            var phrase = new MultiPhraseQuery.Builder();
            for (var word : words) {
                phrase.add(
                        Spellings.of(word).stream()
                                .map(Stem::of)
                                .distinct()
                                .map(it -> new Term(field, it))
                                .toArray(Term[]::new));
            }
            return phrase.build();
        });
    }

    /** A word may stand in one field and the next in another. */
    private Query inAnyField(java.util.function.Function<String, Query> inField) {
        var any = new BooleanQuery.Builder();
        for (var field : fields) {
            var query = inField.apply(field);
            any.add(
                    field.equals(IndexedReferat.TITLE)
                            ? new BoostQuery(query, MinutesIndex.TITLE_BOOST)
                            : query,
                    Occur.SHOULD);
        }
        return any.build();
    }
}
