package no.saksgang.portal.referat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.MeetingId;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.portal.referat.Draft.Around;
import no.saksgang.portal.referat.EditorItem.Status;
import no.saksgang.portal.services.Meeting;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Referat;
import no.saksgang.portal.services.Seen;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Lays out a referat for those who write it. */
@Component
class Desk {
    /** Heading of an item; what is below it is one more. */
    static final int LEVEL = 2;

    private static final int MOST_LATER = 50;
    private static final Duration FOR_COMMENTS = Duration.ofDays(7);
    private static final LocalTime END_OF_WORK = LocalTime.of(16, 0);

    private final MeetingService meetings;
    private final Rolls rolls;
    private final Writing writing;
    private final Clock clock;

    Desk(MeetingService meetings, Rolls rolls, Writing writing, Clock clock) {
        this.meetings = meetings;
        this.rolls = rolls;
        this.writing = writing;
        this.clock = clock;
    }

    /**
     * As it stands, for who writes in it.
     *
     * @throws AccessDeniedException if this person does not run the meeting
     */
    Seen<Referat> toWrite(MeetingId id) {
        var seen = writing.read(id);
        checkMayWrite(seen.it());
        return seen;
    }

    static void checkMayWrite(Referat referat) {
        if (!referat.runs()) {
            throw new AccessDeniedException("who runs the meeting writes its referat");
        }
    }

    Roll roll(Referat referat) {
        return rolls.of(referat);
    }

    ModelAndView page(Seen<Referat> seen) {
        return page(seen, roll(seen.it()), UnaryOperator.identity());
    }

    /**
     * The whole page, with parts of it otherwise than they are stored.
     *
     * @param part what is to be shown of each item
     */
    ModelAndView page(Seen<Referat> seen, Roll roll, UnaryOperator<EditorItem> part) {
        var referat = seen.it();
        var meeting = meetings.get(Meeting.class, "/meetings/{id}", referat.meetingId());
        var around = Around.of(referat);
        var page =
                new ModelAndView("referat")
                        .addObject("meeting", meeting)
                        .addObject(
                                "items", items(referat, meeting, roll).stream().map(part).toList())
                        .addObject("around", AroundForm.of(around))
                        .addObject(
                                "aroundStatus",
                                Status.untouched(Status.AROUND, around.fingerprint()))
                        .addObject("general", remarks(referat, roll, null))
                        .addObject("commentsBy", commentsBy(referat))
                        .addObject("later", later(referat))
                        .addObject("mayWrite", true)
                        .addObject("roll", roll);
        return control(page, seen, roll);
    }

    /** What the control finds, and what has been seen when somebody acts on it. */
    ModelAndView control(ModelAndView page, Seen<Referat> seen, Roll roll) {
        var findings = Control.of(seen.it(), roll);
        return page.addObject("referat", seen.it())
                .addObject("etag", seen.etag())
                .addObject("findings", findings)
                .addObject("control", Fingerprint.of(findings))
                .addObject("open", open(seen.it()));
    }

    /** Later meetings of the same groups, in one of which it may have been approved. */
    private List<Meeting> later(Referat referat) {
        return meetings
                .page(
                        Meeting.class,
                        "/meetings?from={from}&limit={limit}",
                        referat.endsAt(),
                        MOST_LATER)
                .items()
                .stream()
                .filter(it -> it.groupIds().stream().anyMatch(referat.groupIds()::contains))
                .filter(it -> !it.meetingId().equals(referat.meetingId()))
                .filter(it -> it.status() != Meeting.Status.CANCELLED)
                .toList();
    }

    private static long open(Referat referat) {
        return referat.comments().stream().filter(it -> it.resolution() == null).count();
    }

    /** A week from now, when people go home. */
    private String commentsBy(Referat referat) {
        if (referat.commentsBy() != null) {
            return local(referat.commentsBy().atZone(referat.timeZone()));
        }
        return local(
                clock.instant().plus(FOR_COMMENTS).atZone(referat.timeZone()).with(END_OF_WORK));
    }

    private static String local(ZonedDateTime at) {
        return at.toLocalDateTime().withSecond(0).withNano(0).toString();
    }

    List<EditorItem> items(Referat referat, @Nullable Meeting meeting, Roll roll) {
        var minutes = new HashMap<String, Integer>();
        if (meeting != null) {
            minutes(meeting.agenda(), minutes);
        }
        var items = new ArrayList<EditorItem>();
        items(referat.items(), LEVEL, referat, minutes, roll, items);
        return items;
    }

    private static void items(
            List<ReferatItem> some,
            int level,
            Referat referat,
            Map<String, Integer> minutes,
            Roll roll,
            List<EditorItem> into) {
        for (var item : some) {
            into.add(
                    EditorItem.of(
                            item,
                            level,
                            minutes.get(item.number()),
                            ItemForm.of(item, roll),
                            remarks(referat, roll, item.number())));
            items(item.items(), level + 1, referat, minutes, roll, into);
        }
    }

    private static void minutes(List<AgendaItem> agenda, Map<String, Integer> into) {
        for (var item : agenda) {
            if (item.minutes() != null) {
                into.put(item.number(), item.minutes());
            }
            minutes(item.items(), into);
        }
    }

    /** The comments on one item; on none, those that are on the whole. */
    static List<Remark> remarks(Referat referat, Roll roll, @Nullable String number) {
        return referat.comments().stream()
                .filter(it ->
                        number == null ? it.itemNumber() == null : number.equals(it.itemNumber()))
                .map(it -> new Remark(it, roll.nameOf(it.memberId())))
                .toList();
    }

    static @Nullable ReferatItem find(List<ReferatItem> items, String number) {
        for (var item : items) {
            if (item.number().equals(number)) {
                return item;
            }
            var below = find(item.items(), number);
            if (below != null) {
                return below;
            }
        }
        return null;
    }
}
