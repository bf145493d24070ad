package no.saksgang.notificationservice.answer;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.Contact;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.Invitation;
import no.saksgang.notificationservice.message.MailWriter;
import no.saksgang.notificationservice.message.Plain;
import org.jspecify.annotations.Nullable;

/**
 * What a member wants to answer, before it is known whether it can be taken. The rules are the
 * meeting's; they are asked here too, since the member is here to be told.
 *
 * @param from local time of the meeting from which they are there, if not all of it
 * @param until local time until which they are there
 * @param recusedFrom numbers of the items in which they take no part
 */
record Wish(
        @Nullable AnswerKind answer,
        @Nullable String comment,
        @Nullable String substituteName,
        @Nullable String substituteEmail,
        @Nullable LocalTime from,
        @Nullable LocalTime until,
        List<String> recusedFrom) {
    static final int LONGEST_COMMENT = 2_000;
    static final int LONGEST_NAME = 200;

    Wish {
        comment = orNull(comment == null ? "" : Plain.lines(comment));
        substituteName = orNull(substituteName == null ? "" : Plain.line(substituteName));
        substituteEmail = orNull(substituteEmail);
        recusedFrom = List.copyOf(new TreeSet<>(recusedFrom));
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Nullable Contact substitute() {
        return substituteName == null || substituteEmail == null
                ? null
                : new Contact(substituteName, substituteEmail);
    }

    /**
     * What is wrong with it, if anything.
     *
     * @param ownAddress of the member, if it is known
     */
    List<Fault> faults(Invitation to, @Nullable String ownAddress) {
        var faults = new ArrayList<Fault>();
        if (answer == null) {
            faults.add(Fault.ANSWER_MISSING);
        }
        if (comment != null && comment.length() > LONGEST_COMMENT) {
            faults.add(Fault.COMMENT_TOO_LONG);
        }
        if (substituteName != null || substituteEmail != null) {
            faults.addAll(faultsOfSubstitute(ownAddress));
        }
        if (from != null || until != null) {
            if (answer == AnswerKind.DECLINED) {
                faults.add(Fault.PART_WITH_DECLINING);
            } else if (!isPartOf(to)) {
                faults.add(Fault.PART_OUTSIDE_MEETING);
            }
        }
        if (!numbers(to.agenda()).containsAll(recusedFrom)) {
            faults.add(Fault.ITEM_NOT_ON_AGENDA);
        }
        return faults;
    }

    private List<Fault> faultsOfSubstitute(@Nullable String ownAddress) {
        if (answer != null && answer != AnswerKind.DECLINED) {
            return List.of(Fault.SUBSTITUTE_WITHOUT_DECLINING);
        }
        var faults = new ArrayList<Fault>();
        if (substituteName == null) {
            faults.add(Fault.SUBSTITUTE_WITHOUT_NAME);
        } else if (substituteName.length() > LONGEST_NAME) {
            faults.add(Fault.SUBSTITUTES_NAME_TOO_LONG);
        }
        if (substituteEmail == null) {
            faults.add(Fault.SUBSTITUTE_WITHOUT_ADDRESS);
        } else if (!MailWriter.canReach(substituteEmail)) {
            faults.add(Fault.SUBSTITUTES_ADDRESS_UNUSABLE);
        } else if (substituteEmail.equalsIgnoreCase(ownAddress)) {
            faults.add(Fault.SUBSTITUTE_FOR_ONESELF);
        }
        return faults;
    }

    /** Over several days a time of day does not say which day is meant. */
    private boolean isPartOf(Invitation to) {
        var start = to.startsAt().atZone(to.timeZone());
        var end = to.endsAt().atZone(to.timeZone());
        if (!start.toLocalDate().equals(end.toLocalDate())) {
            return true;
        }
        var comes = from == null ? start.toLocalTime() : from;
        var leaves = until == null ? end.toLocalTime() : until;
        return !comes.isBefore(start.toLocalTime())
                && !leaves.isAfter(end.toLocalTime())
                && comes.isBefore(leaves);
    }

    private static Set<String> numbers(List<AgendaItem> items) {
        var numbers = new TreeSet<String>();
        for (var item : items) {
            numbers.add(item.number());
            numbers.addAll(numbers(item.items()));
        }
        return numbers;
    }
}
