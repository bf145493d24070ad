package no.saksgang.notificationservice.message;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import no.saksgang.events.AgendaItem;
import no.saksgang.events.AnnouncementId;
import no.saksgang.events.Audience;
import no.saksgang.events.ConferenceId;
import no.saksgang.events.Contact;
import no.saksgang.events.Due;
import no.saksgang.events.Event;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.GroupId;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MailingId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Paper;
import no.saksgang.events.Person;
import no.saksgang.events.Place;
import no.saksgang.events.Visibility;
import no.saksgang.events.announcement.AnnouncementPublished;
import no.saksgang.events.conference.ConferenceAnnounced;
import no.saksgang.events.conference.ConferenceCancelled;
import no.saksgang.events.conference.ConferenceChanged;
import no.saksgang.events.conference.ConferenceDetails;
import no.saksgang.events.directory.Language;
import no.saksgang.events.followup.FollowUpDetails;
import no.saksgang.events.followup.FollowUpRegistered;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.AgendaAmended;
import no.saksgang.events.meeting.AgendaApproved;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.meeting.Invitation;
import no.saksgang.events.meeting.InvitationAnswered;
import no.saksgang.events.meeting.InviteesChanged;
import no.saksgang.events.meeting.MeetingCancelled;
import no.saksgang.events.meeting.MeetingRescheduled;
import no.saksgang.events.meeting.MeetingType;
import no.saksgang.events.meeting.PaperAdded;
import no.saksgang.events.referat.Approval;
import no.saksgang.events.referat.ApprovedReferat;
import no.saksgang.events.referat.Attendees;
import no.saksgang.events.referat.ReferatApproved;
import no.saksgang.events.referat.ReferatCirculated;
import no.saksgang.events.referat.ReferatCorrected;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.events.referat.References;
import no.saksgang.events.referat.SettledComment;
import no.saksgang.notificationservice.token.LinkSettings;
import no.saksgang.notificationservice.token.Links;
import no.saksgang.notificationservice.token.MessageIds;
import no.saksgang.notificationservice.token.Tokens;
import org.jspecify.annotations.Nullable;

/** An invented group of an invented region, and one mail of each kind. */
public final class Examples {
    public static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    static final Instant SAID = Instant.parse("2025-08-28T07:00:00Z");
    static final Instant SENT = Instant.parse("2025-08-28T07:00:05Z");
    static final MemberId ASTA = new MemberId("asta");
    static final MemberId JORN = new MemberId("jorn");
    static final MemberId MARI = new MemberId("mari");
    public static final GroupId NAERING = new GroupId("naering");
    private static final byte[] KEY =
            "for examples only, no secret at all".getBytes(StandardCharsets.UTF_8);
    private static final Contact SECRETARIAT =
            new Contact("Fjordregionens sekretariat", "post@fjordregionen.example");
    private static final MeetingId MEETING = new MeetingId("m1");
    private static final Instant START = Instant.parse("2025-09-11T08:00:00Z");
    private static final Instant END = Instant.parse("2025-09-11T10:30:00Z");
    private static final Place TEAMS =
            new Place("Teams", "https://teams.example/l/meetup-join/19%3a1", null);
    private static final Paper NOTE =
            new Paper("p1", "Notat om næringsplan", "https://fjordregionen.example/papirer/1", 1);
    private static final Person LEADER = Person.of(ASTA, "Åsta Bjørnøy", "Storfjord kommune");
    private static final Person SECRETARY = Person.of(MARI, "Mari Ødegård", "Sekretariatet");

    static final MailSettings SETTINGS =
            new MailSettings("Saksgang <moter@fjordregionen.example>", null);

    /** Signs with the same key always, so that what is rendered can be kept beside the tests. */
    static MailWriter writer() {
        return new MailWriter(SETTINGS, NAMES, messageIds(), links(), DkimSettings.NONE);
    }

    public static MessageIds messageIds() {
        return new MessageIds(() -> List.of(KEY));
    }

    public static Links links() {
        return links(() -> List.of(KEY));
    }

    public static Links links(Supplier<List<byte[]>> keys) {
        return new Links(
                new LinkSettings(URI.create("https://svar.fjordregionen.example"), List.of()),
                new Tokens(keys));
    }

