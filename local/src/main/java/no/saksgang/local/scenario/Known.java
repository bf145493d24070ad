package no.saksgang.local.scenario;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.saksgang.local.scenario.Deed.AnnounceConference;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of a scenario knows so far: members, groups, meetings, conferences, what the time
 * is, what is down. Whoever names one that nobody knows is told where, unless the step is to be
 * refused: that is then its point.
 */
final class Known {
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Meeting> meetings = new LinkedHashMap<>();

    /** Of the whole file: a meeting may name one that stands below it. */
    private final Set<String> meetingIds = new HashSet<>();

    private final Map<String, Set<String>> itemNumbers = new LinkedHashMap<>();
    private final Set<String> conferences = new HashSet<>();
    private final Set<String> down = new HashSet<>();
    private final Language language;
    private LocalDateTime now;

    /** Whether the step that is being read is to be refused. */
    private boolean refused;

    /** The meeting of the step that is being read. */
    private @Nullable String current;

    Known(LocalDateTime now, Language language) {
        this.now = now;
        this.language = language;
    }

    LocalDateTime now() {
        return now;
    }

    /** What is spoken where nothing else is said. */
    Language language() {
        return language;
    }

    List<Group> groups() {
        return List.copyOf(groups.values());
    }

    List<Meeting> meetings() {
        return List.copyOf(meetings.values());
    }

    Set<String> meetingIds() {
        return meetings.keySet();
    }

    boolean isRefused() {
        return refused;
    }

    @Nullable String current() {
        return current;
    }

    /** Begins with a step. */
    void begin(boolean isRefused, @Nullable String meeting) {
        refused = isRefused;
        current = meeting;
    }

    /** The one by this id; null if nobody has named one yet. */
    @Nullable Member whoIs(String id) {
        return members.get(id);
    }

    /** Whether somebody has this id. */
    boolean hasMember(String id) {
        return members.containsKey(id);
    }

    /** What is there by this id already; null if it is new. */
    @Nullable Member addIfNew(Member member) {
        return members.putIfAbsent(member.id(), member);
    }

    /** Whether a group by this id is new. */
    boolean add(Group group) {
        return groups.put(group.id(), group) == null;
    }

    void announce(String meetingId) {
        meetingIds.add(meetingId);
    }

    boolean hasConference(String id) {
        return conferences.contains(id);
    }

    boolean isDown(String part) {
        return down.contains(part);
    }

    /** Whether the meeting of this step has an item by this number; true where nobody knows. */
    boolean hasItem(String number) {
        var numbers = current == null ? null : itemNumbers.get(current);
        return numbers == null || numbers.contains(number);
    }

    void add(Meeting meeting) {
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

    /** Lets later steps name what a deed brought in. */
    void add(Deed deed) {
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

    /** The id of somebody who is known, or else a fault at the value; so with those below. */
    String member(Value value) {
        return member(value, value.text());
    }

    String member(Value at, String id) {
        return known(at, id, "medlem", members.keySet());
    }

    String group(Value value) {
        return known(value, value.text(), "gruppe", groups.keySet());
    }

    String meeting(Value value) {
        return known(value, value.text(), "møte", meetingIds);
    }

    String conference(Value value) {
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

    void mustBeAhead(Value moment) {
        if (!refused && moment.moment().isBefore(now)) {
            throw moment.fault(
                    "«%s» er %s, men da er klokken alt %s"
                            .formatted(moment.what(), moment.moment(), now));
        }
    }

    void mustEndAfterItStarts(Value start, Value end) {
        if (!refused && !end.moment().isAfter(start.moment())) {
            throw end.fault(
                    "«end» (%s) skal komme etter «start» (%s)"
                            .formatted(end.moment(), start.moment()));
        }
    }
}
