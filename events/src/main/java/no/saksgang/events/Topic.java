package no.saksgang.events;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.saksgang.events.announcement.AnnouncementEvent;
import no.saksgang.events.casework.CaseEvent;
import no.saksgang.events.conference.ConferenceEvent;
import no.saksgang.events.directory.DirectoryEvent;
import no.saksgang.events.followup.FollowUpEvent;
import no.saksgang.events.mailing.MailingEvent;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.events.minutes.MinutesEvent;
import no.saksgang.events.referat.ReferatEvent;
import no.saksgang.events.reply.ReplyEvent;

/**
 * Kafka's topics, and what is said on each. A topic belongs to the one service that speaks there.
 */
public enum Topic {
    MEETINGS("saksgang.meetings", MeetingEvent.class, "/meeting-service"),
    REFERATER("saksgang.referater", ReferatEvent.class, "/meeting-service"),
    CONFERENCES("saksgang.conferences", ConferenceEvent.class, "/meeting-service"),
    ANNOUNCEMENTS("saksgang.announcements", AnnouncementEvent.class, "/meeting-service"),
    FOLLOWUPS("saksgang.followups", FollowUpEvent.class, "/meeting-service"),
    CASES("saksgang.cases", CaseEvent.class, "/meeting-service"),
    DIRECTORY("saksgang.directory", DirectoryEvent.class, "/meeting-service"),
    REPLIES("saksgang.replies", ReplyEvent.class, "/notification-service"),
    MINUTES("saksgang.minutes", MinutesEvent.class, "/minutes-service"),
    MAILINGS("saksgang.mailings", MailingEvent.class, "/notification-service");

    private static final Map<Class<?>, Topic> BY_EVENT =
            Arrays.stream(values())
                    .flatMap(topic -> topic.events().stream().map(event -> Map.entry(event, topic)))
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Map<String, Class<? extends Event>> BY_TYPE =
            Arrays.stream(values())
                    .flatMap(topic -> topic.events().stream())
                    .collect(Collectors.toUnmodifiableMap(Event::typeOf, Function.identity()));

    private final String topicName;
    private final Class<? extends Event> family;
    private final String source;

    Topic(String topicName, Class<? extends Event> family, String source) {
        this.topicName = topicName;
        this.family = family;
        this.source = source;
    }

    /** The topic on which events of this class are said. */
    public static Topic of(Class<? extends Event> event) {
        var topic = BY_EVENT.get(event);
        if (topic == null) {
            throw new IllegalArgumentException("no topic for " + event);
        }
        return topic;
    }

    /**
     * The record of a CloudEvents {@code type}; empty for a type that this version does not know.
     */
    public static Optional<Class<? extends Event>> eventOf(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** Kafka's name of the topic. */
    public String topicName() {
        return topicName;
    }

    /** CloudEvents' {@code source}: who speaks on this topic. */
    public String source() {
        return source;
    }

    /** The sealed interface of all that is said here. */
    public Class<? extends Event> family() {
        return family;
    }

    /** Whether only the newest record of a key is kept, and a tombstone erases it. */
    public boolean compacted() {
        return this == DIRECTORY || this == REPLIES;
    }

    /**
     * How long what is said here is kept; empty: for ever. What came in for another service to
     * judge holds members' own words, and is of no use once it was judged.
     */
    public Optional<Duration> keptFor() {
        return this == REPLIES ? Optional.of(Duration.ofDays(7)) : Optional.empty();
    }

    /** Kafka's {@code cleanup.policy} of the topic. */
    public List<String> cleanupPolicies() {
        if (!compacted()) {
            return List.of("delete");
        }
        return keptFor().isPresent() ? List.of("compact", "delete") : List.of("compact");
    }

    /** Every record that the family permits. */
    public List<Class<? extends Event>> events() {
        return records(family).toList();
    }

    private static Stream<Class<? extends Event>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type.asSubclass(Event.class))
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(Topic::records);
    }
}