    static final Names NAMES =
            new Names() {
                private static final Map<MemberId, String> PEOPLE =
                        Map.of(ASTA, "Åsta Bjørnøy", JORN, "Jørn Vik", MARI, "Mari Ødegård");

                @Override
                public Optional<String> of(MemberId member) {
                    return Optional.ofNullable(PEOPLE.get(member));
                }

                @Override
                public Optional<String> of(GroupId group) {
                    return group.equals(NAERING)
                            ? Optional.of("Faggruppe for næring")
                            : Optional.empty();
                }
            };

    private Examples() {}

    static Recipient recipient(Language language) {
        return new Recipient(JORN, "Jørn Vik", "jorn.vik@storfjord.example", language);
    }

    static Occasion of(Purpose purpose) {
        return occasion(purpose, event(purpose));
    }

    static Occasion occasion(Purpose purpose, Event event) {
        return new Occasion(
                new MailingId("meeting.m1.1." + Phrases.key(purpose)),
                purpose,
                event,
                SAID,
                switch (purpose) {
                    case ANSWER_NOTED, AMENDMENT -> List.of(ANSWER);
                    case DIGEST -> List.of(MORE_NEWS);
                    default -> List.of();
                });
    }

    public static Invitation invitation(int revision, String title, Place place) {
        return new Invitation(
                MEETING,
                revision,
                MeetingType.ORDINARY,
                "3/2025",
                null,
                title,
                List.of(NAERING),
                START,
                END,
                OSLO,
                place,
                ASTA,
                MARI,
                SECRETARIAT,
                List.of(ASTA, JORN, MARI),
                List.of(
                        item("1", "Godkjenning av innkalling og saksliste", 5, List.of()),
                        item(
                                "2",
                                "Arbeidsgrupper: ideer til handlingsprogram 2026",
                                40,
                                List.of(
                                        item(
                                                "2.1",
                                                "Gruppe 1: Sirkulærøkonomi, gjenbruk",
                                                null,
                                                List.of()),
                                        item(
                                                "2.2",
                                                "Gruppe 2: Tilflytting; bolig",
                                                null,
                                                List.of()))),
                        item("3", "Runde rundt bordet", 40, List.of())),
                List.of(NOTE),
                Instant.parse("2025-09-04T10:00:00Z"));
    }

    private static AgendaItem item(
            String number, String title, @Nullable Integer minutes, List<AgendaItem> items) {
        return new AgendaItem(
                number,
                null,
                null,
                title,
                ItemKind.DISCUSSION,
                number.equals("3") ? ASTA : null,
                minutes,
                number.equals("2.1") ? List.of(NOTE) : List.of(),
                List.of(),
                Visibility.PUBLIC,
                items);
    }

    private static final AnnouncementPublished MORE_NEWS =
            new AnnouncementPublished(
                    new AnnouncementId("a2"),
                    "Kontoret flytter <nå>",
                    "Fra mandag sitter vi i *Storgata 2*.",
                    null,
                    new Audience(false, List.of(NAERING)),
                    SECRETARIAT);

    private static final InvitationAnswered ANSWER =
            new InvitationAnswered(
                    MEETING,
                    1,
                    JORN,
                    AnswerKind.ACCEPTED,
                    SAID,
                    true,
                    null,
                    null,
                    LocalTime.of(11, 30),
                    List.of("2.1", "3"),
                    InvitationAnswered.Way.LINK);

    /** Another first item, no third one, the parts of the second the other way round. */
    private static final AgendaAmended.Previous EARLIER =
            new AgendaAmended.Previous(
                    List.of(
                            item("1", "Godkjenning av saksliste", 5, List.of()),
                            item("2", "Eventuelt", null, List.of()),
                            item(
                                    "3",
                                    "Arbeidsgrupper: ideer til handlingsprogram 2026",
                                    30,
                                    List.of(
                                            item(
                                                    "3.1",
                                                    "Gruppe 2: Tilflytting; bolig",
                                                    null,
                                                    List.of()),
                                            item(
                                                    "3.2",
                                                    "Gruppe 1: Sirkulærøkonomi, gjenbruk",
                                                    null,
                                                    List.of())))),
                    List.of(
                            new Paper(
                                    "p0", "Utkast", "https://fjordregionen.example/papirer/0", 1)));

