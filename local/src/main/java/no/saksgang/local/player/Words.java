package no.saksgang.local.player;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import no.saksgang.local.scenario.Audience;
import no.saksgang.local.scenario.Deed;
import no.saksgang.local.scenario.Deed.AddMember;
import no.saksgang.local.scenario.Deed.AddPaper;
import no.saksgang.local.scenario.Deed.Announce;
import no.saksgang.local.scenario.Deed.AnnounceConference;
import no.saksgang.local.scenario.Deed.Answer;
import no.saksgang.local.scenario.Deed.ApproveAgenda;
import no.saksgang.local.scenario.Deed.ApproveReferat;
import no.saksgang.local.scenario.Deed.Cancel;
import no.saksgang.local.scenario.Deed.CancelConference;
import no.saksgang.local.scenario.Deed.ChangeConference;
import no.saksgang.local.scenario.Deed.Circulate;
import no.saksgang.local.scenario.Deed.CommentOnReferat;
import no.saksgang.local.scenario.Deed.CorrectReferat;
import no.saksgang.local.scenario.Deed.Erase;
import no.saksgang.local.scenario.Deed.Kill;
import no.saksgang.local.scenario.Deed.MoveClock;
import no.saksgang.local.scenario.Deed.RecordAttendance;
import no.saksgang.local.scenario.Deed.Register;
import no.saksgang.local.scenario.Deed.RemoveMember;
import no.saksgang.local.scenario.Deed.ReplaceAgenda;
import no.saksgang.local.scenario.Deed.Reply;
import no.saksgang.local.scenario.Deed.Reschedule;
import no.saksgang.local.scenario.Deed.Start;
import no.saksgang.local.scenario.Deed.Stop;
import no.saksgang.local.scenario.Deed.WriteReferat;
import no.saksgang.local.scenario.Place;
import no.saksgang.local.scenario.Scenario;
import no.saksgang.local.scenario.Step;
import org.jspecify.annotations.Nullable;

