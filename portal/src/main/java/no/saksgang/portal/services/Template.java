package no.saksgang.portal.services;

import java.time.LocalTime;
import java.util.List;
import no.saksgang.events.ItemKind;
import no.saksgang.events.Place;
import org.jspecify.annotations.Nullable;

/** What the meetings of a group are like. */
public record Template(
        String title,
        LocalTime startTime,
        int minutes,
        @Nullable Place place,
        int answerDays,
        List<Item> items) {
    public record Item(String title, ItemKind kind, @Nullable Integer minutes) {}

    public LocalTime endTime() {
        return startTime.plusMinutes(minutes);
    }
}
