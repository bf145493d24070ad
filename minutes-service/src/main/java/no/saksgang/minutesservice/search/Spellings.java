package no.saksgang.minutesservice.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The other ways in which a word may be written in the archive: with {@code aa}, {@code ae} and
 * {@code oe} for å, æ and ø or the other way about ({@code Haakon}, {@code naering}), and in the
 * other written language, where the two differ by more than an ending ({@code møteleder}, {@code
 * møteleiar}).
 */
final class Spellings {
    /** Bokmål, nynorsk. Words of municipal life only; a dictionary is not what this wants to be. */
    private static final List<List<String>> PAIRS =
            List.of(
                    List.of("bolig", "bustad"),
                    List.of("bærekraft", "berekraft"),
                    List.of("deltaker", "deltakar"),
                    List.of("eiendom", "eigedom"),
                    List.of("enhet", "eining"),
                    List.of("flom", "flaum"),
                    List.of("forurensning", "forureining"),
                    List.of("fremtid", "framtid"),
                    List.of("fremdrift", "framdrift"),
                    List.of("innbygger", "innbyggjar"),
                    List.of("kirke", "kyrkje"),
                    List.of("leder", "leiar"),
                    List.of("ledelse", "leiing"),
                    List.of("likestilling", "likestelling"),
                    List.of("lærer", "lærar"),
                    List.of("mulighet", "moglegheit"),
                    List.of("oppgave", "oppgåve"),
                    List.of("regnskap", "rekneskap"),
                    List.of("skole", "skule"),
                    List.of("sykehjem", "sjukeheim"),
                    List.of("sykehus", "sjukehus"),
                    List.of("søker", "søkjar"),
                    List.of("tilbud", "tilbod"),
                    List.of("tilskudd", "tilskot"),
                    List.of("tjeneste", "teneste"),
                    List.of("uke", "veke"),
                    List.of("utredning", "utgreiing"),
                    List.of("utslipp", "utslepp"),
                    List.of("utvalg", "utval"),
                    List.of("valg", "val"),
                    List.of("vann", "vatn"),
                    List.of("vedlikehold", "vedlikehald"),
                    List.of("vei", "veg"),
                    List.of("veileder", "rettleiar"),
                    List.of("veiledning", "rettleiing"),
                    List.of("virksomhet", "verksemd"));

    /** A shorter word is exchanged only where it is the whole word: veil is not vegl. */
    private static final int SHORTEST_WITHIN = 4;

    private Spellings() {}

    /**
     * @param word in lower case, without accents
     * @return the word itself first
     */
    static Set<String> of(String word) {
        var spellings = new LinkedHashSet<String>();
        spellings.add(word);
        for (var pair : PAIRS) {
            exchange(word, pair.getFirst(), pair.getLast(), spellings);
            exchange(word, pair.getLast(), pair.getFirst(), spellings);
        }
        for (var spelling : List.copyOf(spellings)) {
            spellings.add(spelling.replace("aa", "å").replace("ae", "æ").replace("oe", "ø"));
            spellings.add(spelling.replace("å", "aa").replace("æ", "ae").replace("ø", "oe"));
        }
        return spellings;
    }

    private static void exchange(String word, String from, String to, Set<String> spellings) {
        var stem = Stem.of(from);
        if (word.equals(from) || Stem.of(word).equals(stem)) {
            spellings.add(to);
        } else if (from.length() >= SHORTEST_WITHIN && word.contains(from)) {
            spellings.add(word.replace(from, to));
        }
    }
}
