package no.saksgang.notificationservice.answer;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Place;
import no.saksgang.events.meeting.AnswerKind;
import org.jspecify.annotations.Nullable;

/**
 * What an answer link stands for, as a program sees it.
 *
 * @param revision of the invitation, to be said with the answer
 * @param agenda number and title of each item
 * @param given what has been answered, if anything
 */
record AnswerView(
        MeetingId meetingId,
        int revision,
        String title,
        Instant startsAt,
        Instant endsAt,
        ZoneId timeZone,
        Place place,
        @Nullable Instant answerBy,
        Invited.Status status,
        List<Item> agenda,
        @Nullable GivenView given) {
    record Item(String number, String title) {}

    /**
     * @param noted whether the meeting has it; until then it is on its way
     */
    record GivenView(
            AnswerKind answer,
            Instant answeredAt,
            Invited.Way way,
            boolean noted,
            boolean commented,
            @Nullable String substitute,
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            List<String> recusedFrom) {}

    static AnswerView of(Invited invited) {
        var it = invited.invitation();
        var given = invited.given();
        return new AnswerView(
                it.meetingId(),
                it.revision(),
                it.title(),
                it.startsAt(),
                it.endsAt(),
                it.timeZone(),
                it.place(),
                it.answerBy(),
                invited.status(),
                it.agenda().stream().flatMap(AnswerView::items).toList(),
                given == null
                        ? null
                        : new GivenView(
                                given.answer(),
                                given.at(),
                                given.way(),
                                given.noted(),
                                given.commented(),
                                given.substitute(),
                                given.from(),
                                given.until(),
                                given.recusedFrom()));
    }

    private static Stream<Item> items(AgendaItem it) {
        return Stream.concat(
                Stream.of(new Item(it.number(), it.title())),
                it.items().stream().flatMap(AnswerView::items));
    }
}
