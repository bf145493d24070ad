package no.saksgang.local.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.saksgang.local.scenario.Deed.AnnounceConference;
import no.saksgang.local.scenario.Deed.RecordAttendance;
import no.saksgang.local.scenario.Deed.Reply;
import no.saksgang.local.scenario.Value.Fields;
import org.jspecify.annotations.Nullable;

/** Reads the steps of a scenario: a verb each, with what is expected after it. */
final class StepReader {
    private static final List<String> INFRASTRUCTURE = List.of("kafka", "store", "mail");
    private static final Map<String, Verb> VERBS = verbs();

    /** How a verb's value is read. */
    @FunctionalInterface
    private interface Verb {
        Deed read(StepReader reader, Value value);
    }

    private final Known known;
    private final GroupReader groups;
    private final MeetingReader meetings;
    private final ReferatReader referater;
    private final ExpectationReader expectations;

    StepReader(Known known, GroupReader groups, MeetingReader meetings) {
        this.known = known;
        this.groups = groups;
        this.meetings = meetings;
        this.referater = new ReferatReader(known);
        this.expectations = new ExpectationReader(known);
    }

    Step step(Value value) {
        var entries = value.entries("et steg: ett verb med sin verdi");
        var verbs = entries.keySet().stream().filter(VERBS::containsKey).toList();
        for (var key : entries.keySet()) {
            if (!VERBS.containsKey(key) && !Set.of("meeting", "expect", "refused").contains(key)) {
                throw value.atKey(key)
                        .fault(
                                "ukjent verb «%s»; ventet ett av %s, og ved siden av det meeting, expect eller refused"
                                        .formatted(key, String.join(", ", VERBS.keySet())));
            }
        }
        if (verbs.size() != 1) {
            throw value.fault(
                    verbs.isEmpty()
                            ? "steget sier ikke hva som gjøres; ventet ett av "
                                    + String.join(", ", VERBS.keySet())
                            : "steget gjør flere ting ("
                                    + String.join(", ", verbs)
                                    + "); ventet ett verb");
        }
        var verb = verbs.getFirst();
        var fields = new Fields(value, entries);
        var isRefused = fields.optional("refused") != null;
        var named = fields.optional("meeting");
        known.begin(isRefused, onlyMeeting());
        if (named != null) {
            known.begin(isRefused, known.meeting(named));
        }
        var deed = reading(verb).read(this, entry(entries, verb));
        if (deed instanceof Deed.OfMeeting && known.current() == null) {
            throw value.fault(whichMeeting(verb));
        }
        if (!isRefused) {
            known.add(deed);
        }
        var expectation = expectations.read(verb, deed, fields);
        if ((expectation.minutes() != null || expectation.answers() != null)
                && known.current() == null) {
            throw value.fault(whichMeeting(verb));
        }
        return new Step(value.line(), verb, known.current(), deed, expectation);
    }

    /** The meeting of a file that has one, which its steps need not name. */
    private @Nullable String onlyMeeting() {
        var all = known.meetings();
        return all.size() == 1 ? all.getFirst().id() : null;
    }

    private static Verb reading(String verb) {
        var reading = VERBS.get(verb);
        if (reading == null) {
            throw new IllegalStateException(verb);
        }
        return reading;
    }

    private static Value entry(Map<String, Value> entries, String key) {
        var value = entries.get(key);
        if (value == null) {
            throw new IllegalStateException(key);
        }
        return value;
    }

    private String whichMeeting(String verb) {
        return known.meetings().isEmpty()
                ? "«" + verb + "» gjelder et møte, men filen har ingen"
                : "«%s»: hvilket møte? ventet «meeting:» med en av %s"
                        .formatted(verb, String.join(", ", known.meetingIds()));
    }

