package no.saksgang.local.scenario;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.saksgang.local.scenario.Deed.AnnounceConference;
import no.saksgang.local.scenario.Deed.RecordAttendance;
import no.saksgang.local.scenario.Deed.Reply;
import no.saksgang.local.scenario.Expectation.Answers;
import no.saksgang.local.scenario.Expectation.CalendarMethod;
import no.saksgang.local.scenario.Expectation.Minutes;
import no.saksgang.local.scenario.Group.Reminder;
import no.saksgang.local.scenario.ReferatItem.Due;
import no.saksgang.local.scenario.ReferatItem.FollowUp;
import no.saksgang.local.scenario.ReferatItem.Proposal;
import no.saksgang.local.scenario.ReferatItem.Speaker;
import no.saksgang.local.scenario.ReferatItem.Statement;
import no.saksgang.local.scenario.ReferatItem.Theme;
import no.saksgang.local.scenario.Value.Fields;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a scenario from top to bottom, and keeps what is known so far: members, groups, meetings,
 * conferences, what the time is, what is down. So a step may name whoever an earlier step brought
 * in, and is told where it names one that nobody knows. A step that is to be refused may name and
 * say what it likes: that is its point.
 */
final class ScenarioReader {
    /** Every process of the suite that can be killed or stopped. */
    static final List<String> SERVICES =
            List.of("meeting-service", "minutes-service", "notification-service");

    private static final List<String> INFRASTRUCTURE = List.of("kafka", "store", "mail");

