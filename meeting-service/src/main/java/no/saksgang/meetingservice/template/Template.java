package no.saksgang.meetingservice.template;

import java.time.LocalTime;
import java.util.List;
import no.saksgang.chassis.outbox.Aggregate;
import no.saksgang.events.ItemKind;
import no.saksgang.events.Place;
import no.saksgang.events.meeting.MeetingEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the meetings of a group are like (<i>møtemal</i>). It says nothing to others: a meeting that
 * begins with it does.
 */
final class Template extends Aggregate<MeetingEvent> {
    private @Nullable Outline outline;

    /**
     * @param startTime on the wall clock of wherever the meeting will be
     * @param minutes how long it takes
     * @param answerDays how many days before it answers are asked for
     * @param items in the order of the agenda
     */
    record Outline(
            String title,
            LocalTime startTime,
            int minutes,
            @Nullable Place place,
            int answerDays,
            List<Item> items) {
        Outline {
            items = List.copyOf(items);
        }
    }

    /**
     * @param minutes how long it is meant to take, if that is said
     */
    record Item(String title, ItemKind kind, @Nullable Integer minutes) {}

    // As it is stored; none once it has been taken away.
    Template(@Nullable Outline outline) {
        this.outline = outline;
    }

    void redraw(Outline anew) {
        outline = anew;
    }

    void remove() {
        outline = null;
    }

    @Nullable Outline outline() {
        return outline;
    }
}