    static Event event(Purpose purpose) {
        var title = "Møte i faggruppe for næring";
        return switch (purpose) {
            case INVITATION, REMINDER_UNANSWERED, REMINDER_ATTENDING, ANSWER_NOTED ->
                    new AgendaApproved(invitation(1, title, TEAMS), MARI);
            case AMENDMENT -> new AgendaAmended(invitation(2, title, TEAMS), EARLIER);
            case RESCHEDULING ->
                    new MeetingRescheduled(
                            invitation(3, title, TEAMS),
                            new MeetingRescheduled.Previous(
                                    Instant.parse("2025-09-10T11:00:00Z"),
                                    Instant.parse("2025-09-10T12:00:00Z"),
                                    Place.named("Rådhuset, møterom 2")));
            case CANCELLATION ->
                    new MeetingCancelled(
                            invitation(4, title, TEAMS), "For få kan komme; vi møtes i oktober.");
            case WELCOME, FAREWELL ->
                    new InviteesChanged(invitation(2, title, TEAMS), List.of(JORN), List.of());
            case PAPER -> new PaperAdded(invitation(1, title, TEAMS), NOTE);
            case REFERAT_DRAFT, REMINDER_UNCOMMENTED -> draft(title);
            case REFERAT_APPROVED -> new ReferatApproved(referat(title, 1), List.of(JORN));
            case REFERAT_CORRECTED ->
                    new ReferatCorrected(
                            referat(title, 2),
                            List.of(JORN),
                            "Navnet på talspersonen for Vik var feil.");
            case CONFERENCE ->
                    new ConferenceAnnounced(
                            conference(1, Instant.parse("2025-11-11T08:00:00Z"), null));
            case CONFERENCE_CHANGED ->
                    new ConferenceChanged(
                            conference(2, Instant.parse("2025-11-12T08:00:00Z"), null),
                            new ConferenceChanged.Previous(
                                    null,
                                    Instant.parse("2025-11-11T08:00:00Z"),
                                    Instant.parse("2025-11-11T14:00:00Z"),
                                    Place.named("Oslo")));
            case CONFERENCE_CANCELLED ->
                    new ConferenceCancelled(
                            conference(3, null, LocalDate.of(2025, 11, 12)),
                            "Foredragsholderne kan ikke.");
            case REMINDER_FOLLOW_UP, REMINDER_FOLLOW_UP_LATE ->
                    new FollowUpRegistered(
                            new FollowUpDetails(
                                    new FollowUpId("o1"),
                                    MEETING,
                                    title,
                                    START,
                                    "2.1",
                                    null,
                                    List.of(NAERING),
                                    OSLO,
                                    Visibility.PUBLIC,
                                    "Samle eksempler på <gjenbruk> i kommunene og lage et felles"
                                            + " notat til fylkeskommunen, med et forslag til hvem"
                                            + " som skal ha ansvaret for å følge det opp videre.",
                                    List.of(Person.of(JORN, "", null), Person.of(ASTA, "", null)),
                                    new Due(null, "2025-Q4", null),
                                    LocalDate.of(2025, 12, 31),
                                    SECRETARIAT));
            case ANNOUNCEMENT, DIGEST ->
                    new AnnouncementPublished(
                            new AnnouncementId("a1"),
                            "Nytt e-kurs for arbeidsinnvandrere",
                            "Kurset er **gratis**, og tar en time.\n\n"
                                    + "- På norsk, polsk og engelsk\n"
                                    + "- Åpent fra"
                                    + " [fjordregionen.example](https://fjordregionen.example/kurs)\n\n"
                                    + "Hilsen <b>oss</b>",
                            null,
                            new Audience(false, List.of(NAERING)),
                            SECRETARIAT);
        };
    }

    static ConferenceDetails conference(
            int revision, @Nullable Instant start, @Nullable LocalDate date) {
        return new ConferenceDetails(
                new ConferenceId("k1"),
                revision,
                "Konferanse om kompetansetilflyttere",
                "En dag om å *komme* og å **bli**.\n\nLunsj er med.",
                date,
                start,
                start == null ? null : start.plusSeconds(6 * 3600),
                OSLO,
                new Place("Folkets hus", null, "Storgata 1, Fjordbyen"),
                List.of("NHO", "Abelia"),
                EVERYONE,
                new ConferenceDetails.Registration(
                        "https://fjordregionen.example/pamelding?id=1&kilde=epost",
                        Instant.parse("2025-11-01T11:00:00Z"),
                        120),
                SECRETARIAT);
    }

    private static final Audience EVERYONE = new Audience(true, List.of());

