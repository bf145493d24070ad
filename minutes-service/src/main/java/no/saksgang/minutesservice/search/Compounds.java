package no.saksgang.minutesservice.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the compounds that a word is a part of: {@code plan} is in {@code næringsplan}, {@code
 * temaplan} and {@code planavdeling}, but not in {@code plante} or {@code kaplan}.
 *
 * <p>Norwegian writes compounds as one word, and new ones every day, so no list has them all.
 * Lucene has filters that split by a dictionary or by TeX's hyphenation; there is no free
 * dictionary of Norwegian that could be shipped with us, and hyphenation parts words where a
 * typesetter would and not where a reader does. So the archive is its own dictionary: a part is
 * taken for a word if it stands alone somewhere in the archive, or is on a short list of our own of
 * what municipal compounds are made of ({@code common-words.txt}). Compounds are looked for when
 * someone searches, among the terms that the index has just then, and not when a referat is
 * indexed: so an old referat is found by a word which only a later one has made known, and nothing
 * is ever indexed anew.
 *
 * <p>A word is part of a compound if what is before and after it, without a joining <i>s</i>,
 * <i>e</i> or <i>er</i>, is
 *
 * <ol>
 *   <li>nothing, or a known word, or made of known words; or,
 *   <li>since a first referat with {@code næringsplan} may know no {@code næring} yet, at least
 *       looks like a word: four letters with a vowel, no particle ({@code for-}, {@code opp-},
 *       {@code inter-}), no derivation ({@code -skap}, {@code -ing}).
 * </ol>
 *
 * <p>Measured on the real referat that the suite was built after, every word of it searched for:
 * {@code CompoundsTest} has the count and the table.
 */
final class Compounds {
    /** Words shorter than this are sought in compounds only if they are on the list. */
    private static final int SHORTEST = 4;

    private static final String[] JOINTS = {"", "s", "e", "er"};

    /** What stands before a verb or an adjective and makes no compound of it. */
    private static final Set<String> PARTICLES =
            Set.of(
                    "anti", "av", "an", "be", "bak", "bort", "eks", "etter", "for", "fore", "frem",
                    "fram", "fra", "gjen", "gjennom", "inn", "inne", "inter", "kon", "med",
                    "mellom", "mis", "mot", "ned", "om", "opp", "oppe", "over", "på", "re", "sam",
                    "sammen", "saman", "sub", "super", "til", "trans", "under", "unn", "ut", "ute",
                    "uten", "utan", "van", "ved");

    /** What a word ends with when it is derived and not compounded, stemmed. */
    private static final Set<String> DERIVATIONS =
            Set.of(
                    "aktig", "aliser", "asjon", "ator", "bar", "dom", "ell", "ering", "eri", "esse",
                    "else", "els", "full", "het", "ing", "inn", "isk", "ism", "ist", "itet", "leg",
                    "elig", "lig", "ling", "ment", "løs", "laus", "mess", "ning", "nad", "sjon",
                    "skap", "som", "tet", "ting", "ologi", "ier", "ert", "iser", "isering", "end",
                    "and");

    /** What looks like a compound of known words and has another meaning, stemmed. */
    private static final Set<String> NO_COMPOUNDS = Set.of("årsak", "veiled", "veiledning");

    private static final Set<String> LISTED = listed();

    private final Set<String> terms;

    /**
     * @param terms all that stand alone in the archive, stemmed
     */
    Compounds(Set<String> terms) {
        this.terms = terms;
    }

    /**
     * The terms of the archive that are compounds of a word.
     *
     * @param forms of the word: as it was written, stemmed, in other spellings; in lower case
     * @param most at most so many, the shortest first, since they are nearest to the word
     */
    List<String> of(Collection<String> forms, int most) {
        var sought = forms.stream().filter(Compounds::isSought).distinct().toList();
        if (sought.isEmpty()) {
            return List.of();
        }
        return terms.stream()
                .filter(term -> sought.stream().anyMatch(form -> isPart(form, term)))
                .sorted(Comparator.comparingInt(String::length).thenComparing(it -> it))
                .limit(most)
                .toList();
    }

    /** The terms that begin so, the shortest first. */
    List<String> beginningWith(String prefix, int most) {
        return terms.stream()
                .filter(term -> term.startsWith(prefix))
                .sorted(Comparator.comparingInt(String::length).thenComparing(it -> it))
                .limit(most)
                .toList();
    }

