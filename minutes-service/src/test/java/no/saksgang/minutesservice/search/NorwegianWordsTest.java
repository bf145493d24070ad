package no.saksgang.minutesservice.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of Norwegian words: what is typed, what stands in the only referat there is. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NorwegianWordsTest {
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        // Inflection, bokmål
        "plan, planen",
        "plan, planene",
        "planer, plan",
        "planenes, planer",
        "region, regionene",
        "regionen, region",
        "kommune, kommunenes",
        "kommuner, Kommunen",
        "møte, møtet",
        "møter, møtene",
        "mulighet, muligheten",
        "muligheter, mulighet",
        "virksomheten, virksomheter",
        "bruker, brukerne",
        "brukere, brukeren",
        "leder, lederne",
        "tema, temaer",
        "temaene, tema",
        "komité, komiteen",
        "komiteer, komité",
        "universitetet, universitet",
        "tjenesten, tjenester",
        "kurs, kurset",
        "hus, husene",
        "kommunal, kommunalt",
        "kommunale, kommunal",
        "positivt, positive",
        "firma, firmaer",
        "video, videoen",
        "by, byen",
        "byer, by",
        "areal, arealene",
        "avdeling, avdelinga",
        // Inflection, nynorsk
        "plan, planane",
        "planar, planen",
        "kommune, kommunane",
        "kommunar, kommune",
        "møte, møta",
        "leiar, leiarane",
        "verksemd, verksemder",
        "moglegheit, moglegheiter",
        // From one written language to the other
        "leder, leiarar",
        "møteleder, møteleiaren",
        "skole, skular",
        "skulen, skoler",
        "tjenester, tenesta",
        "mulighet, moglegheiter",
        "vei, vegen",
        "veg, veien",
        "innbyggere, innbyggjarane",
        "virksomhet, verksemda",
        "sykehjem, sjukeheimen",
        // Letters
        "naering, næring",
        "NÆRING, næring",
        "håkon, Haakon",
        "haakon, Håkon",
        "moete, møte",
        "gründer, grunder",
        "ide, idé",
        "Malmö, Malmø",
        // Compounds
        "plan, næringsplan",
        "plan, Næringsplanen",
        "planer, temaplanane",
        "næring, næringsplan",
        "næring, helsenæringen",
        "plan, planavdelingen",
        "kommune, kommuneplanen",
        "kommuner, medlemskommunene",
        "barnehage, barnehageplass",
        "gründer, gründerhus",
        "gründere, gründerhuset",
        "hus, gründerhus",
        "kurs, etableringskurs",
        "økonomi, sirkulærøkonomien",
        "sak, saksbehandlingen",
        "klima, klimabudsjett",
        "arbeid, arbeiderbolig",
        "fjord, Oslofjorden",
        "skule, barneskolen",
        "leder, møteleiaren",
        "utvikling, næringsutviklingsfond",
        "parkering, bussparkeringen",
        "plan, verneplan",
        "plan, øyplan",
        "sirkulærøkonomi, sirkulær økonomi",
        "etabl*, etablering",
        "næringsut*, næringsutviklingsprosjekter",
        // Joined by a hyphen, numbers, abbreviations
        "e-kurs, e-kurset",
        "kurs, e-kurs",
        "12/25, 12/25",
        "NHO, NHO",
        "scale-up, scale-up"
    })
    void find_what_they_should(String typed, String written) {
        assertThat(finds(typed, written)).as(typed + " in " + written).isTrue();
    }

    @ParameterizedTest(name = "{0} ↛ {1}")
    @CsvSource({
        "plan, plante",
        "plan, kaplan",
        "plan, esplanade",
        "kurs, konkurs",
        "kurs, ekskursjon",
        "tak, vedtak",
        "tak, tiltak",
        "slag, forslag",
        "sak, årsaken til",
        "ting, bosetting",
        "stor, investor",
        "aktivitet, attraktivitet",
        "andre, innvandrere",
        "kommune, kommunikasjon",
        "nasjonal, internasjonal",
        "land, landskap",
        "form, formell",
        "bedre, bedriftsbesøk",
        "helse, hilsen",
        "by, bygg",
        "vei, veileder",
        "\"plan\", næringsplan",
        "region, religion",
        "valg, alge",
        "mål, tålmodig",
        "næring, nær"
    })
    void do_not_find_what_only_looks_like_them(String typed, String written) {
        assertThat(finds(typed, written)).as(typed + " in " + written).isFalse();
    }

    private static boolean finds(String typed, String written) {
        try (var index = MinutesIndex.inMemory()) {
            index.put(List.of(ABareReferat.saying("Det gjaldt " + written + " denne gangen.")), 1);
            index.refresh();
            return index.search(Sought.words(typed)).total() == 1;
        }
    }
}