    private static ReferatCirculated draft(String title) {
        return new ReferatCirculated(
                MEETING,
                title,
                List.of(NAERING),
                START,
                END,
                OSLO,
                TEAMS,
                LEADER,
                SECRETARY,
                SECRETARIAT,
                List.of(ASTA, JORN, MARI),
                References.NONE,
                "Møtet ble holdt på *Teams*.",
                items(),
                "Neste møte er 4. desember.",
                attendees(),
                Instant.parse("2025-09-18T14:00:00Z"));
    }

    private static ApprovedReferat referat(String title, int revision) {
        return new ApprovedReferat(
                MEETING,
                revision,
                MeetingType.ORDINARY,
                "3/2025",
                null,
                title,
                List.of(NAERING),
                START,
                END,
                OSLO,
                TEAMS,
                LEADER,
                SECRETARY,
                SECRETARIAT,
                new References(null, "25/117", "033"),
                "Møtet ble holdt på *Teams*.",
                List.of(NOTE),
                items(),
                "Neste møte er 4. desember.",
                attendees(),
                List.of(
                        new SettledComment(
                                Person.of(JORN, "Jørn Vik", "Vik kommune"),
                                "Ta med at kapitalen er kartlagt.",
                                "Tatt inn under sak 3.")),
                new Approval(Instant.parse("2025-09-22T07:00:00Z"), null, revision > 1, null));
    }

    private static Attendees attendees() {
        return new Attendees(
                List.of(
                        LEADER,
                        new Person(
                                JORN, "Jørn Vik", null, "Vik kommune", LocalTime.of(10, 45), null)),
                List.of(Person.of(new MemberId("ove"), "Ove Sjøli", "Nes")),
                List.of(),
                List.of(Person.named("Kari Gjest", "NHO")));
    }

    private static List<ReferatItem> items() {
        return List.of(
                referatItem(
                        "1",
                        "Godkjenning av innkalling og saksliste",
                        "Ingen merknader.",
                        List.of(
                                new ReferatItem.Decision(
                                        "d1", "Innkalling og saksliste er godkjent.")),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                referatItem(
                        "2",
                        "Arbeidsgrupper: ideer til handlingsprogram 2026",
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(
                                referatItem(
                                        "2.1",
                                        "Gruppe 1: Sirkulærøkonomi, gjenbruk",
                                        "- Sluttrapport er sendt inn\n- Webinar ble holdt i august",
                                        List.of(),
                                        List.of(
                                                new ReferatItem.Proposal(
                                                        "f1",
                                                        "Helse som satsingsområde",
                                                        "Handlingsprogram 2026")),
                                        List.of(
                                                new ReferatItem.FollowUp(
                                                        "o1",
                                                        "Sende ut Doodle",
                                                        List.of(SECRETARY),
                                                        new Due(
                                                                LocalDate.of(2025, 9, 25),
                                                                null,
                                                                null)),
                                                new ReferatItem.FollowUp(
                                                        "o2",
                                                        "Lansere e-kurset",
                                                        List.of(),
                                                        new Due(null, "2025-Q4", null))),
                                        List.of(),
                                        List.of(
                                                new ReferatItem.Theme(
                                                        "Tydelighet",
                                                        List.of(
                                                                "Klare prioriteringer",
                                                                "Én vei inn"))),
                                        List.of()))),
                referatItem(
                        "3",
                        "Runde rundt bordet",
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(
                                new ReferatItem.Statement(
                                        null,
                                        "Vik kommune",
                                        List.of(
                                                Person.named("Jørn Vik", null),
                                                Person.named("Liv Nes", null)),
                                        "Åpner nytt gründerhus på 1500 kvm.")),
                        List.of(),
                        List.of()));
    }

    private static ReferatItem referatItem(
            String number,
            String title,
            @Nullable String body,
            List<ReferatItem.Decision> decisions,
            List<ReferatItem.Proposal> proposals,
            List<ReferatItem.FollowUp> followUps,
            List<ReferatItem.Statement> statements,
            List<ReferatItem.Theme> themes,
            List<ReferatItem> items) {
        return new ReferatItem(
                number,
                null,
                null,
                title,
                ItemKind.DISCUSSION,
                Visibility.PUBLIC,
                body,
                null,
                decisions,
                proposals,
                followUps,
                statements,
                themes,
                items);
    }
}
