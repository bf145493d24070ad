package no.saksgang.portal.referat;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;
import no.saksgang.portal.services.Meeting;
import no.saksgang.portal.services.Meeting.Attendance;
import no.saksgang.portal.services.Meeting.Guest;
import no.saksgang.portal.services.Meeting.Present;
import org.jspecify.annotations.Nullable;

/**
 * Who was there, as it is being ticked off: a row for each who was called, and the guests.
 *
 * @param guestsWere {@link #written} of the guests that are recorded
 * @param conflicts rows that somebody else has marked otherwise meanwhile; they hold what was typed
 *     here, and the next save lets that stand
 */
record AttendanceList(List<Row> rows, List<Guest> guests, String guestsWere, List<Row> conflicts) {
    AttendanceList {
        rows = List.copyOf(rows);
        guests = List.copyOf(guests);
        conflicts = List.copyOf(conflicts);
    }

    /** What is said of somebody who was called. */
    enum Mark {
        PRESENT,
        APOLOGY,
        ABSENT
    }

    /**
     * One person's line as it stands or is typed.
     *
     * @param mark null as long as nothing is said
     * @param from when they came, if late
     * @param until when they left, if early
     */
    record Entry(@Nullable Mark mark, @Nullable LocalTime from, @Nullable LocalTime until) {
        static final Entry NONE = new Entry(null, null, null);

        /** Times are said of those alone who were there. */
        Entry {
            from = mark == Mark.PRESENT ? from : null;
            until = mark == Mark.PRESENT ? until : null;
        }

        /** So that a form can say what it was made from: {@code PRESENT/10:15/}. */
        public String written() {
            return mark == null
                    ? ""
                    : mark + "/" + Objects.toString(from, "") + "/" + Objects.toString(until, "");
        }
    }

    /**
     * @param entry what the form shows
     * @param was {@link Entry#written} of what was recorded when the form was made
     * @param answer what they had answered, if anything
     * @param theirs what somebody else has recorded meanwhile, where that is something else
     */
    record Row(
            Person person,
            Entry entry,
            String was,
            Meeting.@Nullable Answer answer,
            @Nullable Entry theirs) {
        public boolean is(String mark) {
            return entry.mark() != null && entry.mark().name().equals(mark);
        }
    }

    /**
     * What a form says.
     *
     * @param was by member, as the form carried it
     * @param guestsWere the same of the guests
     */
    record Typed(
            Map<MemberId, Entry> entries,
            Map<MemberId, String> was,
            List<Guest> guests,
            String guestsWere) {}

    /** As recorded; before anything is, as was answered. */
    static AttendanceList of(Meeting meeting, Roll roll) {
        var recorded = recorded(meeting.attendance());
        var rows = new ArrayList<Row>();
        for (var person : roll.only(meeting.invitees())) {
            var id = Objects.requireNonNull(person.memberId());
            var answer = meeting.answerOf(id);
            var stands = recorded.getOrDefault(id, Entry.NONE);
            var shown = meeting.attendance() == null ? expected(answer) : stands;
            rows.add(new Row(person, shown, stands.written(), answer, null));
        }
        return new AttendanceList(
                rows,
                guests(meeting.attendance()),
                written(guests(meeting.attendance())),
                List.of());
    }

    /**
     * What was typed, on what is recorded by now: a row that was not touched here stays as others
     * have marked it, and one that both have touched is a conflict if they differ.
     */
    static AttendanceList merged(Typed typed, Meeting newest, Roll roll) {
        var recorded = recorded(newest.attendance());
        var rows = new ArrayList<Row>();
        var conflicts = new ArrayList<Row>();
        for (var person : roll.only(newest.invitees())) {
            var id = Objects.requireNonNull(person.memberId());
            var mine = typed.entries().getOrDefault(id, Entry.NONE);
            var was = typed.was().getOrDefault(id, "");
            var theirs = recorded.getOrDefault(id, Entry.NONE);
            var touchedHere = !mine.written().equals(was);
            var touchedThere = !theirs.written().equals(was);
            var answer = newest.answerOf(id);
            if (touchedHere && touchedThere && !mine.equals(theirs)) {
                var row = new Row(person, mine, theirs.written(), answer, theirs);
                rows.add(row);
                conflicts.add(row);
            } else {
                rows.add(
                        new Row(
                                person,
                                touchedHere ? mine : theirs,
                                theirs.written(),
                                answer,
                                null));
            }
        }
        return new AttendanceList(
                rows, guests(typed, newest), written(guests(newest.attendance())), conflicts);
    }

    /** Guests whom two have put down at the same time all stand. */
    private static List<Guest> guests(Typed typed, Meeting newest) {
        var theirs = guests(newest.attendance());
        if (written(theirs).equals(typed.guestsWere())) {
            return typed.guests();
        }
        if (written(typed.guests()).equals(typed.guestsWere())) {
            return theirs;
        }
        var both = new LinkedHashSet<>(theirs);
        both.addAll(typed.guests());
        return List.copyOf(both);
    }

    /** As the service wants it. Who is not marked is left out. */
    Attendance attendance() {
        return new Attendance(
                rows.stream()
                        .filter(it -> it.entry().mark() == Mark.PRESENT)
                        .map(it -> new Present(id(it), it.entry().from(), it.entry().until()))
                        .toList(),
                marked(Mark.APOLOGY),
                marked(Mark.ABSENT),
                guests);
    }

    private List<MemberId> marked(Mark mark) {
        return rows.stream()
                .filter(it -> it.entry().mark() == mark)
                .map(AttendanceList::id)
                .toList();
    }

    public long count(String mark) {
        return rows.stream().filter(it -> it.is(mark)).count();
    }

    public long unmarked() {
        return rows.stream().filter(it -> it.entry().mark() == null).count();
    }

    /** Guests as one text, so that a form can say what it was made from. */
    static String written(List<Guest> guests) {
        return Fingerprint.of(guests);
    }

    private static MemberId id(Row row) {
        return Objects.requireNonNull(row.person().memberId());
    }

    private static Entry expected(Meeting.@Nullable Answer answer) {
        return answer == null
                ? Entry.NONE
                : switch (answer.answer()) {
                    case ACCEPTED -> new Entry(Mark.PRESENT, answer.from(), answer.until());
                    case DECLINED -> new Entry(Mark.APOLOGY, null, null);
                    case TENTATIVE -> Entry.NONE;
                };
    }

    private static Map<MemberId, Entry> recorded(@Nullable Attendance attendance) {
        var entries = new LinkedHashMap<MemberId, Entry>();
        if (attendance != null) {
            attendance
                    .present()
                    .forEach(it ->
                            entries.put(
                                    it.memberId(), new Entry(Mark.PRESENT, it.from(), it.until())));
            attendance
                    .apologies()
                    .forEach(it -> entries.put(it, new Entry(Mark.APOLOGY, null, null)));
            attendance.absent().forEach(it -> entries.put(it, new Entry(Mark.ABSENT, null, null)));
        }
        return entries;
    }

    private static List<Guest> guests(@Nullable Attendance attendance) {
        return attendance == null ? List.of() : attendance.guests();
    }
}
