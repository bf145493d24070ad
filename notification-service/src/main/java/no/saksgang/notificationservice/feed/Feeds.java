package no.saksgang.notificationservice.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;
import no.saksgang.events.conference.ConferenceEvent;
import no.saksgang.events.directory.Language;
import no.saksgang.events.meeting.InvitationAnswered;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.notificationservice.calendar.Entries;
import no.saksgang.notificationservice.calendar.Entry;
import no.saksgang.notificationservice.comment.Drafts;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.directory.Member;
import no.saksgang.notificationservice.message.CalendarFeed;
import no.saksgang.notificationservice.message.CalendarFeed.Item;
import no.saksgang.notificationservice.message.CalendarFeed.Item.Deadline;
import no.saksgang.notificationservice.message.CalendarFeed.Reader;
import no.saksgang.notificationservice.message.MailSettings;
import no.saksgang.notificationservice.preference.Preferences;
import no.saksgang.notificationservice.token.CalendarLinks.Owner;
import no.saksgang.notificationservice.token.Links;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What stands in the calendars that programs subscribe to. All of it follows from what was said:
 * two readings with nothing said between them are the same to the octet, until something is so long
 * over that it falls out.
 */
@Component
final class Feeds {
    private final Entries entries;
    private final Drafts drafts;
    private final Directory directory;
    private final Preferences preferences;
    private final MailSettings mail;
    private final Links links;
    private final FeedSettings settings;
    private final Clock clock;

