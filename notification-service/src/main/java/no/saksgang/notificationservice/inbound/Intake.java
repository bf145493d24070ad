package no.saksgang.notificationservice.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;
import no.saksgang.notificationservice.bounce.Bounce;
import no.saksgang.notificationservice.bounce.Bounces;
import no.saksgang.notificationservice.comment.Commenting;
import no.saksgang.notificationservice.held.Held;
import no.saksgang.notificationservice.held.HeldMail;
import no.saksgang.notificationservice.mailbox.Arrived;
import no.saksgang.notificationservice.mailbox.Clerk;
import no.saksgang.notificationservice.mailbox.ImapSettings;
import no.saksgang.notificationservice.mailbox.IncomingMail;
import no.saksgang.notificationservice.mailbox.MailReader;
import no.saksgang.notificationservice.mailbox.OwnWords;
import no.saksgang.notificationservice.mailbox.Tidy;
import no.saksgang.notificationservice.reply.Replies;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Does with each message what its kind asks for. Everything is stored under the message's own id,
 * which follows from what it says: to take it twice is to take it once.
 */
@Component
final class Intake implements Clerk {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_TEXT = 20_000;

    private final ImapSettings settings;
    private final Sorting sorting;
    private final CalendarReplies calendarReplies;
    private final Rows rows;
    private final Bounces bounces;
    private final Commenting commenting;
    private final Replies replies;
    private final HeldMail held;
    private final MeterRegistry meters;
    private final Clock clock;

    Intake(
            ImapSettings settings,
            Sorting sorting,
            CalendarReplies calendarReplies,
            Rows rows,
            Bounces bounces,
            Commenting commenting,
            Replies replies,
            HeldMail held,
            MeterRegistry meters,
            Clock clock) {
        this.settings = settings;
        this.sorting = sorting;
        this.calendarReplies = calendarReplies;
        this.rows = rows;
        this.bounces = bounces;
        this.commenting = commenting;
        this.replies = replies;
        this.held = held;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Verdict take(Arrived arrived) {
        IncomingMail mail;
        Kind kind;
        try {
            mail = MailReader.read(arrived, settings);
            kind = sorting.sort(mail);
        } catch (IncomingMail.Unreadable why) {
            mail = MailReader.headerOf(arrived);
            kind = new Kind.Unreadable(String.valueOf(why.getMessage()));
        }
        var verdict = take(mail, kind);
        meters.counter("saksgang.inbound", "kind", kind.tag()).increment();
        LOG.info("mail read: {}, {}", mail.id(), kind.tag());
        return verdict;
    }

    private Verdict take(IncomingMail mail, Kind kind) {
        switch (kind) {
            case Kind.CalendarReply(var said) -> calendar(mail, said);
            case Kind.CalendarCounter(var said) -> calendar(mail, said);
            case Kind.Bounced(var bounce) -> {
                if (!bounces.take(mail.id(), bounce) && bounce.outcome() == Bounce.Outcome.FAILED) {
                    hold(mail, Held.Why.UNKNOWN_BOUNCE, null, null, null, bounce.diagnostic());
                }
            }
            case Kind.AutoReply _ -> {}
            case Kind.CommentByMail(var draft) ->
                    commenting
                            .take(mail, new MeetingId(draft.about().id()), draft.member())
                            .ifPresent(why ->
                                    hold(mail, why, draft.member(), draft.about(), null, null));
            case Kind.ToHold(var why) -> {
                var ours = rows.continuedBy(mail);
                hold(
                        mail,
                        why,
                        calendarReplies.sender(mail).orElse(null),
                        ours.map(Rows.Ours::about).orElse(null),
                        null,
                        null);
            }
            case Kind.Unreadable(var why) -> {
                hold(mail, Held.Why.UNREADABLE, null, null, null, why);
                return Verdict.SET_ASIDE;
            }
        }
        return Verdict.DONE;
    }

    private void calendar(IncomingMail mail, CalendarSaid said) {
        var decision = calendarReplies.decide(mail, said);
        if (decision.answer() != null) {
            replies.receive(decision.answer(), clock.instant());
        }
        if (decision.why() != null) {
            hold(
                    mail,
                    decision.why(),
                    decision.member(),
                    decision.about(),
                    said.method() == CalendarSaid.Method.COUNTER
                            ? new Held.Proposal(said.startsAt(), said.endsAt())
                            : null,
                    null);
        }
    }

    private void hold(
            IncomingMail mail,
            Held.Why why,
            @Nullable MemberId member,
            @Nullable Subject about,
            Held.@Nullable Proposal proposal,
            @Nullable String detail) {
        var from = mail.from();
        held.hold(
                new Held(
                        mail.id(),
                        why,
                        mail.arrivedAt(),
                        from == null ? "" : Tidy.line(from.name(), LONGEST_LINE),
                        from == null ? "" : from.address(),
                        member,
                        about,
                        Tidy.line(mail.subject(), LONGEST_LINE),
                        Tidy.lines(OwnWords.of(mail), LONGEST_TEXT),
                        proposal,
                        mail.attachments().stream().map(it -> Tidy.line(it, LONGEST_LINE)).toList(),
                        detail));
    }

    @Override
    public void stumbled(Arrived arrived, RuntimeException why) {
        hold(
                MailReader.headerOf(arrived),
                Held.Why.UNREADABLE,
                null,
                null,
                null,
                why.getClass().getSimpleName());
    }
}