/** What is done, as one would say it in Norwegian. */
record Words(Scenario scenario, Cast cast) {
    private static final Locale NORWEGIAN = Locale.of("nb", "NO");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE d. MMMM yyyy", NORWEGIAN);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH.mm", NORWEGIAN);

    /** What a step does, and to which meeting, where there are several. */
    String of(Step step) {
        var what = of(step.deed());
        var meeting = step.meeting();
        return meeting != null
                        && step.deed() instanceof Deed.OfMeeting
                        && scenario.meetings().size() > 1
                ? what + " (" + scenario.meeting(meeting).title() + ")"
                : what;
    }

    private String of(Deed deed) {
        return switch (deed) {
            case ApproveAgenda _ -> "Sakslisten godkjennes";
            case Answer(var answers) ->
                    answers.entrySet().stream()
                            .map(it -> name(it.getKey()) + " " + of(it.getValue()))
                            .collect(Collectors.joining(", ", "Svar på innkallingen: ", ""));
            case MoveClock(var to) -> "Klokken går til " + at(to);
            case ReplaceAgenda(var agenda) ->
                    "Sakslisten endres: " + counted(agenda.size(), "sak", "saker");
            case Reschedule(var start, var end, var place) ->
                    "Møtet flyttes til " + span(start, end) + where(place);
            case Cancel(var reason) -> "Møtet avlyses: " + reason;
            case AddMember(var group, var member) ->
                    "%s (%s) blir med i %s"
                            .formatted(member.name(), member.represents(), group(group));
            case RemoveMember(var group, var member) -> name(member) + " går ut av " + group(group);
            case Erase(var member) -> name(member) + " skal glemmes overalt";
            case RecordAttendance attendance -> "Fremmøtet føres" + of(attendance);
            case WriteReferat(_, _, _, var items) ->
                    "Referatet skrives: " + counted(items.size(), "sak", "saker");
            case AddPaper(var paper) -> "Sakspapir ettersendes: «" + paper.title() + "»";
            case Circulate(var commentsBy) ->
                    "Referatet sendes ut til merknader, med frist " + at(commentsBy);
            case CommentOnReferat(var by, var text) ->
                    "Merknad fra " + name(by) + ": «" + text + "»";
            case ApproveReferat(var withRemarks, var remarks) ->
                    "Referatet godkjennes "
                            + (withRemarks ? "med merknader" : "uten merknader")
                            + (remarks == null ? "" : ": " + remarks);
            case CorrectReferat(var reason, _) -> "Referatet rettes: " + reason;
            case AnnounceConference it ->
                    "Konferanse kunngjøres for %s: «%s», %s%s"
                            .formatted(
                                    of(it.audience()),
                                    it.title(),
                                    span(it.start(), it.end()),
                                    where(it.place()));
            case ChangeConference(var id, var start, var end, var place) ->
                    "Konferansen «" + id + "» flyttes" + to(start, end) + where(place);
            case CancelConference(var id, var reason) ->
                    "Konferansen «" + id + "» avlyses: " + reason;
            case Register(var conference, var member) ->
                    name(member) + " melder seg på konferansen «" + conference + "»";
            case Announce(var title, _, var audience) ->
                    "Kunngjøring til " + of(audience) + ": «" + title + "»";
            case Kill(var service) -> service + " drepes uten varsel og startes igjen";
            case Stop(var part) -> part(part) + " stanses";
            case Start(var part) -> part(part) + " startes igjen";
        };
    }

    private static String of(Reply reply) {
        var answer =
                switch (reply.choice()) {
                    case ACCEPTED -> "ja";
                    case TENTATIVE -> "kanskje";
                    case DECLINED -> "nei";
                };
        var substitute = reply.substitute();
        return substitute == null
                ? answer
                : answer + " (" + substitute.name() + " kommer i stedet)";
    }

    private String of(RecordAttendance attendance) {
        var parts =
                List.of(
                        named("til stede ", attendance.present()),
                        named("forfall ", attendance.apologies()),
                        named("ikke møtt ", attendance.absent()),
                        attendance.guests().isEmpty()
                                ? ""
                                : "gjester "
                                        + attendance.guests().stream()
                                                .map(RecordAttendance.Guest::name)
                                                .collect(Collectors.joining(", ")));
        var said = parts.stream().filter(it -> !it.isEmpty()).collect(Collectors.joining("; "));
        return said.isEmpty() ? ": alle til stede" : ": " + said;
    }

    private String named(String what, @Nullable List<String> members) {
        return members == null || members.isEmpty()
                ? ""
                : what + members.stream().map(this::name).collect(Collectors.joining(", "));
    }

    private String of(Audience audience) {
        return audience.everyone()
                ? "alle"
                : audience.groups().stream().map(this::group).collect(Collectors.joining(", "));
    }

    private static String part(String part) {
        return switch (part) {
            case "kafka" -> "Kafka";
            case "store" -> "Lageret";
            case "mail" -> "E-posttjeneren";
            default -> part;
        };
    }

    private String name(String member) {
        return cast.nameOf(member);
    }

    private String group(String id) {
        return scenario.groups().stream()
                .filter(it -> it.id().equals(id))
                .map(it -> it.name())
                .findFirst()
                .orElse(id);
    }

    private static String where(@Nullable Place place) {
        return place == null ? "" : ", " + place.name();
    }

    private static String to(@Nullable LocalDateTime start, @Nullable LocalDateTime end) {
        if (start == null) {
            return end == null ? "" : ", til " + at(end);
        }
        return " til " + (end == null ? at(start) : span(start, end));
    }

    /** {@code torsdag 11. september 2025 kl. 10.00}. */
    static String at(LocalDateTime time) {
        return DAY.format(time) + " kl. " + TIME.format(time);
    }

    static String span(LocalDateTime start, LocalDateTime end) {
        return start.toLocalDate().equals(end.toLocalDate())
                ? at(start) + "–" + TIME.format(end)
                : at(start) + " – " + at(end);
    }

    static String counted(int number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    /** A short stamp: {@code 11.09.2025 10.00}. */
    static String stamp(java.time.Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern("dd.MM.yyyy HH.mm", NORWEGIAN)
                .format(instant.atZone(zone));
    }
}
