package no.saksgang.notificationservice.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the writer of a mail says themselves: without what they quote, their signature and what
 * their telephone adds, in the styles of the usual mail programs.
 *
 * <p>Where a quote is marked line by line, what stands between its lines stays: so people answer
 * point by point. Where it is not, all below its heading is the other's.
 */
public final class OwnWords {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** {@code Den 3. feb. 2026 kl. 09:00 skrev Saksgang <…>:} and its like. */
    private static final Pattern ATTRIBUTION =
            Pattern.compile(
                    "(?=.*(?:\\d{4}|\\d{1,2}[:.]\\d{2}|@)).{0,300}\\b"
                            + "(?:wrote|writes|skrev|skreiv|schrieb|a écrit|escribió|schreef|ha scritto|kirjoitti|napisał\\(?a?\\)?)"
                            + "\\b.{0,200}:\\s*",
                    FLAGS);

    /** How an attribution begins that goes on below. */
    private static final Pattern ATTRIBUTION_BEGINS =
            Pattern.compile(
                    "(?:on|den|le|am|el|op|il|em|på|w dniu"
                            + "|(?:man|tir|tys|ons|tor|fre|lør|lau|søn|sun|mån|tis|lör|sön|mon|tue|wed|thu|fri|sat)\\p{L}*\\.?,?"
                            + "|\\d{1,2}[./ -])\\s?.*\\d.*",
                    FLAGS);

    /** The first line of Outlook's heading, and the second that proves it to be one. */
    private static final Pattern HEADING_FROM =
            Pattern.compile(
                    "[*_]{0,2}(?:from|fra|frå|från|von|de|van|da|lähettäjä)\\s?:[*_]{0,2}\\s*\\S.*",
                    FLAGS);

    private static final Pattern HEADING_SENT =
            Pattern.compile(
                    "[*_]{0,2}(?:sent|sendt|date|dato|skickat|datum|gesendet|envoyé|verzonden|lähetetty)\\s?:[*_]{0,2}.*",
                    FLAGS);

    private static final Pattern RULE =
            Pattern.compile(
                    "[-_]{2,}\\s*(?:original message|original appointment|opprinnelig melding|opprinneleg melding|oprindelig meddelelse"
                            + "|ursprungligt meddelande|ursprüngliche nachricht|message d'origine|forwarded message|videresendt melding|vidaresend melding"
                            + "|original-nachricht)\\s*[-_]{2,}",
                    FLAGS);

    private static final Pattern LINE = Pattern.compile("_{10,}");

    private static final Pattern TELEPHONE =
            Pattern.compile(
                    "(?:sent from (?:my|outlook|mail|yahoo|proton|samsung).*|sendt fra (?:min|mi|outlook|e-post|samsung).*|send frå (?:min|mi).*"
                            + "|skickat från .*|von meinem .{1,40} gesendet.*|gesendet von .*|get outlook for .*|hent outlook (?:for|til) .*"
                            + "|få outlook (?:for|til) .*|skaff deg outlook .*|lähetetty .*|envoyé de mon .*)",
                    FLAGS);

    private static final Pattern CLOSING =
            Pattern.compile(
                    "(?:mvh|m\\.v\\.h\\.?|vh|med (?:vennlig|venleg|beste|vänlig|venlig) (?:hilsen|helsing|hälsning|hälsningar)"
                            + "|(?:vennlig|venleg|beste|bästa|venlig|mange) (?:hilsen|helsing|hilsener|hälsning|hälsningar)|hilsen|helsing"
                            + "|(?:best|kind|warm) regards|regards|sincerely|mit freundlichen grüßen|viele grüße)[ ,.!]*.{0,40}",
                    FLAGS);

    private static final int MOST_AFTER_CLOSING = 12;
    private static final int LOOK_AHEAD = 6;
    private static final int LONGEST_SIGNATURE_LINE = 100;

    private OwnWords() {}

    /** On lines ended by LF; empty if nothing of it is their own. */
    public static String of(IncomingMail mail) {
        var plain = mail.text();
        var text =
                plain != null && !plain.isBlank()
                        ? plain
                        : mail.html() == null ? "" : HtmlText.of(mail.html());
        return of(text);
    }

    static String of(String text) {
        var lines = Tidy.lines(text).lines().map(String::stripTrailing).toList();
        var own = new ArrayList<String>();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (lines.get(i).startsWith(">") || line.startsWith("> ")) {
                continue;
            }
            var attribution = attribution(lines, i);
            if (attribution > 0) {
                if (!isQuoted(lines, i + attribution)) {
                    break;
                }
                i += attribution - 1;
            } else if (beginsAnother(lines, i)
                    || lines.get(i).equals("--")
                    || line.equals(HtmlText.CUT)) {
                break;
            } else if (!TELEPHONE.matcher(line).matches()) {
                own.add(lines.get(i));
            }
        }
        return String.join("\n", withoutClosing(own)).replaceAll("\n{3,}", "\n\n").strip();
    }

    /** How many lines an attribution takes here; 0 if there is none. Programs break it. */
    private static int attribution(List<String> lines, int at) {
        var joined = new StringBuilder();
        for (var n = 1; n <= 3 && at + n <= lines.size(); n++) {
            var line = lines.get(at + n - 1).strip();
            if (line.isEmpty()
                    || line.startsWith(">")
                    || line.equals(HtmlText.CUT)
                    || (n == 2 && !ATTRIBUTION_BEGINS.matcher(joined).matches())) {
                return 0;
            }
            joined.append(n > 1 ? " " : "").append(line);
            if (ATTRIBUTION.matcher(joined).matches()) {
                // A sentence may end so too; then no quote follows, nor any address stands in it.
                return joined.indexOf("@") >= 0 || isQuoted(lines, at + n) ? n : 0;
            }
        }
        return 0;
    }

    private static boolean isQuoted(List<String> lines, int from) {
        return lines.stream()
                .skip(from)
                .filter(it -> !it.isBlank())
                .findFirst()
                .filter(it -> it.strip().startsWith(">"))
                .isPresent();
    }

    /** Whether all from here on is another's: Outlook's heading, or a line that says so. */
    private static boolean beginsAnother(List<String> lines, int at) {
        var line = lines.get(at).strip();
        if (RULE.matcher(line).matches()) {
            return true;
        }
        var first = at;
        if (LINE.matcher(line).matches()) {
            first++;
            while (first < lines.size() && lines.get(first).isBlank()) {
                first++;
            }
        }
        return first < lines.size()
                && HEADING_FROM.matcher(lines.get(first).strip()).matches()
                && lines.stream()
                        .skip(first + 1L)
                        .limit(LOOK_AHEAD)
                        .anyMatch(it -> HEADING_SENT.matcher(it.strip()).matches());
    }

    /** Greetings and the card below them; unless something is said after them. */
    private static List<String> withoutClosing(List<String> lines) {
        for (var i = 0; i < lines.size(); i++) {
            if (CLOSING.matcher(lines.get(i).strip()).matches()) {
                var card =
                        lines.subList(i + 1, lines.size()).stream()
                                .map(String::strip)
                                .filter(it -> !it.isEmpty())
                                .toList();
                var isCard =
                        card.size() <= MOST_AFTER_CLOSING
                                && card.stream()
                                        .allMatch(it ->
                                                it.length() <= LONGEST_SIGNATURE_LINE
                                                        && !it.toLowerCase(Locale.ROOT)
                                                                .startsWith("ps")
                                                        && !it.matches(
                                                                "(?iu)(?:sak|punkt|pkt).*\\d.*"));
                if (isCard) {
                    return lines.subList(0, i);
                }
            }
        }
        return lines;
    }
}