    // As in the published events: ids stand in addresses and in Kafka's keys.
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,79}");
    private static final Pattern PERIOD_OF_YEAR = Pattern.compile("\\d{4}-(Q[1-4]|0[1-9]|1[0-2])");
    private static final Pattern ISO_PERIOD =
            Pattern.compile(
                    "P(?!$)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+S)?)?");
    private static final Pattern ITEM_NUMBER = Pattern.compile("[1-9]\\d*(\\.[1-9]\\d*)?");
    private static final Pattern EVENT = Pattern.compile("[A-Z][A-Za-z]+");

    private static final Map<String, Verb> VERBS = verbs();

    /** How a verb's value is read. */
    @FunctionalInterface
    private interface Verb {
        Deed read(ScenarioReader reader, Value value);
    }

    private final Path file;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Meeting> meetings = new LinkedHashMap<>();

    /** Of the whole file: a meeting may name one that stands below it. */
    private final Set<String> meetingIds = new HashSet<>();

    private final Map<String, Set<String>> itemNumbers = new LinkedHashMap<>();
    private final Set<String> conferences = new HashSet<>();
    private final Set<String> down = new HashSet<>();
    private LocalDateTime now = LocalDateTime.MIN;
    private Language language = Language.NB;

    /** Whether the step that is being read is to be refused. */
    private boolean refused;

    /** The meeting of the step that is being read. */
    private @Nullable String current;

    private ScenarioReader(Path file) {
        this.file = file;
    }

    static Scenario read(Path file) {
        return new ScenarioReader(file).scenario(rootOf(file));
    }

    private static Value rootOf(Path file) {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(50);
        Node root;
        try (Reader reader = Files.newBufferedReader(file)) {
            root = new Yaml(options).compose(reader);
        } catch (NoSuchFileException _) {
            throw new ScenarioFault(file, 0, "filen finnes ikke");
        } catch (CharacterCodingException _) {
            throw new ScenarioFault(file, 0, "filen er ikke UTF-8");
        } catch (IOException failed) {
            throw new ScenarioFault(file, 0, "filen kan ikke leses: " + failed.getMessage());
        } catch (MarkedYAMLException malformed) {
            var mark = malformed.getProblemMark();
            throw new ScenarioFault(
                    file,
                    mark == null ? 0 : mark.getLine() + 1,
                    "ikke YAML: " + malformed.getProblem());
        } catch (YAMLException malformed) {
            throw new ScenarioFault(file, 0, "ikke YAML: " + malformed.getMessage());
        }
        if (root == null) {
            throw new ScenarioFault(file, 0, "filen er tom");
        }
        return new Value(file, "scenariet", root);
    }

    private Scenario scenario(Value root) {
        var fields =
                root.fields(
                        "now",
                        "timeZone",
                        "language",
                        "groups",
                        "group",
                        "meetings",
                        "meeting",
                        "steps");
        var start = fields.required("now").moment();
        now = start;
        var zone = timeZone(fields.required("timeZone"));
        var spoken = fields.optional("language");
        language = spoken == null ? Language.NB : spoken.word(Language.class);
        readGroups(root, fields);
        readMeetings(fields);
        var steps = fields.required("steps").list().stream().map(this::step).toList();
        return new Scenario(
                file,
                start,
                zone,
                language,
                List.copyOf(groups.values()),
                List.copyOf(meetings.values()),
                steps);
    }

    private static ZoneId timeZone(Value value) {
        var name = value.text();
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            throw value.fault(
                    "ukjent tidssone «" + name + "»; ventet et IANA-navn som Europe/Oslo");
        }
    }

    // Groups and members

    private void readGroups(Value root, Fields fields) {
        var single = fields.optional("group");
        var several = fields.optional("groups");
        if ((single == null) == (several == null)) {
            throw (single == null ? root : single).fault("ventet enten «group» eller «groups»");
        }
        for (var value : single != null ? List.of(single) : fields.list("groups")) {
            var group = group(value);
            if (groups.put(group.id(), group) != null) {
                throw value.fault("gruppen «" + group.id() + "» står to ganger");
            }
        }
        if (groups.isEmpty()) {
            throw root.fault("«groups» er tom; ventet minst én gruppe");
        }
    }

    private Group group(Value value) {
        var fields = value.fields("id", "name", "organisation", "reminders", "members");
        var name = fields.required("name").text();
        var id = fields.optional("id");
        var reminders = new EnumMap<Reminder, String>(Reminder.class);
        var given = fields.optional("reminders");
        if (given != null) {
            var times = given.fields("unanswered", "attending", "uncommented");
            for (var reminder : Reminder.values()) {
                var time = times.optional(Value.written(reminder));
                if (time != null) {
                    reminders.put(reminder, period(time));
                }
            }
        }
        var inGroup = new LinkedHashMap<String, Member>();
        for (var entry : fields.required("members").list()) {
            var member = member(entry);
            var earlier = members.putIfAbsent(member.id(), member);
            if (earlier != null
                    && !(earlier.name().equals(member.name())
                            && earlier.email().equals(member.email()))) {
                throw entry.fault(
                        "medlemmet «%s» er én og samme person i alle grupper, men heter også %s <%s>"
                                .formatted(member.id(), earlier.name(), earlier.email()));
            }
            if (inGroup.put(member.id(), member) != null) {
                throw entry.fault("medlemmet «" + member.id() + "» står to ganger i gruppen");
            }
        }
        return new Group(
                id == null ? slug(name) : id(id),
                name,
                fields.text("organisation"),
                reminders,
                List.copyOf(inGroup.values()));
    }

    private static String period(Value value) {
        var text = value.text();
        if (!text.equals("none") && !ISO_PERIOD.matcher(text).matches()) {
            throw value.fault(
                    "«" + text + "» er ingen periode; ventet ISO 8601 som P7D, eller none");
        }
        return text;
    }

    /** Someone who is known already need not be told whole again. */
    private Member member(Value value) {
        var fields = value.fields("id", "name", "represents", "role", "email", "language");
        var id = id(fields.required("id"));
        var known = members.get(id);
        var spoken = fields.optional("language");
        var email = known == null ? fields.required("email") : fields.optional("email");
        if (email != null && !email.text().matches("[^\\s@<>]+@[^\\s@<>]+") && !refused) {
            throw email.fault("«" + email.text() + "» er ingen e-postadresse");
        }
        if (known == null) {
            return new Member(
                    id,
                    fields.required("name").text(),
                    fields.required("represents").text(),
                    fields.required("role").word(Role.class),
                    fields.required("email").text(),
                    spoken == null ? language : spoken.word(Language.class));
        }
        return new Member(
                id,
                or(fields.text("name"), known.name()),
                or(fields.text("represents"), known.represents()),
                fields.required("role").word(Role.class),
                or(fields.text("email"), known.email()),
                spoken == null ? known.language() : spoken.word(Language.class));
    }

    private static String or(@Nullable String given, String known) {
        return given == null ? known : given;
    }

    // Meetings

    /** A file may have none, and be about conferences and announcements alone. */
    private void readMeetings(Fields fields) {
        var single = fields.optional("meeting");
        var several = fields.optional("meetings");
        if (single != null && several != null) {
            throw single.fault("ventet enten «meeting» eller «meetings», ikke begge");
        }
        if (single != null) {
            add(meeting(null, single));
        }
        if (several != null) {
            var entries = several.entries("møter etter id");
            entries.forEach((id, value) -> meetingIds.add(id(value, id)));
            entries.forEach((id, value) -> add(meeting(id, value)));
        }
    }

    private void add(Meeting meeting) {
        meetings.put(meeting.id(), meeting);
        meetingIds.add(meeting.id());
        itemNumbers.put(meeting.id(), numbers(meeting.agenda()));
    }

    private static Set<String> numbers(List<AgendaItem> agenda) {
        var numbers = new HashSet<String>();
        for (var item : agenda) {
            numbers.add(item.number());
            item.items().forEach(below -> numbers.add(below.number()));
        }
        return numbers;
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
        mustBeAhead(start);
        mustEndAfterItStarts(start, end);
        var partOf = fields.optional("partOf");
        var type = fields.optional("type");
        var invited = fields.optional("groups");
        var answerBy = fields.optional("answerBy");
        if (answerBy != null) {
            mustBeAhead(answerBy);
        }
        return new Meeting(
                id == null ? slug(title + "-" + start.moment().toLocalDate()) : id,
                title,
                type == null ? null : type.word(Meeting.Type.class),
                partOf == null ? null : knownMeeting(partOf),
                start.moment(),
                end.moment(),
                place(fields.required("place")),
                knownMember(fields.required("leader")),
                knownMember(fields.required("secretary")),
                invited == null
                        ? List.copyOf(groups.keySet())
                        : invited.list().stream().map(this::knownGroup).toList(),
                fields.list("papers").stream().map(ScenarioReader::paper).toList(),
                agenda(fields.list("agenda"), ""),
                answerBy == null ? null : answerBy.moment());
    }

    private static Place place(Value value) {
        var fields = value.fields("name", "url", "address");
        return new Place(
                fields.required("name").text(), fields.text("url"), fields.text("address"));
    }

    private static Paper paper(Value value) {
        var fields = value.fields("title", "url");
        return new Paper(fields.required("title").text(), fields.required("url").text());
    }

    private List<AgendaItem> agenda(List<Value> values, String above) {
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
                            presenter == null ? null : knownMember(presenter),
                            fields.number("minutes"),
                            fields.list("papers").stream().map(ScenarioReader::paper).toList(),
                            fields.list("approves").stream().map(this::knownMeeting).toList(),
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

    // Steps

    private Step step(Value value) {
        var entries = value.entries("et steg: ett verb med sin verdi");
        var verbs = entries.keySet().stream().filter(VERBS::containsKey).toList();
        for (var key : entries.keySet()) {
            if (!VERBS.containsKey(key) && !Set.of("meeting", "expect", "refused").contains(key)) {
                throw atKey(value, key)
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
        var status = fields.optional("refused");
        refused = status != null;
        var named = fields.optional("meeting");
        var onlyOne = meetings.size() == 1 ? meetings.keySet().iterator().next() : null;
        current = named == null ? onlyOne : knownMeeting(named);
        var deed = reading(verb).read(this, entry(entries, verb));
        if (deed instanceof Deed.OfMeeting && current == null) {
            throw value.fault(whichMeeting(verb));
        }
        if (!refused) {
            becomesKnown(deed);
        }
        var expectation = expectation(verb, deed, fields);
        if ((expectation.minutes() != null || expectation.answers() != null) && current == null) {
            throw value.fault(whichMeeting(verb));
        }
        return new Step(value.line(), verb, current, deed, expectation);
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
        return meetings.isEmpty()
                ? "«" + verb + "» gjelder et møte, men filen har ingen"
                : "«%s»: hvilket møte? ventet «meeting:» med en av %s"
                        .formatted(verb, String.join(", ", meetings.keySet()));
    }

    /** The key itself, whose line an error is to name. */
    private static Value atKey(Value map, String key) {
        if (map.node() instanceof MappingNode mapping) {
            for (var tuple : mapping.getValue()) {
                var candidate = new Value(map.file(), key, tuple.getKeyNode());
                if (candidate.isText() && candidate.text().equals(key)) {
                    return candidate;
                }
            }
        }
        return map;
    }

    private void becomesKnown(Deed deed) {
        switch (deed) {
            case Deed.MoveClock(var to) -> now = to;
            case Deed.AddMember(_, var member) -> members.put(member.id(), member);
            case Deed.ReplaceAgenda(var agenda) when current != null ->
                    itemNumbers.put(current, numbers(agenda));
            case AnnounceConference conference -> conferences.add(conference.id());
            case Deed.Stop(var part) -> down.add(part);
            case Deed.Start(var part) -> down.remove(part);
            case Deed _ -> {
                // Nothing that later steps may name.
            }
        }
    }

    private static Map<String, Verb> verbs() {
        var verbs = new LinkedHashMap<String, Verb>();
        verbs.put("approve-agenda", (_, value) -> nothing(value, new Deed.ApproveAgenda()));
        verbs.put("answer", ScenarioReader::answer);
        verbs.put("clock", ScenarioReader::clock);
        verbs.put(
                "agenda",
                (reader, value) -> new Deed.ReplaceAgenda(reader.agenda(value.list(), "")));
        verbs.put("reschedule", ScenarioReader::reschedule);
        verbs.put(
                "cancel",
                (_, value) -> new Deed.Cancel(value.fields("reason").required("reason").text()));
        verbs.put("add-member", ScenarioReader::addMember);
        verbs.put("remove-member", ScenarioReader::removeMember);
        verbs.put("erase", (reader, value) -> new Deed.Erase(reader.knownMember(value)));
        verbs.put("attendance", ScenarioReader::attendance);
        verbs.put("referat", ScenarioReader::referat);
        verbs.put("paper", (_, value) -> new Deed.AddPaper(paper(value)));
        verbs.put("circulate", ScenarioReader::circulate);
        verbs.put("comment", ScenarioReader::comment);
        verbs.put("approve-referat", ScenarioReader::approveReferat);
        verbs.put("correct-referat", ScenarioReader::correctReferat);
        verbs.put("announce-conference", ScenarioReader::announceConference);
        verbs.put("change-conference", ScenarioReader::changeConference);
        verbs.put("cancel-conference", ScenarioReader::cancelConference);
        verbs.put("register", ScenarioReader::register);
        verbs.put("announce", ScenarioReader::announce);
        verbs.put("kill", (_, value) -> new Deed.Kill(oneOf(value, SERVICES)));
        verbs.put("stop", ScenarioReader::stop);
        verbs.put("start", ScenarioReader::start);
        return verbs;
    }

    private static Deed nothing(Value value, Deed deed) {
        if (!value.isNothing()) {
            var given = value.entries("{}");
            if (!given.isEmpty()) {
                throw atKey(value, given.firstEntry().getKey())
                        .fault("«" + value.what() + "» har ingen felter; ventet {}");
            }
        }
        return deed;
    }

    private Deed answer(Value value) {
        var answers = new LinkedHashMap<String, Reply>();
        value.entries("svar etter medlem")
                .forEach((id, given) -> answers.put(knownMember(given, id), reply(given)));
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
        if (!to.isAfter(now)) {
            throw value.fault("klokken går bare fremover: den er allerede " + now);
        }
        return new Deed.MoveClock(to);
    }

    private Deed reschedule(Value value) {
        var fields = value.fields("start", "end", "place");
        var start = fields.required("start");
        var end = fields.required("end");
        mustBeAhead(start);
        mustEndAfterItStarts(start, end);
        var place = fields.optional("place");
        return new Deed.Reschedule(
                start.moment(), end.moment(), place == null ? null : place(place));
    }

    private Deed addMember(Value value) {
        var fields = value.fields("group", "member");
        return new Deed.AddMember(
                knownGroup(fields.required("group")), member(fields.required("member")));
    }

    private Deed removeMember(Value value) {
        var fields = value.fields("group", "member");
        return new Deed.RemoveMember(
                knownGroup(fields.required("group")), knownMember(fields.required("member")));
    }

    private Deed attendance(Value value) {
        var fields = value.fields("present", "apologies", "absent", "guests");
        var present = fields.optional("present");
        return new RecordAttendance(
                present == null ? null : present.list().stream().map(this::knownMember).toList(),
                fields.list("apologies").stream().map(this::knownMember).toList(),
                fields.list("absent").stream().map(this::knownMember).toList(),
                fields.list("guests").stream().map(ScenarioReader::guest).toList());
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
                items(fields.optional("items")));
    }

    private List<ReferatItem> items(@Nullable Value value) {
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
            throw atKey(items, number)
                    .fault("«" + number + "» er ikke et saksnummer; ventet som 3 eller 3.1");
        }
        var known = current == null ? null : itemNumbers.get(current);
        if (known != null && !known.contains(number) && !refused) {
            throw atKey(items, number).fault("sak " + number + " står ikke på sakslisten");
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
                fields.list("proposals").stream().map(ScenarioReader::proposal).toList(),
                fields.list("followUps").stream().map(this::followUp).toList(),
                fields.list("statements").stream().map(this::statement).toList(),
                fields.list("themes").stream().map(ScenarioReader::theme).toList());
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
                owner == null ? null : knownMember(owner),
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
        return members.containsKey(text) ? new Speaker.KnownMember(text) : new Speaker.Named(text);
    }

    private static Theme theme(Value value) {
        var fields = value.fields("title", "points");
        return new Theme(
                fields.required("title").text(),
                fields.list("points").stream().map(Value::text).toList());
    }

    private Deed circulate(Value value) {
        var commentsBy = value.fields("commentsBy").required("commentsBy");
        mustBeAhead(commentsBy);
        return new Deed.Circulate(commentsBy.moment());
    }

    private Deed comment(Value value) {
        var fields = value.fields("by", "text");
        return new Deed.CommentOnReferat(
                knownMember(fields.required("by")), fields.required("text").text());
    }

    private Deed approveReferat(Value value) {
        var fields = value.fields("withRemarks", "remarks");
        return new Deed.ApproveReferat(
                fields.required("withRemarks").truth(), fields.text("remarks"));
    }

    private Deed correctReferat(Value value) {
        var fields = value.fields("reason", "items");
        return new Deed.CorrectReferat(
                fields.required("reason").text(), items(fields.required("items")));
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
        var id = given == null ? slug(title) : id(given);
        if (conferences.contains(id) && !refused) {
            throw value.fault("konferansen «" + id + "» finnes allerede");
        }
        var start = fields.required("start");
        var end = fields.required("end");
        mustBeAhead(start);
        mustEndAfterItStarts(start, end);
        var registration = fields.optional("registration");
        return new AnnounceConference(
                id,
                title,
                start.moment(),
                end.moment(),
                place(fields.required("place")),
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
            mustBeAhead(start);
        }
        if (start != null && end != null) {
            mustEndAfterItStarts(start, end);
        }
        var place = fields.optional("place");
        return new Deed.ChangeConference(
                knownConference(fields.required("id")),
                start == null ? null : start.moment(),
                end == null ? null : end.moment(),
                place == null ? null : place(place));
    }

    private Deed cancelConference(Value value) {
        var fields = value.fields("id", "reason");
        return new Deed.CancelConference(
                knownConference(fields.required("id")), fields.required("reason").text());
    }

    private Deed register(Value value) {
        var fields = value.fields("id", "member");
        return new Deed.Register(
                knownConference(fields.required("id")), knownMember(fields.required("member")));
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
        return new Audience(ids.stream().map(this::knownGroup).toList());
    }

    private Deed stop(Value value) {
        var part = part(value);
        if (down.contains(part)) {
            throw value.fault("«" + part + "» er allerede stanset");
        }
        return new Deed.Stop(part);
    }

    private Deed start(Value value) {
        var part = part(value);
        if (!down.contains(part)) {
            throw value.fault("«" + part + "» er ikke stanset");
        }
        return new Deed.Start(part);
    }

    private static String part(Value value) {
        var parts = new ArrayList<>(INFRASTRUCTURE);
        parts.addAll(SERVICES);
        return oneOf(value, parts);
    }

    private static String oneOf(Value value, List<String> known) {
        var name = value.text();
        if (!known.contains(name)) {
            throw value.fault("ukjent «" + name + "»; ventet en av " + String.join(", ", known));
        }
        return name;
    }

    // Expectations

    private Expectation expectation(String verb, Deed deed, Fields step) {
        var status = step.optional("refused");
        if (status != null) {
            if (deed instanceof Deed.OfTheWorld) {
                throw status.fault("«" + verb + "» er ingen kommando, så ingen kan avvise den");
            }
            if (status.number() < 400 || status.number() > 599) {
                throw status.fault(
                        "«refused» skal være HTTP-statusen for et avslag (400–599), ikke "
                                + status.number());
            }
        }
        var expect = step.optional("expect");
        if (expect == null) {
            return status == null
                    ? Expectation.NONE
                    : new Expectation(null, null, null, null, null, null, null, status.number());
        }
        var fields =
                expect.fields(
                        "mails", "to", "calendar", "sequence", "events", "minutes", "answers");
        var to = fields.optional("to");
        var events = fields.optional("events");
        var calendar = fields.optional("calendar");
        var minutes = fields.optional("minutes");
        var answers = fields.optional("answers");
        var expectation =
                new Expectation(
                        fields.number("mails"),
                        to == null ? null : to.list().stream().map(this::recipient).toList(),
                        calendar == null ? null : calendar.word(CalendarMethod.class),
                        fields.number("sequence"),
                        events == null
                                ? null
                                : events.list().stream().map(ScenarioReader::event).toList(),
                        minutes == null ? null : minutes(minutes),
                        answers == null ? null : answers(answers),
                        status == null ? null : (Integer) status.number());
        mustMakeSense(expect, expectation);
        return expectation;
    }

    private static void mustMakeSense(Value expect, Expectation expectation) {
        var mails = expectation.mails();
        var to = expectation.to();
        if (expectation.refused() != null) {
            if ((mails != null && mails > 0)
                    || (to != null && !to.isEmpty())
                    || (expectation.events() != null && !expectation.events().isEmpty())
                    || expectation.sequence() != null
                    || (expectation.calendar() != null
                            && expectation.calendar() != CalendarMethod.NONE)) {
                throw expect.fault(
                        "en avvist kommando gir ingen e-post og ingen hendelser; ventet bare «refused», og kanskje answers eller minutes");
            }
        }
        if (mails != null && to != null && mails != to.size()) {
            throw expect.fault("«mails» sier %d, men «to» nevner %d".formatted(mails, to.size()));
        }
        if (expectation.sequence() != null && expectation.calendar() == CalendarMethod.NONE) {
            throw expect.fault(
                    "«sequence» står i en kalenderdel, men «calendar» sier at det ingen er");
        }
    }

    private String recipient(Value value) {
        return value.text().contains("@") ? value.text() : knownMember(value);
    }

    private static String event(Value value) {
        var name = value.text();
        if (!EVENT.matcher(name).matches()) {
            throw value.fault(
                    "«" + name + "» er ikke navnet på en hendelse; ventet som AgendaApproved");
        }
        return name;
    }

    private static Minutes minutes(Value value) {
        var fields = value.fields("revisions", "search", "notFound");
        return new Minutes(
                fields.required("revisions").number(),
                fields.text("search"),
                fields.text("notFound"));
    }

    private static Answers answers(Value value) {
        var fields = value.fields("accepted", "tentative", "declined", "none");
        return new Answers(
                fields.number("accepted"),
                fields.number("tentative"),
                fields.number("declined"),
                fields.number("none"));
    }

    // What is known

    private String knownMember(Value value) {
        return knownMember(value, value.text());
    }

    private String knownMember(Value at, String id) {
        return known(at, id, "medlem", members.keySet());
    }

    private String knownGroup(Value value) {
        return known(value, value.text(), "gruppe", groups.keySet());
    }

    private String knownMeeting(Value value) {
        return known(value, value.text(), "møte", meetingIds);
    }

    private String knownConference(Value value) {
        return known(value, value.text(), "konferanse", conferences);
    }

    private String known(Value at, String id, String what, Set<String> known) {
        if (!refused && !known.contains(id)) {
            throw at.fault(
                    "ukjent %s «%s»; ventet en av %s"
                            .formatted(
                                    what,
                                    id,
                                    known.isEmpty()
                                            ? "ingen (filen har ikke nevnt noen)"
                                            : known.stream()
                                                    .sorted()
                                                    .collect(Collectors.joining(", "))));
        }
        return id;
    }

    private void mustBeAhead(Value moment) {
        if (!refused && moment.moment().isBefore(now)) {
            throw moment.fault(
                    "«%s» er %s, men da er klokken alt %s"
                            .formatted(moment.what(), moment.moment(), now));
        }
    }

    private void mustEndAfterItStarts(Value start, Value end) {
        if (!refused && !end.moment().isAfter(start.moment())) {
            throw end.fault(
                    "«end» (%s) skal komme etter «start» (%s)"
                            .formatted(end.moment(), start.moment()));
        }
    }

    private static String id(Value value) {
        return id(value, value.text());
    }

    private static String id(Value at, String id) {
        if (!ID.matcher(id).matches()) {
            throw at.fault(
                    "«"
                            + id
                            + "» er ingen id; ventet bokstaver, sifre, punktum, bindestrek og understrek");
        }
        return id;
    }

    /** An id that people can read, from a name. */
    static String slug(String name) {
        var latin =
                name.toLowerCase(Locale.ROOT)
                        .replace("æ", "ae")
                        .replace("ø", "o")
                        .replace("å", "a");
        var slug =
                Normalizer.normalize(latin, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .replaceAll("[^\\p{L}\\p{N}]+", "-")
                        .replaceAll("^-|-$", "");
        var short80 = slug.substring(0, Math.min(slug.length(), 60));
        return short80.isEmpty() ? "uten-navn" : short80.replaceAll("-$", "");
    }
}