    /**
     * The two known words that a word is made of, so that {@code sirkulærøkonomi} also finds {@code
     * sirkulær økonomi}; stemmed.
     */
    Optional<List<String>> parts(String term) {
        for (var at = SHORTEST; at <= term.length() - SHORTEST; at++) {
            var first = term.substring(0, at);
            var second = Stem.of(term.substring(at));
            if (!terms.contains(second) && !LISTED.contains(second)) {
                continue;
            }
            for (var joint : JOINTS) {
                if (first.endsWith(joint)) {
                    var head = Stem.of(first.substring(0, first.length() - joint.length()));
                    if (head.length() >= SHORTEST
                            && (terms.contains(head) || LISTED.contains(head))) {
                        return Optional.of(List.of(head, second));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isSought(String form) {
        return form.chars().allMatch(Character::isLetter)
                && !PARTICLES.contains(form)
                && (looksLikeWord(form)
                        || (form.length() == SHORTEST - 1 && LISTED.contains(form)));
    }

    private boolean isPart(String form, String term) {
        if (NO_COMPOUNDS.contains(term)) {
            return false;
        }
        for (var at = term.indexOf(form); at >= 0; at = term.indexOf(form, at + 1)) {
            var head = term.substring(0, at);
            var tail = term.substring(at + form.length());
            if (head.isEmpty() && tail.isEmpty()) {
                continue;
            }
            var headKnown = head.isEmpty() || isHead(head);
            var tailKnown = tail.isEmpty() || isTail(tail);
            if (headKnown && tailKnown) {
                return true;
            }
            // One side may be guessed, beside a word that is not itself like an ending.
            if (form.length() >= SHORTEST
                    && !DERIVATIONS.contains(form)
                    && (headKnown || tailKnown)
                    && (headKnown || isHeadByItsLooks(head, form))
                    && (tailKnown || isTailByItsLooks(tail))) {
                return true;
            }
        }
        return false;
    }

    private boolean isHead(String head) {
        return withoutJointAtEnd(head).noneMatch(PARTICLES::contains)
                && withoutJointAtEnd(head).anyMatch(this::isKnown);
    }

    private boolean isTail(String tail) {
        return withoutJointAtStart(tail).noneMatch(DERIVATIONS::contains)
                && withoutJointAtStart(tail).anyMatch(this::isKnown);
    }

    /** Before a short word more is asked: inve-stor, attr-aktiv and innv-andre are none. */
    private static boolean isHeadByItsLooks(String head, String form) {
        var least = form.length() > SHORTEST ? SHORTEST : SHORTEST + 1;
        return withoutJointAtEnd(head).noneMatch(PARTICLES::contains)
                && withoutJointAtEnd(head)
                        .anyMatch(it ->
                                it.length() >= least
                                        && looksLikeWord(it)
                                        && !endsInThreeConsonants(it));
    }

    /** A vowel right after the word is more often its own ending: kommun-ikasjon, delt-akelse. */
    private static boolean isTailByItsLooks(String tail) {
        return withoutJointAtStart(tail).noneMatch(DERIVATIONS::contains)
                && looksLikeWord(tail)
                && !Stem.isVowel(tail.charAt(0));
    }

    private static Stream<String> withoutJointAtEnd(String head) {
        return Arrays.stream(JOINTS)
                .filter(head::endsWith)
                .map(joint -> head.substring(0, head.length() - joint.length()));
    }

    private static Stream<String> withoutJointAtStart(String tail) {
        return Arrays.stream(JOINTS)
                .filter(tail::startsWith)
                .map(joint -> tail.substring(joint.length()));
    }

    private static boolean endsInThreeConsonants(String part) {
        return part.chars().skip(part.length() - 3L).noneMatch(it -> Stem.isVowel((char) it));
    }

    /** Stands alone in the archive or on the list, or is made of two that do. */
    private boolean isKnown(String part) {
        if (isWord(part)) {
            return true;
        }
        for (var at = 2; at <= part.length() - 3; at++) {
            if (isWord(part.substring(at))) {
                var head = part.substring(0, at);
                for (var joint : JOINTS) {
                    if (head.endsWith(joint)
                            && isWord(head.substring(0, head.length() - joint.length()))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean isWord(String part) {
        var stem = Stem.of(part);
        return LISTED.contains(stem) || (looksLikeWord(part) && terms.contains(stem));
    }

    private static boolean looksLikeWord(String part) {
        return part.length() >= SHORTEST && vowel(part);
    }

    private static boolean vowel(String text) {
        return Stem.hasVowel(text.toCharArray(), text.length());
    }

    private static Set<String> listed() {
        try (var file = file();
                var analysis = new Norwegian();
                var lines =
                        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> analysis.terms(line).stream())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static InputStream file() {
        var file = Compounds.class.getResourceAsStream("common-words.txt");
        if (file == null) {
            throw new IllegalStateException("common-words.txt is not in the jar");
        }
        return file;
    }
}
