package no.saksgang.minutesservice.document;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.saksgang.events.Due;
import no.saksgang.events.Person;
import no.saksgang.events.referat.Approval;
import no.saksgang.events.referat.ApprovedReferat;
import no.saksgang.minutesservice.archive.Revision;
import org.jspecify.annotations.Nullable;

/** How a referat says things, in bokmål: a referat is written in Norwegian, whoever reads it. */
final class Wording {
    private static final Locale BOKMAAL = Locale.of("nb", "NO");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d. MMMM yyyy", BOKMAAL);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM yyyy", BOKMAAL);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH.mm", BOKMAAL);
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
    private static final Pattern YEAR_AND_MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

    private static final Pattern LINK = Pattern.compile("(?i)(https?://|mailto:)[^\\s\"'<>]+");

    private Wording() {}

    static String heading(ApprovedReferat referat) {
        return referat.number() == null
                ? "Referat: " + referat.title()
                : "Referat " + referat.number() + ": " + referat.title();
    }

    /** "11. september 2025, kl. 10.00–12.30", on the meeting's own clock. */
    static String time(ApprovedReferat referat) {
        var start = referat.startsAt().atZone(referat.timeZone());
        var end = referat.endsAt().atZone(referat.timeZone());
        var time = DAY.format(start) + ", kl. " + TIME.format(start);
        return start.toLocalDate().equals(end.toLocalDate())
                ? time + "–" + TIME.format(end)
                : time + " – " + DAY.format(end) + ", kl. " + TIME.format(end);
    }

    static String place(ApprovedReferat referat) {
        return Stream.of(referat.place().name(), referat.place().address())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    /** Only an address that a click can do no harm with is shown as a link. */
    static boolean isLink(String url) {
        return LINK.matcher(url).matches();
    }

    /** A reference that was left open on paper; null for one that was not there at all. */
    static @Nullable String reference(@Nullable String value) {
        return value != null && value.isBlank() ? "–" : value;
    }

    static String who(Person person) {
        return person.represents() == null
                ? person.name()
                : person.name() + ", " + person.represents();
    }

    /** With when they came and left, where they were there for a part. */
    static String named(Person person) {
        var text = new StringBuilder(who(person));
        if (person.from() != null && person.until() != null) {
            text.append(
                    " (kl. %s–%s)"
                            .formatted(TIME.format(person.from()), TIME.format(person.until())));
        } else if (person.from() != null) {
            text.append(" (fra kl. %s)".formatted(TIME.format(person.from())));
        } else if (person.until() != null) {
            text.append(" (til kl. %s)".formatted(TIME.format(person.until())));
        }
        return text.toString();
    }

    static String names(List<Person> people) {
        return people.stream().map(Person::name).collect(Collectors.joining(", "));
    }

    static String due(Due due) {
        if (due.on() != null) {
            return DAY.format(due.on());
        }
        if (due.when() != null) {
            return due.when();
        }
        var period = Objects.requireNonNull(due.by(), "one of the three is given");
        var quarter = QUARTER.matcher(period);
        if (quarter.matches()) {
            return quarter.group(2) + ". kvartal " + quarter.group(1);
        }
        return YEAR_AND_MONTH.matcher(period).matches()
                ? MONTH.format(YearMonth.parse(period))
                : period;
    }

    static String approval(ApprovedReferat referat) {
        var approval = referat.approval();
        return "Godkjent "
                + DAY.format(day(approval, referat.timeZone()))
                + (approval.withRemarks() ? " med merknader." : " uten merknader.");
    }

    private static LocalDate day(Approval approval, ZoneId zone) {
        return approval.at().atZone(zone).toLocalDate();
    }

    /** What a reader of a corrected referat has to know first; empty of one that is as approved. */
    static String correction(Revision revision) {
        if (revision.number() == 1) {
            return "";
        }
        var what = "Rettet utgave, nummer " + revision.number();
        return revision.reason() == null ? what + "." : what + ": " + revision.reason();
    }
}
