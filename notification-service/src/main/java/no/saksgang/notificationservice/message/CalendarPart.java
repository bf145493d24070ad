package no.saksgang.notificationservice.message;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.CuType;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Conference;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableAction;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import no.saksgang.events.MemberId;
import no.saksgang.events.meeting.AnswerKind;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of an invitation (RFC 5545, 5546). It is written once for all, by ical4j; only the
 * ATTENDEE is each one's own. What ical4j does not do right is done here: control characters are
 * out before it sees a text, the time zone is ours, and lines are folded by octets.
 */
final class CalendarPart {
    private static final String SOMEONE = "SOMEONES-NAME";
    private static final String SOMEONES_ANSWER = "SOMEONES-ANSWER";
    private static final String SOMEWHERE = "someone@placeholder.invalid";
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final ProdId PRODUCT = new ProdId("-//Saksgang//Saksgang 1.0//NO");
    private static final Duration ALARM = Duration.ofMinutes(-30);
    private static final int MOST_OCTETS = 75;

    private final String method;
    private final List<Piece> pieces;

    private final Map<MemberId, AnswerKind> answers;

    private CalendarPart(String method, List<Piece> pieces, Map<MemberId, AnswerKind> answers) {
        this.method = method;
        this.pieces = pieces;
        this.answers = answers;
    }

    private sealed interface Piece {
        record Fixed(String folded) implements Piece {}

        record Personal(String line) implements Piece {}
    }

    /**
     * What stands in a calendar.
     *
     * @param uid of the meeting or conference, the same for everyone and for ever
     * @param sequence revision - 1
     * @param standing whether it is to be taken out again
     * @param link our own line above the description; it may hold what is each one's own
     * @param day where only that is known; otherwise {@code from} and {@code until} are
     * @param answers what those who get it have answered and are not asked anew
     */
    record Entry(
            String uid,
            int sequence,
            Standing standing,
            String summary,
            @Nullable String link,
            String description,
            String location,
            @Nullable String url,
            @Nullable LocalDate day,
            @Nullable Instant from,
            @Nullable Instant until,
            ZoneId zone,
            Instant stamp,
            String organizerName,
            String organizer,
            String alarm,
            Map<MemberId, AnswerKind> answers) {
        boolean isOff() {
            return standing != Standing.ON;
        }
    }

    /** Whether it stands in a calendar, as its reader sees it. */
    enum Standing {
        ON,
        /** It is not held. */
        CANCELLED,
        /** It is held without them. */
        UNINVITED
    }

    static CalendarPart of(Entry it) {
        var method = it.isOff() ? "CANCEL" : "REQUEST";
        var components = new ArrayList<CalendarComponent>();
        if (it.from() != null && !Zones.isUtc(it.zone())) {
            var year = year(it.from(), it.zone());
            components.add(Zones.of(it.zone(), year, year));
        }
        components.add(event(it));
        var calendar =
                new Calendar(
                        new PropertyList(
                                List.of(
                                        ImmutableVersion.VERSION_2_0,
                                        PRODUCT,
                                        ImmutableCalScale.GREGORIAN,
                                        new Method(method))),
                        new ComponentList<>(components));
        return new CalendarPart(
                method, pieces(calendar.toString().lines().toList()), Map.copyOf(it.answers()));
    }

    private static List<Piece> pieces(List<String> unfolded) {
        var pieces = new ArrayList<Piece>();
        var fixed = new ArrayList<String>();
        for (var line : unfolded) {
            if (line.startsWith("ATTENDEE") || Mark.isAnyIn(line)) {
                pieces.add(new Piece.Fixed(folded(fixed)));
                fixed.clear();
                pieces.add(new Piece.Personal(line));
            } else {
                fixed.add(line);
            }
        }
        pieces.add(new Piece.Fixed(folded(fixed)));
        return List.copyOf(pieces);
    }

    /** iCalendar's METHOD, which the MIME part must repeat. */
    String method() {
        return method;
    }

    /**
     * For one: their own ATTENDEE, and all else as everyone's.
     *
     * @param personal what stands for each mark
     */
    String to(Recipient it, Map<Mark, String> personal) {
        var written = new StringBuilder();
        for (var piece : pieces) {
            switch (piece) {
                case Piece.Fixed(var folded) -> written.append(folded);
                case Piece.Personal(var line) ->
                        written.append(
                                folded(
                                        List.of(
                                                Mark.filled(line, personal)
                                                        .replace(SOMEONES_ANSWER, answer(it))
                                                        .replace(SOMEWHERE, inUri(it.email()))
                                                        .replace(
                                                                SOMEONE,
                                                                '"'
                                                                        + parameter(it.name())
                                                                        + '"'))));
            }
        }
        return written.toString();
    }

