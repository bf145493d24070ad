package no.saksgang.notificationservice.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.MemberId;
import no.saksgang.events.Paper;
import no.saksgang.events.Place;
import no.saksgang.events.meeting.AgendaAmended;
import no.saksgang.events.meeting.AgendaApproved;
import no.saksgang.events.meeting.Invitation;
import no.saksgang.events.meeting.InviteesChanged;
import no.saksgang.events.meeting.MeetingCancelled;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.events.meeting.MeetingRescheduled;
import no.saksgang.events.meeting.PaperAdded;
import org.jspecify.annotations.Nullable;

/**
 * In what a meeting is another than it was: the point that a mail about a change makes, in the
 * order in which it makes them.
 */
public record Change(List<Point> points) {
    public Change {
        points = List.copyOf(points);
    }

    /** One thing that is another. */
    sealed interface Point {
        record Time(Instant startsAt, Instant endsAt, Invitation now) implements Point {}

        record Site(Place before, Place now) implements Point {}

        /** What exactly is not known: the event is older than what tells it. */
        record SomeItem() implements Point {}

        record ItemAdded(AgendaItem item) implements Point {}

        record ItemRemoved(AgendaItem item) implements Point {}

        record ItemRetitled(AgendaItem before, AgendaItem now) implements Point {}

        record ItemMoved(AgendaItem before, AgendaItem now) implements Point {}

        record ItemPresented(AgendaItem item, @Nullable MemberId by) implements Point {}

        record ItemTimed(AgendaItem before, AgendaItem now) implements Point {}

        /** Others have got new numbers, since some came, went or were moved. */
        record Renumbered() implements Point {}

        record PaperNew(Paper paper, @Nullable AgendaItem of) implements Point {}

        record PaperRenewed(Paper paper, @Nullable AgendaItem of) implements Point {}

        record PaperRetitled(Paper before, Paper now) implements Point {}

        record PaperRemoved(Paper paper) implements Point {}
    }

    /**
     * What lies between how it was before an event and how it is now.
     *
     * @param first says what it changed, so that it can be undone
     */
    public static Change since(MeetingEvent.OfInvitation first, Invitation now) {
        var then = first.invitation();
        var startsAt = then.startsAt();
        var endsAt = then.endsAt();
        var place = then.place();
        List<AgendaItem> agenda = then.agenda();
        var papers = then.papers();
        var points = new ArrayList<Point>();
        switch (first) {
            case MeetingRescheduled(_, var previous) -> {
                startsAt = previous.startsAt();
                endsAt = previous.endsAt();
                place = previous.place();
            }
            case AgendaAmended(_, var previous) when previous != null -> {
                agenda = previous.agenda();
                papers = previous.papers();
            }
            case AgendaAmended _ -> points.add(new Point.SomeItem());
            case PaperAdded(_, var paper) -> {
                agenda = agenda.stream().map(it -> before(it, paper)).toList();
                papers = before(papers, paper);
            }
            case AgendaApproved _, InviteesChanged _, MeetingCancelled _ -> {}
        }
        if (!place.equals(now.place())) {
            points.addFirst(new Point.Site(place, now.place()));
        }
        if (!startsAt.equals(now.startsAt()) || !endsAt.equals(now.endsAt())) {
            points.addFirst(new Point.Time(startsAt, endsAt, now));
        }
        points.addAll(AgendaComparison.of(agenda, now.agenda()).points());
        papers(points, papersOf(agenda, papers), papersOf(now.agenda(), now.papers()));
        return new Change(points);
    }

    private static AgendaItem before(AgendaItem it, Paper added) {
        return new AgendaItem(
                it.number(),
                it.caseId(),
                it.caseNumber(),
                it.title(),
                it.kind(),
                it.presenter(),
                it.minutes(),
                before(it.papers(), added),
                it.approves(),
                it.visibility(),
                it.items().stream().map(below -> before(below, added)).toList());
    }

    /** Without the paper, or with the version before it, of which nothing more is known. */
    private static List<Paper> before(List<Paper> papers, Paper added) {
        return papers.stream()
                .flatMap(it -> {
                    if (!it.id().equals(added.id())) {
                        return Stream.of(it);
                    }
                    return added.version() == 1
                            ? Stream.empty()
                            : Stream.of(
                                    new Paper(it.id(), it.title(), it.url(), added.version() - 1));
                })
                .toList();
    }

    /**
     * @param of the item that it belongs to; none: the meeting
     */
    private record Filed(Paper paper, @Nullable AgendaItem of) {}

    private static Map<String, Filed> papersOf(List<AgendaItem> agenda, List<Paper> papers) {
        var filed = new LinkedHashMap<String, Filed>();
        papers.forEach(it -> filed.putIfAbsent(it.id(), new Filed(it, null)));
        agenda.stream()
                .flatMap(it -> Stream.concat(Stream.of(it), it.items().stream()))
                .forEach(item ->
                        item.papers()
                                .forEach(it -> filed.putIfAbsent(it.id(), new Filed(it, item))));
        return filed;
    }

    private static void papers(
            List<Point> points, Map<String, Filed> before, Map<String, Filed> now) {
        now.forEach((id, it) -> {
            var was = before.get(id);
            if (was == null) {
                points.add(new Point.PaperNew(it.paper(), it.of()));
            } else if (was.paper().version() != it.paper().version()
                    || !was.paper().url().equals(it.paper().url())) {
                points.add(new Point.PaperRenewed(it.paper(), it.of()));
            } else if (!was.paper().title().equals(it.paper().title())) {
                points.add(new Point.PaperRetitled(was.paper(), it.paper()));
            }
        });
        before.forEach((id, it) -> {
            if (!now.containsKey(id)) {
                points.add(new Point.PaperRemoved(it.paper()));
            }
        });
    }

    /** Whether all is as it was. */
    public boolean isNothing() {
        return points.isEmpty();
    }

    boolean isOfTime() {
        return points.stream().anyMatch(Point.Time.class::isInstance);
    }

    boolean isOfPlace() {
        return points.stream().anyMatch(Point.Site.class::isInstance);
    }

    /** Whether the agenda itself is another, and not only papers. */
    boolean isOfAgenda() {
        return points.stream()
                .anyMatch(it ->
                        switch (it) {
                            case Point.SomeItem _,
                                    Point.ItemAdded _,
                                    Point.ItemRemoved _,
                                    Point.ItemRetitled _,
                                    Point.ItemMoved _,
                                    Point.ItemPresented _,
                                    Point.ItemTimed _,
                                    Point.Renumbered _ ->
                                    true;
                            case Point.Time _,
                                    Point.Site _,
                                    Point.PaperNew _,
                                    Point.PaperRenewed _,
                                    Point.PaperRetitled _,
                                    Point.PaperRemoved _ ->
                                    false;
                        });
    }

    /** The papers that are new, or new versions of what there was. */
    List<Paper> newPapers() {
        return points.stream()
                .flatMap(it ->
                        it instanceof Point.PaperNew(var paper, _)
                                ? Stream.of(paper)
                                : it instanceof Point.PaperRenewed(var renewed, _)
                                        ? Stream.of(renewed)
                                        : Stream.empty())
                .toList();
    }
}
