package no.saksgang.portal.referat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What running text says, as far as its form tells: who speaks, who was not there, what is
 * promised. It knows the usual forms of bokmål, nynorsk and English, and prefers to overlook one to
 * finding what is not there.
 */
final class Wording {
    private static final String WORD = "(?:\\p{Lu}\\.|\\p{Lu}[\\p{L}\\p{M}'’-]*)";
    private static final String NAME =
            "(" + WORD + "(?: (?:(?:von|van|de|der|den|af|av|la) )?" + WORD + "){0,3})";
    private static final String OF_A_BODY = "(?: \\([^)]{1,80}\\))?";
    private static final String END = "(?![\\p{L}\\p{M}-])";

    private static final String SAYS =
            "(?:sa|seier|sier|sade|fortalte|forteller|fortalde|fortel|mente|mener|meinte|meiner"
                    + "|orienterte|orienterer|informerte|informerer|innledet|innleder|innleia"
                    + "|presenterte|presenterer|refererte|refererer|referer|spurte|spør|spurde"
                    + "|svarte|svarer|svara|foreslo|foreslår|kommenterte|kommenterer"
                    + "|understreket|understreker|understreka|påpekte|påpeker|peikte på"
                    + "|la fram|la frem|legger fram|legger frem|legg fram|tok opp|tar opp|tek opp"
                    + "|viste til|viser til|redegjorde|gjorde rede|gjorde greie|oppsummerte"
                    + "|said|says|told|asked|answered|presented|informed|explained|proposed"
                    + "|commented|reported)";

    /** Verbs that a person may follow, as no thing would: «Deretter orienterte Anne Solheim». */
    private static final String SAYS_WITHOUT_OBJECT =
            "(?:sa|fortalte|fortalde|orienterte|informerte|innledet|innleia|spurte|spurde|svarte"
                    + "|svara|redegjorde)";

    private static final Pattern SPEAKS =
            Pattern.compile("(?<![\\p{L}\\p{M}.-])" + NAME + OF_A_BODY + " " + SAYS + END);
    private static final Pattern SPOKEN_BY =
            Pattern.compile(
                    "(?:(?<![\\p{L}\\p{M}])v/ ?|(?<![\\p{L}\\p{M}])(?i:innlegg|orientering"
                            + "|presentasjon|innledning|innleiing)(?:en|a)? (?:fra|frå|av|ved)"
                            + " |(?<![\\p{L}\\p{M}])"
                            + SAYS_WITHOUT_OBJECT
                            + " )"
                            + NAME);
    private static final Pattern HEADED =
            Pattern.compile("(.{2,80}?) [–-] (" + NAME + "(?:(?:,| og| and) " + NAME + ")*):?");
    private static final Pattern ENTERED = Pattern.compile(NAME + OF_A_BODY + ":.*");
    private static final Pattern NOT_THERE =
            Pattern.compile(
                    "(?<![\\p{L}\\p{M}.-])"
                            + NAME
                            + OF_A_BODY
                            + " (?:deltok (?:ikke|ikkje)|kunne (?:ikke|ikkje)"
                            + " (?:delta|møte|komme|kome|være med|vere med)"
                            + "|var (?:ikke til stede|ikkje til stades)"
                            + "|(?:meldte|melde|hadde meldt|hadde) forfall"
                            + "|did not attend|could not attend|was not present)"
                            + END);

    private static final Pattern PROMISE =
            Pattern.compile(
                    "(?<![\\p{L}\\p{M}])(?:"
                            // bokmål
                            + "sendes (?:ut|til|over)|(?:blir|bli) (?:sendt|invitert|innkalt|fulgt opp)"
                            + "|inviteres|innkalles til|kommer tilbake (?:til|med)"
                            + "|(?:vil|skal) (?:sende|dele|invitere|følge opp|ta kontakt|undersøke"
                            + "|avklare|utarbeide|lage|kalle inn|sette opp|legge fram|legge frem"
                            + "|komme tilbake|sjekke|kartlegge|oversende|be om)"
                            + "|følger (?:dette |det |saken )?opp|følges opp"
                            + "|(?:tar|ta) (?:dette |det |saken )?videre|tar kontakt|oversendes"
                            + "|send(?:er|e) (?:ut|mer|over|rundt)|skal (?:avklares|undersøkes)"
                            + "|(?:tas|settes|legges) (?:opp|fram|frem) (?:på|i) neste"
                            // nynorsk
                            + "|(?:blir|bli|vert|verte) (?:send|sendt|invitert|inviterte|følgt opp)"
                            + "|kjem (?:attende|tilbake) (?:til|med)"
                            + "|følgjer (?:dette |det |saka )?opp|følgjast opp"
                            + "|(?:vil|skal) (?:følgje opp|undersøkje|leggje fram|setje opp"
                            + "|kome (?:attende|tilbake)|kartleggje)|tek kontakt"
                            // English
                            + "|(?:will|shall) (?:be (?:sent|invited|followed up|shared)|send"
                            + "|share|invite|follow up|get back|come back|contact|prepare"
                            + "|look into)|to be followed up"
                            + ")"
                            + END,
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern MARKS = Pattern.compile("[*_`]|^\\s*(?:[-+•] |#+ |> |\\d+[.)] )");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)");