    /**
     * A calendar that programs read again and again (METHOD:PUBLISH; RFC 5546, 3.2.1, RFC 7986).
     * Nobody is asked anything in it, so it names no attendee and rings no bell.
     *
     * @param name what programs call it
     * @param refresh how often to read it again
     */
    static String published(String name, Duration refresh, List<Entry> entries) {
        var components = new ArrayList<CalendarComponent>();
        years(entries)
                .forEach((zone, years) ->
                        components.add(Zones.of(zone, years.first(), years.last())));
        entries.forEach(it -> {
            var properties = properties(it);
            // Of two readings the later may say something else by the same SEQUENCE: an answer.
            properties.add(new LastModified(it.stamp().truncatedTo(ChronoUnit.SECONDS)));
            properties.add(new Status(it.isOff() ? "CANCELLED" : "CONFIRMED"));
            properties.add(new Transp(isFree(it) ? "TRANSPARENT" : "OPAQUE"));
            components.add(new VEvent(new PropertyList(properties)));
        });
        var calendar =
                new Calendar(
                        new PropertyList(
                                List.of(
                                        ImmutableVersion.VERSION_2_0,
                                        PRODUCT,
                                        ImmutableCalScale.GREGORIAN,
                                        new Method("PUBLISH"),
                                        new Name(Plain.line(name)),
                                        // What programs read instead of NAME and REFRESH-INTERVAL.
                                        new XProperty("X-WR-CALNAME", Plain.line(name)),
                                        new RefreshInterval(
                                                new ParameterList(List.of(Value.DURATION)),
                                                refresh.toString()),
                                        new XProperty("X-PUBLISHED-TTL", refresh.toString()))),
                        new ComponentList<>(components));
        return folded(calendar.toString().lines().toList());
    }

    /** The years in which there is something at a time of a zone. */
    private static Map<ZoneId, SortedSet<Year>> years(List<Entry> entries) {
        var years = new TreeMap<ZoneId, SortedSet<Year>>(Comparator.comparing(ZoneId::getId));
        for (var it : entries) {
            if (it.from() != null && !Zones.isUtc(it.zone())) {
                years.computeIfAbsent(it.zone(), _ -> new TreeSet<>())
                        .add(year(it.from(), it.zone()));
            }
        }
        return years;
    }

    private static Year year(Instant at, ZoneId zone) {
        return Year.from(at.atZone(zone));
    }

    /** Whether its reader's time is free all the same. */
    private static boolean isFree(Entry it) {
        return it.isOff() || it.day() != null || it.answers().containsValue(AnswerKind.DECLINED);
    }

    /** Who has answered is not asked again; RSVP is FALSE where it is not said. */
    private String answer(Recipient it) {
        return switch (answers.get(it.member())) {
            case null -> PartStat.NEEDS_ACTION.getValue() + ";RSVP=TRUE";
            case ACCEPTED -> PartStat.ACCEPTED.getValue();
            case TENTATIVE -> PartStat.TENTATIVE.getValue();
            case DECLINED -> PartStat.DECLINED.getValue();
        };
    }

    private static VEvent event(Entry it) {
        var properties = properties(it);
        properties.add(attendee(it));
        // RFC 5546, 3.2.5: STATUS must not be there where only some are uninvited.
        if (it.standing() != Standing.UNINVITED) {
            properties.add(new Status(it.isOff() ? "CANCELLED" : "CONFIRMED"));
        }
        properties.add(new Transp(it.day() == null ? "OPAQUE" : "TRANSPARENT"));
        var alarms = new ComponentList<VAlarm>();
        if (!it.isOff()) {
            var alarm = it.day() == null ? new VAlarm(ALARM) : new VAlarm(Period.ofDays(-1));
            alarm.add(ImmutableAction.DISPLAY);
            alarm.add(new Description(Plain.line(it.alarm())));
            alarms = alarms.add(alarm);
        }
        return new VEvent(new PropertyList(properties), alarms);
    }