    Feeds(
            Entries entries,
            Drafts drafts,
            Directory directory,
            Preferences preferences,
            MailSettings mail,
            Links links,
            FeedSettings settings,
            Clock clock) {
        this.entries = entries;
        this.drafts = drafts;
        this.directory = directory;
        this.preferences = preferences;
        this.mail = mail;
        this.links = links;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The calendar of one.
     *
     * @param asked language that the address asks for, if any
     * @return empty if there is no such member or group, or the member is forgotten
     */
    Optional<String> of(Owner owner, @Nullable Language asked) {
        return switch (owner) {
            case Owner.OfMember(var id) ->
                    directory.members(List.of(id)).get(id) instanceof Member.Known member
                            ? Optional.of(ofMember(member, asked))
                            : Optional.empty();
            case Owner.OfGroup(var id) ->
                    directory
                            .of(id)
                            .map(name -> ofGroup(id, name, asked == null ? Language.NB : asked));
        };
    }

    private String ofMember(Member.Known member, @Nullable Language asked) {
        var preference = preferences.of(member.id());
        var chosen = preference.language() == null ? member.language() : preference.language();
        var found = new ArrayList<>(entries.ofInvitee(member.id()));
        if (preference.conferences()) {
            var groups = directory.groupsOf(member.id());
            if (!groups.isEmpty()) {
                found.addAll(conferencesOf(groups));
            }
        }
        return write(null, member.id(), found, asked == null ? chosen : asked);
    }

    private String ofGroup(GroupId group, String name, Language language) {
        var found = new ArrayList<>(entries.ofGroups(List.of(group)));
        found.addAll(entries.ofEveryone());
        return write(name, null, found, language);
    }

    private List<Entry> conferencesOf(List<GroupId> groups) {
        var found = new ArrayList<>(entries.ofGroups(groups));
        found.addAll(entries.ofEveryone());
        found.removeIf(it -> it.conference().isEmpty());
        return found;
    }

    private String write(
            @Nullable String group,
            @Nullable MemberId reader,
            List<Entry> found,
            Language language) {
        var now = clock.instant();
        var shown = new LinkedHashMap<Subject, Entry>();
        found.stream()
                .filter(Entry::isAnnounced)
                .filter(it -> isShown(it, now))
                .forEach(it -> shown.put(it.subject(), it));
        var items = new ArrayList<Dated>();
        shown.values().forEach(it -> add(it, reader, now, items));
        addDrafts(shown, reader, items);
        items.sort(Comparator.comparing(Dated::at).thenComparing(Dated::id));
        var last = items.subList(Math.max(0, items.size() - settings.most()), items.size());
        return new CalendarFeed(mail, directory, links, language)
                .write(group, settings.refresh(), last.stream().map(Dated::item).toList());
    }

    /** In the order in which they are shown, which must not depend on the store's. */
    private record Dated(Instant at, String id, Item item) {}

    private boolean isShown(Entry it, Instant now) {
        return ends(it).filter(end ->
                        end.isAfter(ago(now, settings.back()))
                                && (!it.cancelled()
                                        || end.isAfter(now)
                                        || it.saidAt().isAfter(ago(now, settings.cancelled()))))
                .isPresent();
    }

    private static Instant ago(Instant now, Period period) {
        return now.atZone(ZoneOffset.UTC).minus(period).toInstant();
    }

    private static Optional<Instant> starts(Entry it) {
        return it.invitation()
                .map(meeting -> meeting.startsAt())
                .or(() ->
                        it.conference()
                                .flatMap(conference ->
                                        conference.startsAt() != null
                                                ? Optional.of(conference.startsAt())
                                                : Optional.ofNullable(conference.date())
                                                        .map(day ->
                                                                day.atStartOfDay(
                                                                                conference
                                                                                        .timeZone())
                                                                        .toInstant())));
    }

    /** Empty for what no calendar can show: a conference of which no day is known. */
    private static Optional<Instant> ends(Entry it) {
        return it.invitation()
                .map(meeting -> meeting.endsAt())
                .or(() ->
                        it.conference()
                                .flatMap(conference -> Optional.ofNullable(conference.endsAt())))
                .or(() -> starts(it).map(start -> start.plus(Duration.ofDays(1))));
    }

    private void add(Entry it, @Nullable MemberId reader, Instant now, List<Dated> items) {
        var start = starts(it).orElseThrow();
        var open = !it.cancelled() && ends(it).orElseThrow().isAfter(now);
        var id = it.subject().toString();
        switch (it.about()) {
            case MeetingEvent.OfInvitation event -> {
                var answer = reader == null ? null : it.answerOf(reader).orElse(null);
                items.add(
                        new Dated(
                                start,
                                id,
                                new Item.OfMeeting(
                                        event,
                                        it.cancelled(),
                                        stamp(it, answer),
                                        reader == null
                                                ? null
                                                : new Reader(
                                                        answer == null ? null : answer.answer()))));
                var meeting = event.invitation();
                if (open && answer == null && meeting.answerBy() != null) {
                    add(
                            new Deadline(
                                    Deadline.Kind.ANSWER,
                                    it.subject(),
                                    meeting.title(),
                                    meeting.answerBy(),
                                    meeting.timeZone(),
                                    meeting.contact(),
                                    it.saidAt()),
                            items);
                }
            }
            case ConferenceEvent.OfConference event -> {
                items.add(
                        new Dated(
                                start,
                                id,
                                new Item.OfConference(event, it.cancelled(), it.saidAt())));
                var conference = event.conference();
                var by = conference.registration().by();
                if (open && by != null) {
                    add(
                            new Deadline(
                                    Deadline.Kind.REGISTRATION,
                                    it.subject(),
                                    conference.title(),
                                    by,
                                    conference.timeZone(),
                                    conference.contact(),
                                    it.saidAt()),
                            items);
                }
            }
            case null, default -> {}
        }
    }

    /** The drafts of the meetings shown that comments are wanted on. */
    private void addDrafts(
            Map<Subject, Entry> shown, @Nullable MemberId reader, List<Dated> items) {
        var meetings =
                shown.values().stream()
                        .filter(it -> it.invitation().isPresent())
                        .map(it -> new MeetingId(it.subject().id()))
                        .toList();
        for (var open : drafts.open(meetings)) {
            var draft = open.draft();
            if (reader == null || draft.invitees().contains(reader)) {
                add(
                        new Deadline(
                                Deadline.Kind.COMMENTS,
                                new Subject("meeting", draft.meetingId().value()),
                                draft.title(),
                                draft.commentsBy(),
                                draft.timeZone(),
                                draft.contact(),
                                open.saidAt()),
                        items);
            }
        }
    }

    private static void add(Deadline deadline, List<Dated> items) {
        items.add(new Dated(deadline.by(), deadline.of() + "/" + deadline.kind(), deadline));
    }

    /** An answer changes what its giver reads, too. */
    private static Instant stamp(Entry it, @Nullable InvitationAnswered answer) {
        return answer != null && answer.answeredAt().isAfter(it.saidAt())
                ? answer.answeredAt()
                : it.saidAt();
    }
}