    /** What stands before a name at the beginning of a sentence and is none. */
    private static final Set<String> NOT_NAMES =
            Set.of(
                    "så",
                    "da",
                    "deretter",
                    "også",
                    "og",
                    "men",
                    "til",
                    "leder",
                    "leiar",
                    "møteleder",
                    "møteleiar",
                    "referent",
                    "sekretær",
                    "ordfører",
                    "ordførar",
                    "varaordfører",
                    "kommunedirektør",
                    "rådmann",
                    "direktør",
                    "rådgiver",
                    "rådgivar",
                    "chair",
                    "mayor");

    /** Words by which a body of people is known, and not one of them. */
    private static final Pattern OF_BODIES =
            Pattern.compile(
                    ".*(?:kommune[nr]?|regionen?|fylket?|gruppen?|gruppa|rådet?|utvalget?"
                            + "|sekretariatet?|vegvesen|universitetet?|høgskolen|senteret?|hub"
                            + "|cluster|utvikling|as|asa|ks|sa|ba|stiftelsen|forbundet|foreningen"
                            + "|foreninga|direktoratet|departementet|etaten|park|city|nav|nho"
                            + "|council|university|group|association)");

    private Wording() {}

    /**
     * A name to which something is put down.
     *
     * @param surely whether the form alone says that it is a person's
     */
    record Speaker(String name, boolean surely) {}

    /** The text without its marks, a line for each of its lines. */
    private static List<String> lines(String markdown) {
        return markdown.lines()
                .map(it -> LINK.matcher(it).replaceAll("$1"))
                .map(it -> MARKS.matcher(it).replaceAll(""))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private static List<String> sentences(String line) {
        return List.of(line.split("(?<=[.!?]) +(?=\\p{Lu})"));
    }

    static List<Speaker> speakers(String markdown, KnownPeople known) {
        var found = new ArrayList<Speaker>();
        for (var line : lines(markdown)) {
            each(SPEAKS, line, it -> found.add(new Speaker(it.group(1), isPersons(it, known))));
            each(SPOKEN_BY, line, it -> found.add(new Speaker(it.group(1), false)));
            var headed = HEADED.matcher(line);
            if (headed.matches()) {
                var surely = known.isBody(headed.group(1).strip());
                Stream.of(headed.group(2).split(",? (?:og|and) |, "))
                        .forEach(it -> found.add(new Speaker(it, surely)));
            }
            var entered = ENTERED.matcher(line);
            if (entered.matches()) {
                found.add(new Speaker(entered.group(1), false));
            }
        }
        return found.stream()
                .map(it -> new Speaker(withoutTitle(it.name()), it.surely()))
                .filter(it -> !it.name().isEmpty())
                .distinct()
                .toList();
    }

    /** Whom the text says not to have been there. */
    static List<String> notThere(String markdown) {
        var found = new ArrayList<String>();
        for (var line : lines(markdown)) {
            each(NOT_THERE, line, it -> found.add(withoutTitle(it.group(1))));
        }
        return found.stream().filter(it -> !it.isEmpty()).distinct().toList();
    }

    /** The sentences that promise something. */
    static List<String> promises(String markdown) {
        return lines(markdown).stream()
                .flatMap(it -> sentences(it).stream())
                .filter(it -> PROMISE.matcher(it).find())
                .distinct()
                .toList();
    }

    private static void each(Pattern pattern, String line, Consumer<Matcher> what) {
        var matcher = pattern.matcher(line);
        while (matcher.find()) {
            what.accept(matcher);
        }
    }

    private static boolean isPersons(Matcher speaks, KnownPeople known) {
        var words = withoutTitle(speaks.group(1)).split(" ");
        return words.length > 1
                && Stream.of(words)
                        .noneMatch(it ->
                                OF_BODIES.matcher(it.toLowerCase(Locale.ROOT)).matches()
                                        || known.isWordOfABody(it));
    }

    private static String withoutTitle(String name) {
        var rest = name;
        while (true) {
            var space = rest.indexOf(' ');
            var first = space < 0 ? rest : rest.substring(0, space);
            if (!NOT_NAMES.contains(first.toLowerCase(Locale.ROOT))) {
                return rest;
            }
            if (space < 0) {
                return "";
            }
            rest = rest.substring(space + 1);
        }
    }
}
