package no.saksgang.local.page;

import static no.saksgang.local.page.Html.escape;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A calendar part (RFC 5545) as a table of what a calendar would make of it. */
final class CalendarView {
    private static final Map<String, String> NAMES = names();
    private static final Pattern LINE =
            Pattern.compile("([A-Za-z0-9-]+)((?:;(?:[^:\"]|\"[^\"]*\")*)?):(.*)", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile(";([A-Za-z-]+)=(\"[^\"]*\"|[^;]*)");

    private static final Pattern TIME =
            Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(?:T(\\d\\d)(\\d\\d)\\d\\d(Z)?)?");

    private CalendarView() {}

    private static Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        names.put("METHOD", "Metode");
        names.put("SUMMARY", "Hva");
        names.put("DTSTART", "Fra");
        names.put("DTEND", "Til");
        names.put("LOCATION", "Sted");
        names.put("ORGANIZER", "Arrangør");
        names.put("ATTENDEE", "Deltaker");
        names.put("STATUS", "Status");
        names.put("SEQUENCE", "Sekvens");
        names.put("UID", "UID");
        names.put("DESCRIPTION", "Beskrivelse");
        return names;
    }

    /** The table, in HTML. */
    static String of(String calendar) {
        var html = new StringBuilder("<div class=\"scroll\"><table><tbody>\n");
        var zone = false;
        for (var line : unfolded(calendar).split("\r?\n")) {
            zone = (zone || line.equals("BEGIN:VTIMEZONE")) && !line.equals("END:VTIMEZONE");
            var parsed = LINE.matcher(line);
            if (!zone && parsed.matches()) {
                var name = NAMES.get(parsed.group(1).toUpperCase(Locale.ROOT));
                if (name != null) {
                    html.append(
                            "<tr><th scope=\"row\">%s</th><td>%s</td></tr>%n"
                                    .formatted(name, value(parsed.group(2), parsed.group(3))));
                }
            }
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    private static String unfolded(String calendar) {
        return calendar.replaceAll("\r?\n[ \t]", "");
    }

    private static String value(String parameters, String value) {
        var shown = new StringBuilder(escape(unescaped(value)).replace("\n", "<br>"));
        var each = PARAMETER.matcher(parameters);
        while (each.find()) {
            var parameter = each.group(1).toUpperCase(Locale.ROOT);
            if (parameter.equals("CN")
                    || parameter.equals("PARTSTAT")
                    || parameter.equals("TZID")) {
                shown.append(" <span class=\"tag\">")
                        .append(escape(each.group(2).replace("\"", "")))
                        .append("</span>");
            }
        }
        return shown.toString();
    }

    /** As a person reads it: a date-time with its dots and colon, an address without its scheme. */
    private static String unescaped(String value) {
        var time = TIME.matcher(value);
        if (time.matches()) {
            return "%s.%s.%s".formatted(time.group(3), time.group(2), time.group(1))
                    + (time.group(4) == null ? "" : " kl. " + time.group(4) + ":" + time.group(5))
                    + (time.group(6) == null ? "" : " UTC");
        }
        return value.replaceFirst("(?i)^mailto:", "")
                .replaceAll("\\\\[nN]", "\n")
                .replaceAll("\\\\([,;\\\\])", "$1");
    }
}
