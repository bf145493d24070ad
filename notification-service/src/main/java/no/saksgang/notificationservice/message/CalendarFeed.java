package no.saksgang.notificationservice.message;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.saksgang.events.Contact;
import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;
import no.saksgang.events.conference.ConferenceCancelled;
import no.saksgang.events.conference.ConferenceEvent;
import no.saksgang.events.directory.Language;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.MeetingCancelled;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.notificationservice.message.CalendarPart.Standing;
import no.saksgang.notificationservice.token.Links;
import org.jspecify.annotations.Nullable;

/**
 * Writes the calendars that programs subscribe to. A meeting or conference stands there under the
 * UID and with the SEQUENCE of its invitation, so that both are recognisably the same. There is no
 * link by which to answer: whoever is given a calendar to read can do nothing else with it.
 *
 * <p>A deadline is a whole day on which one is free, since no program shows the tasks (VTODO) of a
 * calendar that it subscribes to.
 */
public final class CalendarFeed {
    private static final MemberId READER = new MemberId("reader");

    private final MailSettings settings;
    private final Uids uids;
    private final Wording wording;
    private final Letters letters;

    public CalendarFeed(MailSettings settings, Names names, Links links, Language language) {
        this.settings = settings;
        this.uids = new Uids(settings);
        this.wording = new Wording(language);
        this.letters = new Letters(wording, names, links);
    }

    /** What stands in such a calendar. */
    public sealed interface Item {
        /**
         * @param stamp when it became as it is
         * @param reader whose calendar it is, if it is one member's
         */
        record OfMeeting(
                MeetingEvent.OfInvitation event,
                boolean cancelled,
                Instant stamp,
                @Nullable Reader reader)
                implements Item {}

        /**
         * @param stamp when it became as it is
         */
        record OfConference(ConferenceEvent.OfConference event, boolean cancelled, Instant stamp)
                implements Item {}

        /**
         * @param of the meeting or conference
         * @param title of that
         * @param stamp when it became as it is
         */
        record Deadline(
                Kind kind,
                Subject of,
                String title,
                Instant by,
                ZoneId zone,
                @Nullable Contact contact,
                Instant stamp)
                implements Item {
            /** Until when to do what. */
            public enum Kind {
                ANSWER,
                COMMENTS,
                REGISTRATION
            }
        }
    }

    /**
     * @param answer what they have answered, if anything
     */
    public record Reader(@Nullable AnswerKind answer) {}

    /**
     * The calendar, as RFC 5545 has it.
     *
     * @param group whose it is; without, it is the reader's own
     * @param refresh how often to read it again
     */
    public String write(@Nullable String group, Duration refresh, List<Item> items) {
        return CalendarPart.published(
                group == null ? wording.say("feed.mine") : group,
                refresh,
                items.stream().map(this::entry).toList());
    }

    private CalendarPart.Entry entry(Item item) {
        return switch (item) {
            case Item.OfMeeting it -> meeting(it);
            case Item.OfConference it -> conference(it);
            case Item.Deadline it -> deadline(it);
        };
    }

    private CalendarPart.Entry meeting(Item.OfMeeting item) {
        var it = item.event().invitation();
        var about = new ArrayList<String>();
        if (item.cancelled()) {
            about.add(cancelled(item.event() instanceof MeetingCancelled(_, var why) ? why : null));
        } else {
            if (item.reader() != null) {
                about.add(answered(item.reader().answer()));
            }
            about.add(MailWriter.content(letters.invitation(item.event())));
        }
        return new CalendarPart.Entry(
                uids.of(item.event().subject()),
                it.revision() - 1,
                standing(item.cancelled()),
                summary(item.cancelled(), it.title()),
                null,
                String.join("\n", about),
                MailWriter.location(it.place().name(), it.place().address()),
                Plain.link(it.place().url()),
                null,
                it.startsAt(),
                it.endsAt(),
                it.timeZone(),
                item.stamp(),
                organizer(it.contact()),
                settings.address(),
                "",
                answers(item.reader()));
    }

    private CalendarPart.Entry conference(Item.OfConference item) {
        var it = item.event().conference();
        return new CalendarPart.Entry(
                uids.of(item.event().subject()),
                it.revision() - 1,
                standing(item.cancelled()),
                summary(item.cancelled(), it.title()),
                null,
                item.cancelled()
                        ? cancelled(
                                item.event() instanceof ConferenceCancelled(_, var why)
                                        ? why
                                        : null)
                        : MailWriter.content(letters.conference(item.event())),
                MailWriter.location(it.place().name(), it.place().address()),
                Plain.link(it.place().url()),
                it.startsAt() == null ? it.date() : null,
                it.startsAt(),
                it.endsAt(),
                it.timeZone(),
                item.stamp(),
                organizer(it.contact()),
                settings.address(),
                "",
                Map.of());
    }

    private CalendarPart.Entry deadline(Item.Deadline it) {
        var label =
                wording.say(
                        switch (it.kind()) {
                            case ANSWER -> "answer-by";
                            case COMMENTS -> "comments-by";
                            case REGISTRATION -> "register-by";
                        });
        // What is due at midnight is due by the end of the day before.
        var local = it.by().atZone(it.zone());
        var endOfDay = local.toLocalTime().equals(LocalTime.MIDNIGHT);
        var title = Plain.line(it.title());
        return new CalendarPart.Entry(
                uids.of(
                        new Subject(
                                it.of().kind() + "-" + it.kind().name().toLowerCase(Locale.ROOT),
                                it.of().id())),
                0,
                Standing.ON,
                endOfDay
                        ? label + ": " + title
                        : wording.say("at", label, wording.hour(it.by(), it.zone())) + ": " + title,
                null,
                endOfDay
                        ? label + ": " + wording.day(local.toLocalDate().minusDays(1))
                        : label + ": " + wording.when(it.by(), it.zone()),
                "",
                null,
                endOfDay ? local.toLocalDate().minusDays(1) : local.toLocalDate(),
                null,
                null,
                it.zone(),
                it.stamp(),
                organizer(it.contact()),
                settings.address(),
                "",
                Map.of());
    }

    private static Map<MemberId, AnswerKind> answers(@Nullable Reader reader) {
        return reader == null || reader.answer() == null
                ? Map.of()
                : Map.of(READER, reader.answer());
    }

    private String answered(@Nullable AnswerKind answer) {
        return answer == null
                ? wording.say("feed.unanswered")
                : wording.say("answer-noted." + answer.name().toLowerCase(Locale.ROOT)) + ".";
    }

    private String cancelled(@Nullable String reason) {
        return reason == null || reason.isBlank()
                ? wording.say("feed.is-cancelled")
                : wording.say("feed.is-cancelled")
                        + " "
                        + wording.say("reason", Plain.line(reason));
    }

    private String summary(boolean cancelled, String title) {
        return cancelled ? wording.say("feed.cancelled", Plain.line(title)) : title;
    }

    private String organizer(@Nullable Contact contact) {
        return contact == null ? settings.name() : contact.name();
    }

    private static Standing standing(boolean cancelled) {
        return cancelled ? Standing.CANCELLED : Standing.ON;
    }
}