    private static Map<String, Verb> verbs() {
        var verbs = new LinkedHashMap<String, Verb>();
        verbs.put("approve-agenda", (_, value) -> nothing(value, new Deed.ApproveAgenda()));
        verbs.put("answer", StepReader::answer);
        verbs.put("clock", StepReader::clock);
        verbs.put(
                "agenda",
                (reader, value) ->
                        new Deed.ReplaceAgenda(reader.meetings.agenda(value.list(), "")));
        verbs.put("reschedule", StepReader::reschedule);
        verbs.put(
                "cancel",
                (_, value) -> new Deed.Cancel(value.fields("reason").required("reason").text()));
        verbs.put("add-member", StepReader::addMember);
        verbs.put("remove-member", StepReader::removeMember);
        verbs.put("erase", (reader, value) -> new Deed.Erase(reader.known.member(value)));
        verbs.put("attendance", StepReader::attendance);
        verbs.put("referat", StepReader::referat);
        verbs.put("paper", (_, value) -> new Deed.AddPaper(MeetingReader.paper(value)));
        verbs.put("circulate", StepReader::circulate);
        verbs.put("comment", StepReader::comment);
        verbs.put("approve-referat", StepReader::approveReferat);
        verbs.put("correct-referat", StepReader::correctReferat);
        verbs.put("announce-conference", StepReader::announceConference);
        verbs.put("change-conference", StepReader::changeConference);
        verbs.put("cancel-conference", StepReader::cancelConference);
        verbs.put("register", StepReader::register);
        verbs.put("announce", StepReader::announce);
        verbs.put("kill", (_, value) -> new Deed.Kill(oneOf(value, ScenarioReader.SERVICES)));
        verbs.put("stop", StepReader::stop);
        verbs.put("start", StepReader::start);
        return verbs;
    }

    private static Deed nothing(Value value, Deed deed) {
        if (!value.isNothing()) {
            var given = value.entries("{}");
            if (!given.isEmpty()) {
                throw value.atKey(given.firstEntry().getKey())
                        .fault("«" + value.what() + "» har ingen felter; ventet {}");
            }
        }
        return deed;
    }

    private Deed answer(Value value) {
        var answers = new LinkedHashMap<String, Reply>();
        value.entries("svar etter medlem")
                .forEach((id, given) -> answers.put(known.member(given, id), reply(given)));
        if (answers.isEmpty()) {
            throw value.fault("«answer» er tom; ventet minst ett medlem med svar");
        }
        return new Deed.Answer(answers);
    }

    private static Reply reply(Value value) {
        if (value.isText()) {
            return new Reply(value.word(Reply.Choice.class), null, null, Reply.Way.API);
        }
        var fields = value.fields("answer", "comment", "substitute", "by");
        var by = fields.optional("by");
        var substitute = fields.optional("substitute");
        return new Reply(
                fields.required("answer").word(Reply.Choice.class),
                fields.text("comment"),
                substitute == null ? null : substitute(substitute),
                by == null ? Reply.Way.API : by.word(Reply.Way.class));
    }

    private static Reply.Substitute substitute(Value value) {
        var fields = value.fields("name", "email");
        return new Reply.Substitute(
                fields.required("name").text(), fields.required("email").text());
    }

    private Deed clock(Value value) {
        var to = value.moment();
        if (!to.isAfter(known.now())) {
            throw value.fault("klokken går bare fremover: den er allerede " + known.now());
        }
        return new Deed.MoveClock(to);
    }

    private Deed reschedule(Value value) {
        var fields = value.fields("start", "end", "place");
        var start = fields.required("start");
        var end = fields.required("end");
        known.mustBeAhead(start);
        known.mustEndAfterItStarts(start, end);
        var place = fields.optional("place");
        return new Deed.Reschedule(
                start.moment(), end.moment(), place == null ? null : MeetingReader.place(place));
    }

    private Deed addMember(Value value) {
        var fields = value.fields("group", "member");
        return new Deed.AddMember(
                known.group(fields.required("group")), groups.member(fields.required("member")));
    }

    private Deed removeMember(Value value) {
        var fields = value.fields("group", "member");
        return new Deed.RemoveMember(
                known.group(fields.required("group")), known.member(fields.required("member")));
    }

    private Deed attendance(Value value) {
        var fields = value.fields("present", "apologies", "absent", "guests");
        var present = fields.optional("present");
        return new RecordAttendance(
                present == null ? null : present.list().stream().map(known::member).toList(),
                fields.list("apologies").stream().map(known::member).toList(),
                fields.list("absent").stream().map(known::member).toList(),
                fields.list("guests").stream().map(StepReader::guest).toList());
    }

    private static RecordAttendance.Guest guest(Value value) {
        var fields = value.fields("name", "represents");
        return new RecordAttendance.Guest(
                fields.required("name").text(), fields.text("represents"));
    }

    private Deed referat(Value value) {
        var fields = value.fields("references", "introduction", "closing", "items");
        var references = new LinkedHashMap<String, String>();
        var given = fields.optional("references");
        if (given != null) {
            given.fields("yourRef", "ourRef", "archiveCode")
                    .entries()
                    .forEach((name, text) -> references.put(name, text.possiblyEmpty()));
        }
        return new Deed.WriteReferat(
                references,
                fields.text("introduction"),
                fields.text("closing"),
                referater.items(fields.optional("items")));
    }