    /** What every calendar knows of it. */
    private static List<Property> properties(Entry it) {
        var properties = new ArrayList<Property>();
        properties.add(new Uid(it.uid()));
        properties.add(new DtStamp(it.stamp().truncatedTo(ChronoUnit.SECONDS)));
        properties.add(new Sequence(it.sequence()));
        if (it.from() != null && it.until() != null) {
            properties.add(new DtStart<>(zoned(it.zone()), time(it.from(), it.zone())));
            properties.add(new DtEnd<>(zoned(it.zone()), time(it.until(), it.zone())));
        } else if (it.day() != null) {
            properties.add(new DtStart<>(allDay(), DAY.format(it.day())));
            properties.add(new DtEnd<>(allDay(), DAY.format(it.day().plusDays(1))));
        }
        properties.add(new Summary(Plain.line(it.summary())));
        var description = Plain.lines(it.description()).strip();
        if (it.link() != null) {
            description = it.link() + "\n\n" + description;
        }
        if (!description.isBlank()) {
            properties.add(new Description(description));
        }
        if (!it.location().isBlank()) {
            properties.add(new Location(Plain.line(it.location())));
        }
        if (it.url() != null) {
            var url = Plain.line(it.url());
            properties.add(new Conference(new ParameterList(List.of(Value.URI)), url));
            joining(url).ifPresent(name -> properties.add(new XProperty(name, url)));
        }
        properties.add(
                new Organizer(
                        new ParameterList(List.of(new Cn(parameter(it.organizerName())))),
                        URI.create("mailto:" + it.organizer())));
        return properties;
    }

    private static Attendee attendee(Entry it) {
        var attendee = new ArrayList<Parameter>();
        attendee.add(CuType.INDIVIDUAL);
        attendee.add(Role.REQ_PARTICIPANT);
        if (!it.isOff()) {
            attendee.add(new PartStat(SOMEONES_ANSWER));
        }
        attendee.add(new Cn(SOMEONE));
        return new Attendee(new ParameterList(attendee), URI.create("mailto:" + SOMEWHERE));
    }

    /**
     * Under which name Outlook and Google look for the address behind their button; they read
     * CONFERENCE (RFC 7986) from nobody yet.
     */
    private static Optional<String> joining(String url) {
        var host = Optional.ofNullable(URI.create(url).getHost()).orElse("");
        return switch (host.toLowerCase(Locale.ROOT)) {
            case "teams.microsoft.com", "teams.live.com" ->
                    Optional.of("X-MICROSOFT-SKYPETEAMSMEETINGURL");
            case "meet.google.com" -> Optional.of("X-GOOGLE-CONFERENCE");
            default -> Optional.empty();
        };
    }

    private static ParameterList zoned(ZoneId zone) {
        return Zones.isUtc(zone)
                ? new ParameterList()
                : new ParameterList(
                        List.of(new net.fortuna.ical4j.model.parameter.TzId(zone.getId())));
    }

    private static ParameterList allDay() {
        return new ParameterList(List.of(Value.DATE));
    }

    private static String time(Instant at, ZoneId zone) {
        var local = LOCAL.format(LocalDateTime.ofInstant(at, zone));
        return Zones.isUtc(zone) ? local + "Z" : local;
    }

    /** RFC 6068, 2: what a mailbox may contain but a URI may not. */
    private static String inUri(String address) {
        var uri = new StringBuilder(address.length());
        for (var i = 0; i < address.length(); i++) {
            var c = address.charAt(i);
            if ("%#?^`{|}/".indexOf(c) >= 0) {
                uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
            } else {
                uri.append(c);
            }
        }
        return uri.toString();
    }

    /** RFC 5545, 3.2: no quotation mark may stand in a parameter's value. */
    private static String parameter(String text) {
        return Plain.line(text).replace('"', '\'');
    }

    /** RFC 5545, 3.1: no line longer than 75 octets, and no character torn in two. */
    private static String folded(List<String> lines) {
        var folded = new StringBuilder();
        for (var line : lines) {
            var octets = 0;
            for (var i = 0; i < line.length(); ) {
                var c = line.codePointAt(i);
                var size = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
                if (octets + size > MOST_OCTETS) {
                    folded.append("\r\n ");
                    octets = 1;
                }
                folded.appendCodePoint(c);
                octets += size;
                i += Character.charCount(c);
            }
            folded.append("\r\n");
        }
        return folded.toString();
    }
}
