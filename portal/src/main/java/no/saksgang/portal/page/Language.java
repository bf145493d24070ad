package no.saksgang.portal.page;

import java.util.Locale;

/** The languages of the pages: bokmål, nynorsk, English. */
final class Language {
    private Language() {}

    /** The tag of the language that is shown where somebody asks for this one. */
    static String of(Locale locale) {
        return PageConfiguration.LANGUAGES.contains(Locale.of(locale.getLanguage()))
                ? locale.getLanguage()
                : PageConfiguration.LANGUAGES.getFirst().getLanguage();
    }
}
