package no.saksgang.notificationservice.comment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.notificationservice.mailbox.Tidy;
import org.jspecify.annotations.Nullable;

/** What one mail remarks on a draft: each line that begins with an item begins a remark on it. */
final class Remarks {
    private static final Pattern ITEM =
            Pattern.compile(
                    "\\s*(?:[-*•]\\s*)?(?:(?:til|ad|vedr\\.?|vedrørende|om|to|re) )?(?:sak(?:en)?|punkt|pkt\\.?|item|agenda item)\\s*(?:nr\\.?|no\\.?)?\\s*"
                            + "(\\d+(?:[./]\\d+)*)\\s*(?:[:.)–—-]\\s*|$)(.*)",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern GREETING =
            Pattern.compile(
                    "(?:hei|heisann|hallo|god dag|god morgen|hi|hello|dear|kjære|takk for (?:utkastet|referatet|utkast))\\b.{0,60}",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final int LONGEST = 4_900;
    private static final int MOST = 50;

    private Remarks() {}

    /**
     * @param itemNumber as the draft has it; none if it is on the whole
     */
    record Remark(@Nullable String itemNumber, String text) {}

    /**
     * @param words what the writer says themselves
     */
    static List<Remark> in(String words, List<ReferatItem> items) {
        var numbers = numbers(items);
        var remarks = new ArrayList<Remark>();
        String item = null;
        var text = new StringBuilder();
        for (var line : words.lines().toList()) {
            var found = ITEM.matcher(line);
            var number =
                    found.matches()
                            ? Optional.ofNullable(numbers.get(found.group(1)))
                            : Optional.<String>empty();
            if (number.isPresent() && remarks.size() < MOST - 1) {
                add(remarks, item, text);
                item = number.get();
                text.append(found.group(2)).append('\n');
            } else {
                text.append(line).append('\n');
            }
        }
        add(remarks, item, text);
        return remarks;
    }

    /** By the item's number and by its case's. */
    private static Map<String, String> numbers(List<ReferatItem> items) {
        var numbers = new LinkedHashMap<String, String>();
        for (var it : items) {
            if (it.caseNumber() != null) {
                numbers.putIfAbsent(it.caseNumber(), it.number());
            }
            numbers.putAll(numbers(it.items()));
        }
        items.forEach(it -> numbers.put(it.number(), it.number()));
        return numbers;
    }

    private static void add(List<Remark> remarks, @Nullable String item, StringBuilder text) {
        var words = Tidy.lines(text.toString(), LONGEST);
        text.setLength(0);
        if (item == null) {
            var lines = words.lines().toList();
            if (!lines.isEmpty() && GREETING.matcher(lines.getFirst().strip()).matches()) {
                words = String.join("\n", lines.subList(1, lines.size())).strip();
            }
        }
        if (!words.isBlank()) {
            remarks.add(new Remark(item, words));
        }
    }
}
