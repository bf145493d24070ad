package no.saksgang.notificationservice.message;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import no.saksgang.events.directory.Language;

/** How one language says it: words by their key, days and hours as people write them. */
public final class Wording {
    /** Where all the suite's members live; the hour of any other zone is said with its name. */
    private static final ZoneId USUAL = ZoneId.of("Europe/Oslo");

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Language language;
    private final Locale locale;
    private final ResourceBundle words;
    private final DateTimeFormatter day;
    private final DateTimeFormatter shortDay;
    private final DateTimeFormatter hour;

    public Wording(Language language) {
        this.language = language;
        this.locale =
                switch (language) {
                    case NB -> Locale.of("nb", "NO");
                    case NN -> Locale.of("nn", "NO");
                    case EN -> Locale.UK;
                };
        this.words =
                ResourceBundle.getBundle(
                        "mail.words",
                        Locale.of(language.tag()),
                        Wording.class.getClassLoader(),
                        NO_FALLBACK);
        var date = language == Language.EN ? "d MMMM yyyy" : "d. MMMM yyyy";
        this.day = DateTimeFormatter.ofPattern("EEEE " + date, locale);
        this.shortDay = DateTimeFormatter.ofPattern(date, locale);
        this.hour =
                DateTimeFormatter.ofPattern(language == Language.EN ? "HH:mm" : "HH.mm", locale);
    }

    String tag() {
        return language.tag();
    }

    /**
     * The words of a key, with what belongs in their gaps.
     *
     * @throws java.util.MissingResourceException if there is no such key, which a test rules out
     */
    public String say(String key, Object... with) {
        return new MessageFormat(words.getString(key), locale).format(with);
    }

    /** {@code torsdag 11. september 2025 kl. 10.00–12.30}. */
    public String when(Instant from, Instant until, ZoneId zone) {
        var start = from.atZone(zone);
        var end = until.atZone(zone);
        var ends =
                start.toLocalDate().equals(end.toLocalDate())
                        ? "–" + hour.format(end)
                        : " – " + say("at", day.format(end), hour.format(end));
        return say("at", day.format(start), hour.format(start)) + ends + named(zone, from);
    }

    /** {@code torsdag 18. september 2025 kl. 16.00}. */
    public String when(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        return say("at", day.format(local), hour.format(local)) + named(zone, at);
    }

    /** {@code 10.00}. */
    String hour(Instant at, ZoneId zone) {
        return hour.format(at.atZone(zone)) + named(zone, at);
    }

    /** {@code torsdag 11. september 2025}. */
    public String day(LocalDate date) {
        return day.format(date);
    }

    /** {@code 11. september 2025}. */
    public String shortDay(LocalDate date) {
        return shortDay.format(date);
    }

    /** {@code 11. september 2025}. */
    public String shortDay(Instant at, ZoneId zone) {
        return shortDay.format(at.atZone(zone));
    }

    /** {@code 11. september 2025 kl. 10.00}. */
    public String shortWhen(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        return say("at", shortDay.format(local), hour.format(local)) + named(zone, at);
    }

    /** {@code Oslo, Bergen og Tromsø}. */
    public String list(List<String> parts) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        return say("and", String.join(", ", parts.subList(0, parts.size() - 1)), parts.getLast());
    }

    private String named(ZoneId zone, Instant at) {
        if (zone.getRules().getOffset(at).equals(USUAL.getRules().getOffset(at))) {
            return "";
        }
        return " (" + zone.getDisplayName(TextStyle.FULL, locale) + ")";
    }
}
