package no.saksgang.notificationservice.inbound;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneInfo;
import biweekly.io.text.ICalReader;
import biweekly.property.Attendee;
import biweekly.property.DateOrDateTimeProperty;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.saksgang.notificationservice.mailbox.IncomingMail.CalendarText;
import org.jspecify.annotations.Nullable;

/**
 * Reads what calendars say, as they really write it. By biweekly, which takes what it can from a
 * calendar and leaves the rest; ical4j, which writes ours, throws a whole calendar away for one
 * property, and is only made lenient by switches that hold for the whole process.
 */
final class CalendarReader {
    private static final int MOST_EVENTS = 50;
    private static final String MAILTO = "mailto:";

    /** What Exchange calls the zones of those who are likely to write to a Norwegian group. */
    private static final Map<String, String> WINDOWS_ZONES =
            Map.ofEntries(
                    Map.entry("w. europe standard time", "Europe/Oslo"),
                    Map.entry("romance standard time", "Europe/Oslo"),
                    Map.entry("central europe standard time", "Europe/Oslo"),
                    Map.entry("central european standard time", "Europe/Oslo"),
                    Map.entry("gmt standard time", "Europe/London"),
                    Map.entry("greenwich standard time", "Atlantic/Reykjavik"),
                    Map.entry("fle standard time", "Europe/Helsinki"),
                    Map.entry("gtb standard time", "Europe/Bucharest"),
                    Map.entry("e. europe standard time", "Europe/Chisinau"),
                    Map.entry("russian standard time", "Europe/Moscow"),
                    Map.entry("turkey standard time", "Europe/Istanbul"),
                    Map.entry("eastern standard time", "America/New_York"),
                    Map.entry("central standard time", "America/Chicago"),
                    Map.entry("mountain standard time", "America/Denver"),
                    Map.entry("pacific standard time", "America/Los_Angeles"),
                    Map.entry("utc", "UTC"));

    private CalendarReader() {}

    /** What these calendars say that something is to be done about; the first that says so. */
    static Optional<CalendarSaid> read(List<CalendarText> calendars) {
        return calendars.stream().flatMap(it -> read(it).stream()).findFirst();
    }

    private static Optional<CalendarSaid> read(CalendarText calendar) {
        try (var reader = new ICalReader(calendar.text())) {
            var read = reader.readNext();
            return read == null
                    ? Optional.empty()
                    : method(read, calendar.method())
                            .flatMap(method ->
                                    read.getEvents().stream()
                                            .limit(MOST_EVENTS)
                                            .flatMap(it ->
                                                    said(method, it, read.getTimezoneInfo())
                                                            .stream())
                                            .findFirst());
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    /** As the calendar has it; as the part's header has it, where the calendar says nothing. */
    private static Optional<CalendarSaid.Method> method(
            ICalendar calendar, @Nullable String ofHeader) {
        var own = calendar.getMethod() == null ? null : calendar.getMethod().getValue();
        var method = own == null || own.isBlank() ? ofHeader : own;
        return switch (method == null ? "" : method.strip().toUpperCase(Locale.ROOT)) {
            case "REPLY" -> Optional.of(CalendarSaid.Method.REPLY);
            case "COUNTER" -> Optional.of(CalendarSaid.Method.COUNTER);
            default -> Optional.empty();
        };
    }

    private static Optional<CalendarSaid> said(
            CalendarSaid.Method method, VEvent event, TimezoneInfo zones) {
        if (event.getUid() == null || event.getUid().getValue() == null) {
            return Optional.empty();
        }
        var stamp = event.getDateTimeStamp();
        var sequence = event.getSequence();
        return Optional.of(
                new CalendarSaid(
                        method,
                        event.getUid().getValue(),
                        sequence == null ? null : sequence.getValue(),
                        stamp == null || stamp.getValue() == null
                                ? null
                                : stamp.getValue().toInstant(),
                        event.getAttendees().stream().map(CalendarReader::attendee).toList(),
                        comment(event),
                        instant(event.getDateStart(), zones),
                        instant(event.getDateEnd(), zones)));
    }

    private static CalendarSaid.Attendee attendee(Attendee it) {
        var addresses = new LinkedHashSet<String>();
        Stream.of(it.getUri(), it.getEmail(), it.getParameter("EMAIL"), it.getParameter("X-EMAIL"))
                .flatMap(address -> address(address).stream())
                .forEach(addresses::add);
        var status = it.getParticipationStatus();
        return new CalendarSaid.Attendee(
                List.copyOf(addresses),
                it.getCommonName() == null ? "" : it.getCommonName(),
                status == null || status.getValue() == null
                        ? null
                        : status.getValue().strip().toUpperCase(Locale.ROOT),
                address(it.getSentBy()).orElse(null),
                it.getDelegatedTo().stream().flatMap(to -> address(to).stream()).toList());
    }

    private static Optional<String> address(@Nullable String uri) {
        if (uri == null) {
            return Optional.empty();
        }
        var plain = uri.strip().toLowerCase(Locale.ROOT);
        while (plain.startsWith(MAILTO)) {
            plain = plain.substring(MAILTO.length()).strip();
        }
        return plain.contains("@") ? Optional.of(plain) : Optional.empty();
    }

    /** RFC 5546 has COMMENT for it; Outlook puts what people write in DESCRIPTION. */
    private static @Nullable String comment(VEvent event) {
        var words = new ArrayList<String>();
        event.getComments().forEach(it -> words.add(String.valueOf(it.getValue())));
        var fromOutlook =
                event.getExperimentalProperties().stream()
                        .anyMatch(it ->
                                it.getName().toUpperCase(Locale.ROOT).startsWith("X-MICROSOFT-"));
        if (words.isEmpty() && fromOutlook && event.getDescription() != null) {
            words.add(String.valueOf(event.getDescription().getValue()));
        }
        var comment = String.join("\n", words).strip();
        return comment.isEmpty() ? null : comment;
    }

    /** In a zone that the calendar itself describes, or else in one that we know by its name. */
    private static @Nullable Instant instant(
            @Nullable DateOrDateTimeProperty property, TimezoneInfo zones) {
        var value = property == null ? null : property.getValue();
        if (property == null || value == null || !value.hasTime()) {
            return null;
        }
        var raw = value.getRawComponents();
        if (raw == null || raw.isUtc() || zones.getTimezone(property) != null) {
            return value.toInstant();
        }
        try {
            return LocalDateTime.of(
                            raw.getYear(),
                            raw.getMonth(),
                            raw.getDate(),
                            raw.getHour(),
                            raw.getMinute(),
                            raw.getSecond())
                    .atZone(zone(property.getParameter("TZID")))
                    .toInstant();
        } catch (DateTimeException wrong) {
            return null;
        }
    }

    private static ZoneId zone(@Nullable String name) {
        var plain = name == null ? "" : name.strip().replace("\"", "");
        var windows = WINDOWS_ZONES.get(plain.toLowerCase(Locale.ROOT));
        try {
            return ZoneId.of(windows == null ? plain : windows);
        } catch (DateTimeException unknown) {
            return ZoneId.of("Europe/Oslo");
        }
    }
}
