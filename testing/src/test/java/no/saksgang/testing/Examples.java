package no.saksgang.testing;

import static no.saksgang.testing.People.ALI;
import static no.saksgang.testing.People.KARI;
import static no.saksgang.testing.People.NOON;
import static no.saksgang.testing.People.OLA;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.saksgang.events.CaseId;
import no.saksgang.events.Event;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MailingId;
import no.saksgang.events.casework.CaseClosed;
import no.saksgang.events.casework.CaseOpened;
import no.saksgang.events.casework.CaseRenamed;
import no.saksgang.events.casework.CaseReopened;
import no.saksgang.events.directory.Role;
import no.saksgang.events.mailing.DeliveryRejected;
import no.saksgang.events.mailing.MailingCompleted;
import no.saksgang.events.mailing.MailingPlanned;
import no.saksgang.events.mailing.MailingProgressed;
import no.saksgang.events.mailing.MailingState;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.events.minutes.MinutesCorrected;
import no.saksgang.events.minutes.MinutesPublished;
import no.saksgang.events.reply.ReplyForgotten;
import no.saksgang.events.reply.ReplyReceived;

/** An example of every event, in the order of {@code docs/events.md}: the life of one meeting. */
final class Examples {
    private Examples() {}

    static List<Event> ofEveryEvent() {
        var meeting =
                AMeeting.called("Møte i faggruppe for næring")
                        .inviting(People.EVA, ALI, KARI)
                        .withAgenda(
                                AMeeting.item(
                                        "1",
                                        "Godkjenning av dagsorden",
                                        ItemKind.APPROVAL_OF_AGENDA),
                                AMeeting.item("2", "Strategisk næringsplan", ItemKind.DECISION));
        var referat = AReferat.of(meeting);
        var conference = AConference.called("Fjordkonferansen 2026");
        var member =
                AMember.called("Ali Rahimi")
                        .representing("Sørdal kommune")
                        .in(People.BUSINESS, Role.MEMBER);
        var mailing = new MailingId("meeting-m1-2");
        var approved = referat.referat();
        var followUp = AFollowUp.saying("Sende næringsplanen på høring");
        var plan = new CaseId("naeringsplan");
        return List.of(
                meeting.planned(),
                meeting.agendaApproved(),
                meeting.agendaAmended(),
                meeting.paperAdded(AMeeting.paper("p1", "Utkast til næringsplan")),
                meeting.inviteesChanged(List.of(OLA), List.of(KARI)),
                meeting.movedTo("2026-03-19T09:00").rescheduled(),
                meeting.cancelled("Møteleder er syk."),
                meeting.answered(ALI, AnswerKind.ACCEPTED),
                meeting.attended(KARI),
                referat.circulated(meeting.invitation().endsAt().plus(Duration.ofDays(14))),
                referat.commented(ALI, meeting.invitation().endsAt().plus(Duration.ofDays(3))),
                referat.approved(),
                referat.corrected("Feil navn i sak 2."),
                conference.announced(),
                conference.movedTo("2026-05-08T09:00", Duration.ofHours(7)).changed(),
                conference.cancelled("For få påmeldte."),
                conference.registered(ALI, NOON),
                AnAnnouncement.called("Nye regionale utviklingsmidler").published(),
                followUp.registered(),
                followUp.dueOn("2026-09-01").changed(),
                followUp.reopened(),
                followUp.closed(ALI, Instant.parse("2026-06-18T08:00:00Z")),
                followUp.withdrawn(),
                new CaseOpened(plan, People.BUSINESS, "12/26", "Strategisk næringsplan"),
                new CaseRenamed(plan, "Strategisk næringsplan 2026–2030"),
                new CaseClosed(plan),
                new CaseReopened(plan),
                member.saved(),
                member.erased(),
                AGroup.aGroup().saved(),
                AGroup.organisation("sordal", "Sørdal kommune"),
                meeting.replied(ALI, AnswerKind.ACCEPTED, NOON, ReplyReceived.Way.CALENDAR),
                meeting.commentedByMail(ALI, NOON, "2", "Budsjettet bør nevnes."),
                followUp.closedByLink(ALI, NOON),
                new ReplyForgotten("m1-ali-1770030000"),
                new MinutesPublished(
                        approved.meetingId(),
                        1,
                        approved.title(),
                        approved.number(),
                        approved.groupIds(),
                        approved.startsAt(),
                        approved.approval().at()),
                new MinutesCorrected(
                        approved.meetingId(),
                        2,
                        approved.title(),
                        approved.number(),
                        approved.groupIds(),
                        approved.startsAt(),
                        approved.approval().at()),
                new MailingPlanned(mailing, Purpose.INVITATION, "meeting/m1", "meeting/m1:2", 3),
                new MailingProgressed(
                        new MailingId("announcement-a1-1"),
                        Purpose.ANNOUNCEMENT,
                        "announcement/a1",
                        MailingState.SENDING,
                        1_240,
                        398,
                        1,
                        1,
                        0),
                new MailingCompleted(mailing, Purpose.INVITATION, "meeting/m1", 2, 1, 0, 0),
                new DeliveryRejected(mailing, KARI, 550, "5.1.1"));
    }
}
