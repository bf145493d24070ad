package no.saksgang.minutesservice.search;

import static java.lang.Character.NON_SPACING_MARK;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * How text becomes terms: words by Unicode's rules, in lower case, with Swedish ä and ö as æ and ø
 * and without other accents ({@code idé}, {@code gründer}), stemmed ({@link Stem}). Compounds stay
 * whole; {@link Compounds} finds them. {@code aa}, {@code ae} and {@code oe} stay too: Lucene's
 * NorwegianNormalizationFilter would make {@code temær} of {@code temaer} and {@code videør} of
 * {@code videoer}; {@link Spellings} tries both when someone searches.
 */
final class Norwegian extends Analyzer {
    /**
     * To be raised when the terms of a text change: an index that was written otherwise is built
     * anew.
     */
    static final int VERSION = 1;

    private final boolean stemming;

    Norwegian() {
        this(true);
    }

    private Norwegian(boolean stemming) {
        this.stemming = stemming;
    }

    /** The same, but with the words as they stand: what a prefix is compared with. */
    static Norwegian withoutStemming() {
        return new Norwegian(false);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        var normal = new Unaccented(new LowerCaseFilter(words));
        return new TokenStreamComponents(words, stemming ? new Stemmed(normal) : normal);
    }

    /** The terms of a short text, in their order. */
    List<String> terms(String text) {
        var terms = new ArrayList<String>();
        try (var stream = tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a string can be read", impossible);
        }
        return terms;
    }

    /** Takes accents off, but leaves å, which Unicode would decompose too. */
    private static final class Unaccented extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        private Unaccented(TokenStream input) {
            super(input);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            for (var i = 0; i < term.length(); i++) {
                if (term.charAt(i) > 'z' && "æøå".indexOf(term.charAt(i)) < 0) {
                    fold();
                    break;
                }
            }
            return true;
        }

        private void fold() {
            var folded = new StringBuilder(term.length());
            for (var i = 0; i < term.length(); i++) {
                var letter = term.charAt(i);
                switch (letter) {
                    case 'æ', 'ø', 'å' -> folded.append(letter);
                    case 'ä' -> folded.append('æ');
                    case 'ö' -> folded.append('ø');
                    default ->
                            Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFKD)
                                    .codePoints()
                                    .filter(it -> Character.getType(it) != NON_SPACING_MARK)
                                    .forEach(folded::appendCodePoint);
                }
            }
            if (!folded.isEmpty()) {
                term.setEmpty().append(folded);
            }
        }
    }

    private static final class Stemmed extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        private Stemmed(TokenStream input) {
            super(input);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            term.setLength(Stem.of(term.buffer(), term.length()));
            return true;
        }
    }
}
