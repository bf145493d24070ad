package no.saksgang.local.player;

import static no.saksgang.local.player.Bodies.object;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import no.saksgang.local.player.Service.Answer;
import no.saksgang.local.player.Service.Away;
import no.saksgang.local.scenario.Deed;
import no.saksgang.local.scenario.Deed.AnnounceConference;
import no.saksgang.local.scenario.Deed.RecordAttendance;
import no.saksgang.local.scenario.Meeting;
import no.saksgang.local.scenario.Member;
import no.saksgang.local.scenario.Place;
import no.saksgang.local.scenario.Role;
import no.saksgang.local.scenario.Scenario;
import no.saksgang.local.scenario.Step;
import org.jspecify.annotations.Nullable;

/**
 * The secretariat's hand: turns a deed into commands to the meeting-service, or into a member's own
 * answer by the link in their mail, and keeps what a secretariat knows, such as who is in which
 * group. A command whose answer got lost is given again with the same Idempotency-Key as long as
 * something is away.
 */
final class Commands {
    private static final Duration TRIES_FOR = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);

    /**
     * What the suite does by itself may come between reading and writing; a person would load the
     * page again.
     */
    private static final int MOST_STALE = 5;

    private static final String NEVER_WRITTEN = "\"0\"";
    private static final int STALE = 412;
    private static final int STORE_AWAY = 503;

    private record Held(LocalDateTime start, LocalDateTime end, Place place) {}

    @FunctionalInterface
    private interface Attempt {
        Answer make() throws Away, InterruptedException;
    }

    private final Scenario scenario;
    private final Service service;
    private final Cast cast;
    private final CalendarAnswers calendarAnswers;
    private final BooleanSupplier troubled;
    private final AnswerPage page;
    private final CalendarEntries entries;
    private final Bodies bodies;

    /** By group, then by member. */
    private final Map<String, Map<String, Role>> roles = new LinkedHashMap<>();

    private final Map<String, String> represents = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Held> conferences = new LinkedHashMap<>();

    /**
     * Whether the step that is performed is to be refused: then a 503 may be the answer that is
     * waited for.
     */
    private boolean expectsRefusal;

    /**
     * @param troubled whether something is away, so that a command without an answer is worth
     *     another try
     */
    Commands(
            Scenario scenario,
            Service service,
            Cast cast,
            AnswerPage page,
            CalendarEntries entries,
            CalendarAnswers calendarAnswers,
            BooleanSupplier troubled) {
        this.scenario = scenario;
        this.service = service;
        this.cast = cast;
        this.calendarAnswers = calendarAnswers;
        this.troubled = troubled;
        this.page = page;
        this.entries = entries;
        bodies = new Bodies(scenario, this::person);
    }

    /**
     * Sets up what the head of the file says.
     *
     * @throws PlayFailed if a command is refused
     */
    void setUp() throws InterruptedException {
        for (var name : bodiesRepresented()) {
            mustBeTaken("organisasjonen " + name, post("/organisations", object("name", name)));
        }
        for (var group : scenario.groups()) {
            mustBeTaken("gruppen " + group.name(), post("/groups", Bodies.group(group)));
            for (var member : group.members()) {
                mustBeTaken("medlemmet " + member.name(), join(group.id(), member));
            }
        }
        for (var meeting : scenario.meetings()) {
            mustBeTaken("møtet " + meeting.title(), post("/meetings", bodies.meeting(meeting)));
        }
        for (var meeting : scenario.meetings()) {
            // Afterwards, since an item may name a meeting that stands below its own in the file.
            if (!meeting.agenda().isEmpty()) {
                mustBeTaken(
                        "sakslisten til " + meeting.title(),
                        change(
                                "PUT",
                                meeting(meeting.id()),
                                "/agenda",
                                object("agenda", Bodies.agenda(meeting.agenda()))));
            }
        }
    }

    private Set<String> bodiesRepresented() {
        var names = new TreeSet<String>();
        for (var group : scenario.groups()) {
            Optional.ofNullable(group.organisation()).ifPresent(names::add);
            group.members().stream().map(Member::represents).forEach(names::add);
        }
        return names;
    }

    private static void mustBeTaken(String what, Answer answer) {
        if (!answer.ok()) {
            throw new PlayFailed(
                    "ventet at "
                            + what
                            + " ble lagret, men det ble avvist: "
                            + answer.response().inWords());
        }
    }

    /**
     * Does what a step says.
     *
     * @return how each command was answered; of a deed that takes two, one after the other, the
     *     last
     * @throws PlayFailed if there is no answer
     */
    List<Answer> perform(Step step) throws InterruptedException {
        var id = step.meeting() == null ? "" : step.meeting();
        expectsRefusal = step.expectation().refused() != null;
        return switch (step.deed()) {
            case Deed.ApproveAgenda _ ->
                    List.of(
                            change(
                                    "POST",
                                    meeting(id),
                                    "/agenda/approval",
                                    object("approvedBy", scenario.meeting(id).leader())));
            case Deed.Answer(var replies) -> {
                var answers = new ArrayList<Answer>();
                for (var reply : replies.entrySet()) {
                    var substitute = reply.getValue().substitute();
                    if (substitute != null) {
                        cast.enter(substitute.email(), substitute.name(), substitute.email());
                    }
                    answer(id, reply.getKey(), reply.getValue()).ifPresent(answers::add);
                }
                yield answers;
            }
            case Deed.ReplaceAgenda(var agenda) ->
                    List.of(
                            change(
                                    "PUT",
                                    meeting(id),
                                    "/agenda",
                                    object("agenda", Bodies.agenda(agenda))));
            case Deed.Reschedule(var start, var end, var place) -> {
                var answer =
                        change(
                                "PUT",
                                meeting(id),
                                "/schedule",
                                bodies.schedule(start, end, place == null ? placeOf(id) : place));
                if (answer.ok() && place != null) {
                    places.put(id, place);
                }
                yield List.of(answer);
            }
            case Deed.Cancel(var reason) ->
                    List.of(change("POST", meeting(id), "/cancellation", object("reason", reason)));
            case Deed.AddMember(var group, var member) -> List.of(join(group, member));
            case Deed.RemoveMember(var group, var member) -> List.of(leave(group, member));
            case Deed.Erase(var member) ->
                    List.of(send("DELETE", "/members/" + Service.encoded(member), null));
            case RecordAttendance attendance ->
                    List.of(send("PUT", meeting(id) + "/attendance", attendance(id, attendance)));
            case Deed.WriteReferat referat ->
                    List.of(change("PUT", meeting(id) + "/referat", "", referat(referat)));
            case Deed.AddPaper(var paper) ->
                    List.of(post(meeting(id) + "/papers", Bodies.paper(paper)));
            case Deed.Circulate(var commentsBy) ->
                    List.of(
                            change(
                                    "POST",
                                    meeting(id) + "/referat",
                                    "/circulation",
                                    object("commentsBy", bodies.instant(commentsBy))));
            case Deed.CommentOnReferat(var by, var text) ->
                    List.of(
                            post(
                                    meeting(id) + "/referat/comments",
                                    object("memberId", by, "text", text)));
            case Deed.ApproveReferat(var withRemarks, var remarks) ->
                    List.of(
                            change(
                                    "POST",
                                    meeting(id) + "/referat",
                                    "/approval",
                                    object("withRemarks", withRemarks, "remarks", remarks)));
            case Deed.CorrectReferat(var reason, var items) ->
                    List.of(
                            change(
                                    "POST",
                                    meeting(id) + "/referat",
                                    "/correction",
                                    object("reason", reason, "items", bodies.items(items))));
            case AnnounceConference conference -> List.of(announce(conference));
            case Deed.ChangeConference(var conference, var start, var end, var place) ->
                    List.of(change(conference, start, end, place));
            case Deed.CancelConference(var conference, var reason) ->
                    List.of(
                            post(
                                    conference(conference) + "/cancellation",
                                    object("reason", reason)));
            case Deed.Register(var conference, var member) ->
                    List.of(
                            post(
                                    conference(conference) + "/registrations",
                                    object("memberId", member)));
            case Deed.Announce(var title, var body, var audience) ->
                    List.of(
                            post(
                                    "/announcements",
                                    object(
                                            "title", title,
                                            "body", body,
                                            "audience", Bodies.audience(audience))));
            case Deed.OfTheWorld world ->
                    throw new IllegalArgumentException("no command: " + world);
        };
    }

    /** Answers an invitation; a calendar's answer is a mail, to which nothing is said. */
    private Optional<Answer> answer(String meeting, String member, Deed.Reply reply)
            throws InterruptedException {
        return switch (reply.by()) {
            case API ->
                    Optional.of(
                            send(
                                    "PUT",
                                    meeting(meeting) + "/answers/" + Service.encoded(member),
                                    bodies.answer(reply)));
            case LINK ->
                    Optional.of(
                            retrying(() ->
                                    page.answer(
                                            cast.addressOf(member),
                                            entries.of(Set.of("meeting/" + meeting)),
                                            reply)));
            case CALENDAR -> {
                calendarAnswers.send("meeting/" + meeting, member, reply);
                yield Optional.empty();
            }
        };
    }

    // Groups and members

    private Answer join(String group, Member member) throws InterruptedException {
        var answer =
                change(
                        "PUT",
                        "/groups/" + Service.encoded(group),
                        "/members/" + Service.encoded(member.id()),
                        Bodies.member(member));
        if (answer.ok()) {
            cast.enter(member);
            roles.computeIfAbsent(group, _ -> new LinkedHashMap<>())
                    .put(member.id(), member.role());
            represents.put(member.id(), member.represents());
        }
        return answer;
    }

    private Answer leave(String group, String member) throws InterruptedException {
        var answer =
                change(
                        "DELETE",
                        "/groups/" + Service.encoded(group),
                        "/members/" + Service.encoded(member),
                        null);
        if (answer.ok()) {
            roles.getOrDefault(group, new LinkedHashMap<>()).remove(member);
        }
        return answer;
    }

    private Map<String, Object> person(String member) {
        return object(
                "memberId",
                member,
                "name",
                cast.nameOf(member),
                "represents",
                represents.get(member));
    }

    // Meetings

    private static String meeting(String id) {
        return "/meetings/" + Service.encoded(id);
    }

    private Place placeOf(String meeting) {
        return places.getOrDefault(meeting, scenario.meeting(meeting).place());
    }

    private Map<String, Object> attendance(String meeting, RecordAttendance attendance)
            throws InterruptedException {
        var present =
                attendance.present() == null
                        ? presentByDefault(meeting, attendance)
                        : attendance.present();
        return object(
                "present",
                present.stream().map(it -> object("memberId", it)).toList(),
                "apologies",
                attendance.apologies(),
                "absent",
                attendance.absent(),
                "guests",
                attendance.guests().stream()
                        .map(it -> object("name", it.name(), "represents", it.represents()))
                        .toList());
    }

    /**
     * All who are invited but those who are named elsewhere and the secretariat, which stands apart
     * in a referat.
     */
    private List<String> presentByDefault(String id, RecordAttendance attendance)
            throws InterruptedException {
        var present = new LinkedHashSet<>(inviteesOf(id));
        present.removeAll(attendance.apologies());
        present.removeAll(attendance.absent());
        present.removeIf(member -> isOnlySecretariat(member, scenario.meeting(id)));
        return List.copyOf(present);
    }

    private List<String> inviteesOf(String id) throws InterruptedException {
        var answer = retrying(() -> service.get(meeting(id)));
        var invitees = new ArrayList<String>();
        answer.body()
                .path("invitees")
                .forEach(it ->
                        invitees.add(
                                it.isString() ? it.asString() : it.path("memberId").asString()));
        return invitees;
    }

    private boolean isOnlySecretariat(String member, Meeting meeting) {
        var held =
                meeting.groups().stream()
                        .map(group -> roles.getOrDefault(group, Map.of()).get(member))
                        .filter(Objects::nonNull)
                        .toList();
        return !held.isEmpty() && held.stream().allMatch(Role.SECRETARIAT::equals);
    }

    private Map<String, Object> referat(Deed.WriteReferat referat) {
        return object(
                "references", referat.references(),
                "introduction", referat.introduction(),
                "closing", referat.closing(),
                "items", bodies.items(referat.items()));
    }

    // Conferences

    private static String conference(String id) {
        return "/conferences/" + Service.encoded(id);
    }

    private Answer announce(AnnounceConference conference) throws InterruptedException {
        var planned = post("/conferences", bodies.conference(conference));
        if (!planned.ok()) {
            return planned;
        }
        conferences.put(
                conference.id(),
                new Held(conference.start(), conference.end(), conference.place()));
        return post(conference(conference.id()) + "/announcement", object());
    }

    /** What is not said stays; an end that is not said moves with its start. */
    private Answer change(
            String id,
            @Nullable LocalDateTime start,
            @Nullable LocalDateTime end,
            @Nullable Place place)
            throws InterruptedException {
        var before = conferences.get(id);
        if (before == null) {
            return send(
                    "PUT", conference(id) + "/schedule", object("startsAt", bodies.instant(start)));
        }
        var from = start == null ? before.start() : start;
        var until = end != null ? end : from.plus(Duration.between(before.start(), before.end()));
        var where = place == null ? before.place() : place;
        var answer = send("PUT", conference(id) + "/schedule", bodies.schedule(from, until, where));
        if (answer.ok()) {
            conferences.put(id, new Held(from, until, where));
        }
        return answer;
    }

    // HTTP

    private Answer post(String path, Object body) throws InterruptedException {
        return send("POST", path, body);
    }

    private Answer send(String method, String path, @Nullable Object body)
            throws InterruptedException {
        var headers = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        return retrying(() -> service.send(method, path, body, headers));
    }

    /** Changes what one must have seen (RFC 9110, 13.1.1): reads its version first. */
    private Answer change(String method, String seen, String below, @Nullable Object body)
            throws InterruptedException {
        var key = UUID.randomUUID().toString();
        return retrying(() -> {
            for (var stale = 1; ; stale++) {
                var read = service.get(seen);
                if (!read.ok()) {
                    return read;
                }
                var headers = new LinkedHashMap<>(Map.of("Idempotency-Key", key));
                var etag = read.etag();
                if (etag != null) {
                    headers.put("If-Match", etag);
                } else if (!method.equals("PUT")) {
                    // Nothing is written yet. Let the service say so, not that a header is missing.
                    headers.put("If-Match", NEVER_WRITTEN);
                }
                var answer = service.send(method, seen + below, body, headers);
                if (answer.status() != STALE || stale == MOST_STALE) {
                    return answer;
                }
            }
        });
    }

    private Answer retrying(Attempt attempt) throws InterruptedException {
        var deadline = System.nanoTime() + TRIES_FOR.toNanos();
        while (true) {
            var tryAgain = troubled.getAsBoolean() && System.nanoTime() < deadline;
            try {
                var answer = attempt.make();
                if (answer.status() != STORE_AWAY || expectsRefusal || !tryAgain) {
                    return answer;
                }
            } catch (Away away) {
                if (!tryAgain) {
                    throw new PlayFailed("ventet svar på kommandoen, men " + away.getMessage());
                }
            }
            Thread.sleep(BETWEEN_TRIES);
        }
    }
}
