package no.saksgang.notificationservice.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.saksgang.events.Audience;
import no.saksgang.events.Contact;
import no.saksgang.events.Event;
import no.saksgang.events.GroupId;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.announcement.AnnouncementPublished;
import no.saksgang.events.conference.ConferenceEvent;
import no.saksgang.events.directory.Language;
import no.saksgang.events.followup.FollowUpEvent;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.InvitationAnswered;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.events.referat.ReferatApproved;
import no.saksgang.events.referat.ReferatCirculated;
import no.saksgang.events.referat.ReferatCorrected;
import no.saksgang.notificationservice.message.CalendarPart.Standing;
import no.saksgang.notificationservice.message.Letter.Item;
import no.saksgang.notificationservice.token.Links;
import no.saksgang.notificationservice.token.MessageIds;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes mail. What is the same for all is written once per language, by {@link #prepare}. */
@Component
public final class MailWriter {
    private static final int ID_DIGITS = 40;
    private static final String OPEN = "…";
    private static final MemberId NOBODY = new MemberId("nobody");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    private final MailSettings settings;
    private final String domain;
    private final Names names;
    private final MessageIds messageIds;
    private final Links links;
    private final UnaryOperator<byte[]> signed;
    private final Pages pages = new Pages();
    private final Map<Language, Wording> wordings = new EnumMap<>(Language.class);

    public MailWriter(
            MailSettings settings,
            Names names,
            MessageIds messageIds,
            Links links,
            DkimSettings dkim) {
        this.settings = settings;
        this.domain = settings.domain();
        this.names = names;
        this.messageIds = messageIds;
        this.links = links;
        var signing = dkim.signing(settings);
        this.signed = signing == null ? UnaryOperator.identity() : signing::signed;
        for (var language : Language.values()) {
            wordings.put(language, new Wording(language));
        }
    }

    /**
     * The mail of an occasion in one language, but for what is each one's own. Takes milliseconds.
     */
    public MasterCopy prepare(Occasion occasion, Language language) {
        var wording = Objects.requireNonNull(wordings.get(language));
        var letters = new Letters(wording, names, links);
        var letter = letters.of(occasion);
        var contact = contact(occasion);
        return new MasterCopy(
                letter,
                pages.text(letter),
                pages.html(letter),
                calendar(occasion, letter, letters, wording, contact),
                contact == null ? settings.name() : contact.name(),
                settings.address(),
                replyTo(occasion.purpose(), contact),
                headers(occasion, letter),
                unsubscribe(occasion.purpose()),
                member -> messageId(occasion.mailing(), member),
                member -> tokens(occasion, member),
                signed);
    }

    /**
     * The same for somebody to read who is none of those who get it: their names are left open, and
     * so are the links that are theirs alone. Papers, and the address to join by, are as they will
     * be.
     */
    public Shown show(Occasion occasion, Language language) {
        var wording = Objects.requireNonNull(wordings.get(language));
        var letters = new Letters(wording, names, links);
        var letter = letters.of(occasion);
        var open = new EnumMap<Mark, String>(Mark.class);
        for (var mark : Mark.values()) {
            open.put(mark, OPEN);
        }
        var calendar = calendar(occasion, letter, letters, wording, contact(occasion));
        return new Shown(
                letter.subject(),
                Mark.filled(pages.text(letter), open),
                Mark.filled(pages.html(letter), open),
                calendar == null
                        ? null
                        : calendar.to(
                                new Recipient(NOBODY, OPEN, "nobody@saksgang.invalid", language),
                                open));
    }

    /**
     * Where a person's reply goes. What the suite reads itself comes to its own address: answers to
     * invitations, which some programs send there rather than to the organizer, and comments on
     * drafts. All else is for people.
     */
    private @Nullable Contact replyTo(Purpose purpose, @Nullable Contact contact) {
        return switch (purpose) {
            case INVITATION,
                    AMENDMENT,
                    RESCHEDULING,
                    CANCELLATION,
                    WELCOME,
                    FAREWELL,
                    ANSWER_NOTED,
                    CONFERENCE,
                    CONFERENCE_CHANGED,
                    CONFERENCE_CANCELLED,
                    REFERAT_DRAFT,
                    REMINDER_UNCOMMENTED ->
                    new Contact(
                            contact == null ? settings.name() : contact.name(), settings.address());
            case PAPER,
                    REFERAT_APPROVED,
                    REFERAT_CORRECTED,
                    ANNOUNCEMENT,
                    DIGEST,
                    REMINDER_UNANSWERED,
                    REMINDER_ATTENDING,
                    REMINDER_FOLLOW_UP,
                    REMINDER_FOLLOW_UP_LATE ->
                    contact != null && Plain.isAddress(contact.email())
                            ? contact
                            : settings.replyTo() == null
                                    ? null
                                    : new Contact("", settings.replyTo());
        };
    }

    private List<String> headers(Occasion occasion, Letter letter) {
        var headers = new ArrayList<String>();
        var thread = "<" + digest(thread(occasion)) + "@" + domain + ">";
        if (!begins(occasion.purpose())) {
            headers.add(Header.token("In-Reply-To", thread));
        }
        headers.add(Header.token("References", thread));
        headers.add(
                Header.list(
                        letter.groups().isEmpty()
                                ? settings.name()
                                : String.join(", ", letter.groups()),
                        list(occasion.event()) + "." + domain));
        return headers;
    }

    /** Whether it is the first that one hears of a matter, and no mail to follow up. */
    private static boolean begins(Purpose purpose) {
        return switch (purpose) {
            case INVITATION, WELCOME, CONFERENCE, ANNOUNCEMENT, DIGEST -> true;
            default -> false;
        };
    }

    /** Whose mail it is: a group's own, several groups' together, or everyone's. */
    private static String list(Event event) {
        return switch (event) {
            case MeetingEvent.OfInvitation it -> list(it.invitation().groupIds());
            case ReferatCirculated it -> list(it.groupIds());
            case ReferatApproved it -> list(it.referat().groupIds());
            case ReferatCorrected it -> list(it.referat().groupIds());
            case ConferenceEvent.OfConference it -> list(it.conference().audience());
            case AnnouncementPublished it -> list(it.audience());
            case FollowUpEvent.OfFollowUp it -> list(it.followUp().groupIds());
            default -> "all";
        };
    }

    private static String list(Audience audience) {
        return audience.everyone() ? "all" : list(audience.groupIds());
    }

    private static String list(List<GroupId> groups) {
        if (groups.size() != 1) {
            return groups.isEmpty() ? "all" : "joint";
        }
        var id = groups.getFirst().value();
        // RFC 2919, 2: only what may stand in an address.
        return LABEL.matcher(id).matches() ? id : "group-" + digest(id).substring(0, 12);
    }

    private Map<Mark, String> tokens(Occasion occasion, MemberId member) {
        var tokens = new EnumMap<Mark, String>(Mark.class);
        if (occasion.event() instanceof MeetingEvent.OfInvitation it) {
            tokens.put(
                    Mark.ANSWER,
                    links.answerToken(it.meetingId(), member, it.invitation().startsAt()));
        }
        if (occasion.event() instanceof FollowUpEvent.OfFollowUp it) {
            tokens.put(Mark.CLOSING, links.closingToken(it.followUpId(), member, occasion.at()));
        }
        tokens.put(Mark.PREFERENCES, links.preferencesToken(member, occasion.at()));
        return tokens;
    }

    /**
     * How a mail program lets one leave a list, of what may be left: by a post (RFC 8058), or by a
     * mail of which a person reads the subject. An invitation to one's own group is not a list.
     */
    private List<String> unsubscribe(Purpose purpose) {
        var list =
                switch (purpose) {
                    case ANNOUNCEMENT, DIGEST -> "announcements";
                    case CONFERENCE, CONFERENCE_CHANGED -> "conferences";
                    default -> null;
                };
        return list == null
                ? List.of()
                : List.of(
                        "<" + links.unsubscribe(Mark.PREFERENCES.sign(), list) + ">",
                        "<mailto:" + settings.address() + "?subject=unsubscribe%20" + list + ">");
    }

    /** Follows from the row alone, so that a repeat is recognisably the same message. */
    public String messageId(MailingId mailing, MemberId member) {
        return messageIds.of(mailing, member, domain);
    }

    /** Whether mail can be sent there at all. */
    public static boolean canReach(String email) {
        return Plain.isAddress(email);
    }

    private @Nullable CalendarPart calendar(
            Occasion occasion,
            Letter letter,
            Letters letters,
            Wording wording,
            @Nullable Contact contact) {
        return switch (occasion.purpose()) {
            case INVITATION,
                    AMENDMENT,
                    RESCHEDULING,
                    CANCELLATION,
                    WELCOME,
                    FAREWELL,
                    ANSWER_NOTED -> {
                var event = (MeetingEvent.OfInvitation) occasion.event();
                var it = event.invitation();
                var gone =
                        occasion.purpose() == Purpose.CANCELLATION
                                || occasion.purpose() == Purpose.FAREWELL;
                yield CalendarPart.of(
                        new CalendarPart.Entry(
                                new Uids(settings).of(occasion.event().subject()),
                                it.revision() - 1,
                                switch (occasion.purpose()) {
                                    case CANCELLATION -> Standing.CANCELLED;
                                    case FAREWELL -> Standing.UNINVITED;
                                    default -> Standing.ON;
                                },
                                it.title(),
                                gone
                                        ? null
                                        : wording.say("answer.here")
                                                + ": "
                                                + links.answer(Mark.ANSWER.sign()),
                                // An update replaces the whole entry.
                                description(
                                        occasion.purpose() == Purpose.ANSWER_NOTED
                                                ? letters.invitation(event)
                                                : letter),
                                location(it.place().name(), it.place().address()),
                                Plain.link(it.place().url()),
                                null,
                                it.startsAt(),
                                it.endsAt(),
                                it.timeZone(),
                                occasion.at(),
                                contact == null ? settings.name() : contact.name(),
                                settings.address(),
                                wording.say("calendar.reminder", Plain.line(it.title())),
                                answers(occasion)));
            }
            case CONFERENCE, CONFERENCE_CHANGED, CONFERENCE_CANCELLED -> {
                var it = ((ConferenceEvent.OfConference) occasion.event()).conference();
                yield CalendarPart.of(
                        new CalendarPart.Entry(
                                new Uids(settings).of(occasion.event().subject()),
                                it.revision() - 1,
                                occasion.purpose() == Purpose.CONFERENCE_CANCELLED
                                        ? Standing.CANCELLED
                                        : Standing.ON,
                                it.title(),
                                null,
                                description(letter),
                                location(it.place().name(), it.place().address()),
                                Plain.link(it.place().url()),
                                it.startsAt() == null ? it.date() : null,
                                it.startsAt(),
                                it.endsAt(),
                                it.timeZone(),
                                occasion.at(),
                                contact == null ? settings.name() : contact.name(),
                                settings.address(),
                                wording.say("calendar.reminder", Plain.line(it.title())),
                                Map.of()));
            }
            case PAPER,
                    REFERAT_DRAFT,
                    REFERAT_APPROVED,
                    REFERAT_CORRECTED,
                    ANNOUNCEMENT,
                    DIGEST,
                    REMINDER_UNANSWERED,
                    REMINDER_ATTENDING,
                    REMINDER_UNCOMMENTED,
                    REMINDER_FOLLOW_UP,
                    REMINDER_FOLLOW_UP_LATE ->
                    null;
        };
    }

    private static Map<MemberId, AnswerKind> answers(Occasion occasion) {
        return occasion.more().stream()
                .filter(InvitationAnswered.class::isInstance)
                .map(InvitationAnswered.class::cast)
                .collect(
                        Collectors.toMap(
                                InvitationAnswered::memberId,
                                InvitationAnswered::answer,
                                (_, last) -> last));
    }

    static String location(String name, @Nullable String address) {
        return address == null || address.isBlank() ? name : name + ", " + address;
    }

    /**
     * What a calendar shows below the title: what is wanted, where one joins, the agenda, the
     * papers. Each link stands here too: not every calendar shows CONFERENCE.
     */
    private static String description(Letter letter) {
        var text = new StringBuilder();
        letter.lead().forEach(it -> text.append(it).append('\n'));
        if (letter.changes() != null) {
            text.append('\n').append(letter.changes().heading()).append(":\n");
            letter.changes().sentences().forEach(it -> text.append("- ").append(it).append('\n'));
        }
        return text.append(content(letter)).toString();
    }

    /** The same without what is wanted. */
    static String content(Letter letter) {
        var text = new StringBuilder();
        letter.facts().stream()
                .filter(it -> it.url() != null)
                .forEach(it ->
                        text.append('\n')
                                .append(it.value())
                                .append(": ")
                                .append(it.url())
                                .append('\n'));
        if (letter.body() != null) {
            text.append('\n').append(letter.body().text()).append('\n');
        }
        if (letter.action() != null) {
            text.append('\n')
                    .append(letter.action().title())
                    .append(": ")
                    .append(letter.action().url())
                    .append('\n');
        }
        if (!letter.agenda().isEmpty()) {
            text.append('\n').append(letter.agendaHeading()).append(":\n");
            letter.agenda().forEach(it -> agenda(text, "", it));
        }
        if (!letter.papers().isEmpty()) {
            text.append('\n').append(letter.papersHeading()).append(":\n");
            letter.papers()
                    .forEach(it ->
                            text.append(it.title()).append(": ").append(it.url()).append('\n'));
        }
        return text.toString();
    }

    private static void agenda(StringBuilder text, String indent, Item item) {
        text.append(indent).append(item.number()).append(". ").append(item.title()).append('\n');
        item.papers()
                .forEach(it ->
                        text.append(indent)
                                .append("   ")
                                .append(it.title())
                                .append(": ")
                                .append(it.url())
                                .append('\n'));
        item.items().forEach(it -> agenda(text, indent + "   ", it));
    }

    private static @Nullable Contact contact(Occasion occasion) {
        return switch (occasion.event()) {
            case MeetingEvent.OfInvitation it -> it.invitation().contact();
            case ReferatCirculated it -> it.contact();
            case ReferatApproved it -> it.referat().contact();
            case ReferatCorrected it -> it.referat().contact();
            case ConferenceEvent.OfConference it -> it.conference().contact();
            case AnnouncementPublished it -> it.contact();
            case FollowUpEvent.OfFollowUp it -> it.followUp().contact();
            default -> null;
        };
    }

    /** All the mail about one meeting, its referat and follow-ups included, is one conversation. */
    private static String thread(Occasion occasion) {
        return switch (occasion.event()) {
            case MeetingEvent it -> "meeting/" + it.meetingId();
            case no.saksgang.events.referat.ReferatEvent it -> "meeting/" + it.meetingId();
            case FollowUpEvent.OfFollowUp it when it.followUp().meetingId() != null ->
                    "meeting/" + it.followUp().meetingId();
            default -> occasion.event().subject().toString();
        };
    }

    private static String digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
