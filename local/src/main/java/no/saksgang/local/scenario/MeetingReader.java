package no.saksgang.local.scenario;

import java.util.ArrayList;
import java.util.List;
import no.saksgang.local.scenario.Value.Fields;
import org.jspecify.annotations.Nullable;

/** Reads the meetings of a scenario, with their agendas. */
final class MeetingReader {
    private final Known known;

    MeetingReader(Known known) {
        this.known = known;
    }

    /** A file may have none, and be about conferences and announcements alone. */
    void readAll(Fields fields) {
        var single = fields.optional("meeting");
        var several = fields.optional("meetings");
        if (single != null && several != null) {
            throw single.fault("ventet enten «meeting» eller «meetings», ikke begge");
        }
        if (single != null) {
            known.add(meeting(null, single));
        }
        if (several != null) {
            var entries = several.entries("møter etter id");
            entries.forEach((id, value) -> known.announce(Ids.id(value, id)));
            entries.forEach((id, value) -> known.add(meeting(id, value)));
        }
    }

    private Meeting meeting(@Nullable String id, Value value) {
        var fields =
                value.fields(
                        "title",
                        "type",
                        "partOf",
                        "start",
                        "end",
                        "place",
                        "leader",
                        "secretary",
                        "groups",
                        "papers",
                        "agenda",
                        "answerBy");
        var title = fields.required("title").text();
        var start = fields.required("start");
        var end = fields.required("end");
        known.mustBeAhead(start);
        known.mustEndAfterItStarts(start, end);
        var partOf = fields.optional("partOf");
        var type = fields.optional("type");
        var invited = fields.optional("groups");
        var answerBy = fields.optional("answerBy");
        if (answerBy != null) {
            known.mustBeAhead(answerBy);
        }
        return new Meeting(
                id == null ? Ids.slug(title + "-" + start.moment().toLocalDate()) : id,
                title,
                type == null ? null : type.word(Meeting.Type.class),
                partOf == null ? null : known.meeting(partOf),
                start.moment(),
                end.moment(),
                place(fields.required("place")),
                known.member(fields.required("leader")),
                known.member(fields.required("secretary")),
                invited == null
                        ? known.groups().stream().map(Group::id).toList()
                        : invited.list().stream().map(known::group).toList(),
                fields.list("papers").stream().map(MeetingReader::paper).toList(),
                agenda(fields.list("agenda"), ""),
                answerBy == null ? null : answerBy.moment());
    }

    static Place place(Value value) {
        var fields = value.fields("name", "url", "address");
        return new Place(
                fields.required("name").text(), fields.text("url"), fields.text("address"));
    }

    static Paper paper(Value value) {
        var fields = value.fields("title", "url");
        return new Paper(fields.required("title").text(), fields.required("url").text());
    }

    List<AgendaItem> agenda(List<Value> values, String above) {
        var items = new ArrayList<AgendaItem>();
        for (var value : values) {
            var number = above + (items.size() + 1);
            var fields =
                    above.isEmpty()
                            ? value.fields(
                                    "title",
                                    "kind",
                                    "presenter",
                                    "minutes",
                                    "papers",
                                    "approves",
                                    "visibility",
                                    "items")
                            : value.fields(
                                    "title",
                                    "kind",
                                    "presenter",
                                    "minutes",
                                    "papers",
                                    "approves",
                                    "visibility");
            var presenter = fields.optional("presenter");
            var visibility = fields.optional("visibility");
            items.add(
                    new AgendaItem(
                            number,
                            fields.required("title").text(),
                            Value.written(fields.required("kind").word(Kind.class)),
                            presenter == null ? null : known.member(presenter),
                            fields.number("minutes"),
                            fields.list("papers").stream().map(MeetingReader::paper).toList(),
                            fields.list("approves").stream().map(known::meeting).toList(),
                            visibility == null ? null : visibility.word(Visibility.class).name(),
                            above.isEmpty()
                                    ? agenda(fields.list("items"), number + ".")
                                    : List.of()));
        }
        return items;
    }

    private enum Kind {
        APPROVAL_OF_AGENDA,
        APPROVAL_OF_REFERAT,
        DECISION,
        DISCUSSION,
        INFORMATION,
        ROUND_TABLE,
        OTHER
    }

    private enum Visibility {
        PUBLIC,
        MEMBERS
    }
}
