package no.saksgang.local.scenario;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import no.saksgang.local.scenario.ReferatItem.Due;
import no.saksgang.local.scenario.ReferatItem.FollowUp;
import no.saksgang.local.scenario.ReferatItem.Proposal;
import no.saksgang.local.scenario.ReferatItem.Speaker;
import no.saksgang.local.scenario.ReferatItem.Statement;
import no.saksgang.local.scenario.ReferatItem.Theme;
import org.jspecify.annotations.Nullable;

/** Reads what stands under the items of a referat. */
final class ReferatReader {
    private static final Pattern PERIOD_OF_YEAR = Pattern.compile("\\d{4}-(Q[1-4]|0[1-9]|1[0-2])");
    private static final Pattern ITEM_NUMBER = Pattern.compile("[1-9]\\d*(\\.[1-9]\\d*)?");

    private final Known known;

    ReferatReader(Known known) {
        this.known = known;
    }

    List<ReferatItem> items(@Nullable Value value) {
        if (value == null) {
            return List.of();
        }
        var items = new ArrayList<ReferatItem>();
        value.entries("saker etter nummer")
                .forEach((number, item) -> items.add(item(value, number, item)));
        return items;
    }

    private ReferatItem item(Value items, String number, Value value) {
        if (!ITEM_NUMBER.matcher(number).matches()) {
            throw items.atKey(number)
                    .fault("«" + number + "» er ikke et saksnummer; ventet som 3 eller 3.1");
        }
        if (!known.hasItem(number) && !known.isRefused()) {
            throw items.atKey(number).fault("sak " + number + " står ikke på sakslisten");
        }
        var fields =
                value.fields(
                        "body",
                        "publicBody",
                        "decisions",
                        "proposals",
                        "followUps",
                        "statements",
                        "themes");
        return new ReferatItem(
                number,
                fields.text("body"),
                fields.text("publicBody"),
                fields.list("decisions").stream().map(Value::text).toList(),
                fields.list("proposals").stream().map(ReferatReader::proposal).toList(),
                fields.list("followUps").stream().map(this::followUp).toList(),
                fields.list("statements").stream().map(this::statement).toList(),
                fields.list("themes").stream().map(ReferatReader::theme).toList());
    }

    private static Proposal proposal(Value value) {
        var fields = value.fields("text", "to");
        return new Proposal(fields.required("text").text(), fields.text("to"));
    }

    private FollowUp followUp(Value value) {
        var fields = value.fields("text", "owner", "due");
        var owner = fields.optional("owner");
        var due = fields.text("due");
        return new FollowUp(
                fields.required("text").text(),
                owner == null ? null : known.member(owner),
                due == null ? null : due(due));
    }

    /** A date, a period of the year, or words: whichever it looks like. */
    static Due due(String text) {
        if (PERIOD_OF_YEAR.matcher(text).matches()) {
            return new Due.By(text);
        }
        try {
            return new Due.On(LocalDate.parse(text));
        } catch (DateTimeParseException _) {
            return new Due.When(text);
        }
    }

    private Statement statement(Value value) {
        var fields = value.fields("represents", "by", "body");
        var by = fields.required("by");
        var speakers = by.isText() ? List.of(by) : by.list();
        return new Statement(
                fields.required("represents").text(),
                speakers.stream().map(Value::text).map(this::speaker).toList(),
                fields.required("body").text());
    }

    private Speaker speaker(String text) {
        return known.hasMember(text) ? new Speaker.KnownMember(text) : new Speaker.Named(text);
    }

    private static Theme theme(Value value) {
        var fields = value.fields("title", "points");
        return new Theme(
                fields.required("title").text(),
                fields.list("points").stream().map(Value::text).toList());
    }
}
