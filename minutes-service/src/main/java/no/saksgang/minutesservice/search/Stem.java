package no.saksgang.minutesservice.search;

/**
 * Takes the inflection off a Norwegian word, bokmål and nynorsk alike: {@code planen}, {@code
 * planer}, {@code planane} and {@code planenes} all become {@code plan}.
 *
 * <p>Lucene's own stemmers were tried on the table of {@code NorwegianWordsTest} and do not hold
 * it: the light one takes the <i>n</i> of {@code plan} and {@code region} but not of {@code planen}
 * and {@code regionen}; the minimal one makes {@code muligh} of {@code mulighet} but {@code
 * mulighet} of {@code muligheten}, and parts {@code bruker} from {@code brukere}. What a compound
 * split needs beyond that is that a word's stem is also the end of the stem of any compound that
 * ends with the word. Both are had by taking endings off again and again until none is left, with
 * limits that look at the ending's neighbourhood and hardly at the word's length.
 */
final class Stem {
    private static final int SHORTEST = 3;

    /** Inflections, the longest first. What they leave may have another one. */
    private static final String[] ENDINGS = {"ene", "ane", "en", "er", "et", "ar", "a", "e"};

    /**
     * A bare {@code t} is an adjective's neuter after these: {@code kommunalt}, {@code positivt}.
     */
    private static final String[] NEUTER = {"alt", "elt", "ivt", "bart", "somt"};

    private Stem() {}

    /** The stem of a word that is in lower case and has æ, ø and å as such. */
    static String of(String word) {
        var letters = word.toCharArray();
        var length = of(letters, letters.length);
        return new String(letters, 0, length);
    }

    /**
     * Stems in place.
     *
     * @return the new length
     */
    static int of(char[] word, int length) {
        if (!isWord(word, length)) {
            return length;
        }
        var now = length;
        for (var before = now + 1; now < before; ) {
            before = now;
            now = shorten(word, now);
        }
        return now;
    }

    private static int shorten(char[] word, int length) {
        if (isGenitive(word, length)) {
            return length - 1;
        }
        if (ends(word, length, "heit")) {
            // Nynorsk; bokmål's form is the stem of both.
            word[length - 2] = 't';
            return length - 1;
        }
        // brukerne, lærarne
        if (ends(word, length, "erne") || ends(word, length, "arne")) {
            return length - 2;
        }
        for (var ending : NEUTER) {
            if (length > ending.length() + 2 && ends(word, length, ending)) {
                return length - 1;
            }
        }
        if (ends(word, length, "het") || ends(word, length, "leiar")) {
            return length; // mulighet, møteleiar: what looks like an ending belongs to the word
        }
        for (var ending : ENDINGS) {
            var left = length - ending.length();
            if (ends(word, length, ending) && isEnough(word, left, ending)) {
                return left;
            }
        }
        return length;
    }

    private static boolean isEnough(char[] word, int left, String ending) {
        // byen, byer, øyar: two letters are enough if the second is a vowel
        return (left >= SHORTEST && hasVowel(word, left))
                || (left == 2 && ending.length() == 2 && isVowel(word[1]) && !isVowel(word[0]));
    }

    /** An -s that may be a genitive's, and not the end of hus, kurs, praksis, boks, plass. */
    private static boolean isGenitive(char[] word, int length) {
        return length > 4
                && word[length - 1] == 's'
                && !(ends(word, length, "us")
                        || ends(word, length, "is")
                        || ends(word, length, "ks")
                        || ends(word, length, "ps")
                        || ends(word, length, "ss")
                        || (ends(word, length, "rs") && !ends(word, length, "ers")));
    }

    private static boolean ends(char[] word, int length, String ending) {
        var start = length - ending.length();
        if (start < 0) {
            return false;
        }
        for (var i = 0; i < ending.length(); i++) {
            if (word[start + i] != ending.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWord(char[] word, int length) {
        for (var i = 0; i < length; i++) {
            if (!Character.isLetter(word[i])) {
                return false;
            }
        }
        return true;
    }

    static boolean hasVowel(char[] word, int length) {
        for (var i = 0; i < length; i++) {
            if (isVowel(word[i])) {
                return true;
            }
        }
        return false;
    }

    static boolean isVowel(char letter) {
        return "aeiouyæøå".indexOf(letter) >= 0;
    }
}