    private Deed circulate(Value value) {
        var commentsBy = value.fields("commentsBy").required("commentsBy");
        known.mustBeAhead(commentsBy);
        return new Deed.Circulate(commentsBy.moment());
    }

    private Deed comment(Value value) {
        var fields = value.fields("by", "text");
        return new Deed.CommentOnReferat(
                known.member(fields.required("by")), fields.required("text").text());
    }

    private Deed approveReferat(Value value) {
        var fields = value.fields("withRemarks", "remarks");
        return new Deed.ApproveReferat(
                fields.required("withRemarks").truth(), fields.text("remarks"));
    }

    private Deed correctReferat(Value value) {
        var fields = value.fields("reason", "items");
        return new Deed.CorrectReferat(
                fields.required("reason").text(), referater.items(fields.required("items")));
    }

    private Deed announceConference(Value value) {
        var fields =
                value.fields(
                        "id",
                        "title",
                        "start",
                        "end",
                        "place",
                        "partners",
                        "audience",
                        "description",
                        "registration");
        var title = fields.required("title").text();
        var given = fields.optional("id");
        var id = given == null ? Ids.slug(title) : Ids.id(given);
        if (known.hasConference(id) && !known.isRefused()) {
            throw value.fault("konferansen «" + id + "» finnes allerede");
        }
        var start = fields.required("start");
        var end = fields.required("end");
        known.mustBeAhead(start);
        known.mustEndAfterItStarts(start, end);
        var registration = fields.optional("registration");
        return new AnnounceConference(
                id,
                title,
                start.moment(),
                end.moment(),
                MeetingReader.place(fields.required("place")),
                fields.list("partners").stream().map(Value::text).toList(),
                audience(fields.required("audience")),
                fields.text("description"),
                registration == null ? null : registration(registration));
    }

    private static AnnounceConference.Registration registration(Value value) {
        var fields = value.fields("url", "by", "capacity");
        return new AnnounceConference.Registration(
                fields.text("url"), fields.moment("by"), fields.number("capacity"));
    }

    private Deed changeConference(Value value) {
        var fields = value.fields("id", "start", "end", "place");
        var start = fields.optional("start");
        var end = fields.optional("end");
        if (start != null) {
            known.mustBeAhead(start);
        }
        if (start != null && end != null) {
            known.mustEndAfterItStarts(start, end);
        }
        var place = fields.optional("place");
        return new Deed.ChangeConference(
                known.conference(fields.required("id")),
                start == null ? null : start.moment(),
                end == null ? null : end.moment(),
                place == null ? null : MeetingReader.place(place));
    }

    private Deed cancelConference(Value value) {
        var fields = value.fields("id", "reason");
        return new Deed.CancelConference(
                known.conference(fields.required("id")), fields.required("reason").text());
    }

    private Deed register(Value value) {
        var fields = value.fields("id", "member");
        return new Deed.Register(
                known.conference(fields.required("id")), known.member(fields.required("member")));
    }

    private Deed announce(Value value) {
        var fields = value.fields("title", "body", "audience");
        return new Deed.Announce(
                fields.required("title").text(),
                fields.required("body").text(),
                audience(fields.required("audience")));
    }

    private Audience audience(Value value) {
        if (value.isText() && value.text().equals("everyone")) {
            return new Audience(List.of());
        }
        var ids = value.isText() ? List.of(value) : value.list();
        if (ids.isEmpty()) {
            throw value.fault("«audience» er tom; ventet everyone eller grupper");
        }
        return new Audience(ids.stream().map(known::group).toList());
    }

    private Deed stop(Value value) {
        var part = part(value);
        if (known.isDown(part)) {
            throw value.fault("«" + part + "» er allerede stanset");
        }
        return new Deed.Stop(part);
    }

    private Deed start(Value value) {
        var part = part(value);
        if (!known.isDown(part)) {
            throw value.fault("«" + part + "» er ikke stanset");
        }
        return new Deed.Start(part);
    }

    private static String part(Value value) {
        var parts = new ArrayList<>(INFRASTRUCTURE);
        parts.addAll(ScenarioReader.SERVICES);
        return oneOf(value, parts);
    }

    private static String oneOf(Value value, List<String> known) {
        var name = value.text();
        if (!known.contains(name)) {
            throw value.fault("ukjent «" + name + "»; ventet en av " + String.join(", ", known));
        }
        return name;
    }
}
