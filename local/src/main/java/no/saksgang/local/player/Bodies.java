package no.saksgang.local.player;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import no.saksgang.local.scenario.AgendaItem;
import no.saksgang.local.scenario.Audience;
import no.saksgang.local.scenario.Deed.AnnounceConference;
import no.saksgang.local.scenario.Deed.AnnounceConference.Registration;
import no.saksgang.local.scenario.Deed.Reply;
import no.saksgang.local.scenario.Group;
import no.saksgang.local.scenario.Meeting;
import no.saksgang.local.scenario.Member;
import no.saksgang.local.scenario.Paper;
import no.saksgang.local.scenario.Place;
import no.saksgang.local.scenario.ReferatItem;
import no.saksgang.local.scenario.ReferatItem.Due;
import no.saksgang.local.scenario.ReferatItem.Speaker;
import no.saksgang.local.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of the commands, as the contract has them: the fields of the event that a command
 * causes, by the same names. What the file does not say is left out.
 *
 * @param person how a member is named in a referat
 */
record Bodies(Scenario scenario, Function<String, Map<String, Object>> person) {

    /** A JSON object of names and values in turn, without those that are null. */
    static Map<String, Object> object(@Nullable Object... namesAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            var value = namesAndValues[i + 1];
            if (value != null) {
                object.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return object;
    }

    @Nullable String instant(@Nullable LocalDateTime local) {
        return local == null ? null : scenario.instant(local).toString();
    }

    static Map<String, Object> group(Group group) {
        var reminders = new LinkedHashMap<String, Object>();
        group.reminders()
                .forEach((reminder, period) ->
                        reminders.put(reminder.name().toLowerCase(Locale.ROOT), period));
        return object(
                "groupId", group.id(),
                "name", group.name(),
                "organisation", group.organisation(),
                "reminders", reminders.isEmpty() ? null : reminders);
    }

    static Map<String, Object> member(Member member) {
        return object(
                "name", member.name(),
                "email", member.email(),
                "language", member.language().name().toLowerCase(Locale.ROOT),
                "role", member.role().name(),
                "represents", member.represents());
    }

    Map<String, Object> meeting(Meeting meeting) {
        var type = meeting.type();
        return object(
                "meetingId", meeting.id(),
                "type", type == null ? null : type.name(),
                "partOf", meeting.partOf(),
                "title", meeting.title(),
                "groupIds", meeting.groups(),
                "startsAt", instant(meeting.start()),
                "endsAt", instant(meeting.end()),
                "timeZone", scenario.timeZone().getId(),
                "place", place(meeting.place()),
                "leaderId", meeting.leader(),
                "secretaryId", meeting.secretary(),
                "papers", meeting.papers().stream().map(Bodies::paper).toList(),
                "answerBy", instant(meeting.answerBy()));
    }

    static Map<String, Object> place(Place place) {
        return object("name", place.name(), "url", place.url(), "address", place.address());
    }

    static Map<String, Object> paper(Paper paper) {
        return object("title", paper.title(), "url", paper.url());
    }

    static List<Map<String, Object>> agenda(List<AgendaItem> items) {
        return items.stream()
                .map(item ->
                        object(
                                "title", item.title(),
                                "kind", item.kind(),
                                "presenter", item.presenter(),
                                "minutes", item.minutes(),
                                "papers", item.papers().stream().map(Bodies::paper).toList(),
                                "approves", item.approves(),
                                "visibility", item.visibility(),
                                "items", agenda(item.items())))
                .toList();
    }

    Map<String, Object> answer(Reply reply) {
        var substitute = reply.substitute();
        return object(
                "answer",
                reply.choice().name(),
                "comment",
                reply.comment(),
                "substitute",
                substitute == null
                        ? null
                        : object("name", substitute.name(), "email", substitute.email()));
    }

    Map<String, Object> schedule(LocalDateTime start, LocalDateTime end, Place place) {
        return object(
                "startsAt", instant(start),
                "endsAt", instant(end),
                "timeZone", scenario.timeZone().getId(),
                "place", place(place));
    }

    List<Map<String, Object>> items(List<ReferatItem> items) {
        return items.stream().map(this::item).toList();
    }

    private Map<String, Object> item(ReferatItem item) {
        return object(
                "number",
                item.number(),
                "body",
                item.body(),
                "publicBody",
                item.publicBody(),
                "decisions",
                item.decisions().stream().map(it -> object("text", it)).toList(),
                "proposals",
                item.proposals().stream()
                        .map(it -> object("text", it.text(), "to", it.to()))
                        .toList(),
                "followUps",
                item.followUps().stream().map(this::followUp).toList(),
                "statements",
                item.statements().stream().map(this::statement).toList(),
                "themes",
                item.themes().stream()
                        .map(it -> object("title", it.title(), "points", it.points()))
                        .toList());
    }

    private Map<String, Object> followUp(ReferatItem.FollowUp followUp) {
        var owner = followUp.owner();
        return object(
                "text", followUp.text(),
                "owners", owner == null ? List.of() : List.of(person.apply(owner)),
                "due", due(followUp.due()));
    }

    private static @Nullable Map<String, Object> due(@Nullable Due due) {
        return switch (due) {
            case null -> null;
            case Due.On(var date) -> object("on", date.toString());
            case Due.By(var period) -> object("by", period);
            case Due.When(var words) -> object("when", words);
        };
    }

    private Map<String, Object> statement(ReferatItem.Statement statement) {
        return object(
                "represents",
                statement.represents(),
                "speakers",
                statement.speakers().stream()
                        .map(speaker ->
                                switch (speaker) {
                                    case Speaker.KnownMember(var id) -> person.apply(id);
                                    case Speaker.Named(var name) ->
                                            object(
                                                    "name",
                                                    name,
                                                    "represents",
                                                    statement.represents());
                                })
                        .toList(),
                "body",
                statement.body());
    }

    Map<String, Object> conference(AnnounceConference conference) {
        return object(
                "conferenceId", conference.id(),
                "title", conference.title(),
                "description", conference.description(),
                "startsAt", instant(conference.start()),
                "endsAt", instant(conference.end()),
                "timeZone", scenario.timeZone().getId(),
                "place", place(conference.place()),
                "partners", conference.partners(),
                "audience", audience(conference.audience()),
                "registration", registration(conference.registration()));
    }

    private @Nullable Map<String, Object> registration(@Nullable Registration registration) {
        return registration == null
                ? null
                : object(
                        "url", registration.url(),
                        "by", instant(registration.by()),
                        "capacity", registration.capacity());
    }

    static Map<String, Object> audience(Audience audience) {
        return object("everyone", audience.everyone(), "groupIds", audience.groups());
    }
}
