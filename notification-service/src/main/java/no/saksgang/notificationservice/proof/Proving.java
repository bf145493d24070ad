package no.saksgang.notificationservice.proof;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import no.saksgang.chassis.http.Refused;
import no.saksgang.events.MailingId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Subject;
import no.saksgang.events.meeting.Invitation;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.notificationservice.calendar.Entries;
import no.saksgang.notificationservice.calendar.Entry;
import no.saksgang.notificationservice.delivery.Delivery;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.directory.Member;
import no.saksgang.notificationservice.mailing.History;
import no.saksgang.notificationservice.message.MailSettings;
import no.saksgang.notificationservice.message.Plain;
import no.saksgang.notificationservice.proof.Facts.Verdict;
import no.saksgang.notificationservice.token.MessageIds;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what can be shown of a meeting's mail. It reads and changes nothing. */
@Component
final class Proving {
    private final Entries entries;
    private final History history;
    private final Directory directory;
    private final MessageIds messageIds;
    private final MailSettings mail;
    private final ProofSettings settings;

    Proving(
            Entries entries,
            History history,
            Directory directory,
            MessageIds messageIds,
            MailSettings mail,
            ProofSettings settings) {
        this.entries = entries;
        this.history = history;
        this.directory = directory;
        this.messageIds = messageIds;
        this.mail = mail;
        this.settings = settings;
    }

    /**
     * @param asked another term than the usual, if one is asked for
     * @return empty for a meeting to which nobody has been invited
     * @throws Refused with {@link ProofRefusal.NoticeUnusable}
     */
    Optional<Facts> of(MeetingId meeting, @Nullable Period asked) {
        if (asked != null && !ProofSettings.isNotice(asked)) {
            throw new Refused(new ProofRefusal.NoticeUnusable(ProofSettings.LONGEST_NOTICE));
        }
        return entries.of(new Subject("meeting", meeting.value()))
                .filter(Entry::isAnnounced)
                .flatMap(entry ->
                        entry.invitation()
                                .map(it ->
                                        facts(
                                                entry,
                                                it,
                                                asked == null ? settings.notice() : asked)));
    }

    private Facts facts(Entry entry, Invitation it, Period term) {
        var id = it.meetingId().value();
        var all =
                history.about(
                        List.of(new Subject("meeting", id), new Subject("referat", id)),
                        settings.most());
        var named = new TreeSet<String>();
        it.invitees().forEach(member -> named.add(member.value()));
        all.mailings()
                .forEach(mailed ->
                        mailed.deliveries().forEach(row -> named.add(row.member().value())));
        var ids = named.stream().map(MemberId::new).toList();
        var members = directory.members(ids);
        var since = directory.addressesSince(ids);
        var number = it.number();
        return new Facts(
                Facts.FORM,
                it.meetingId(),
                it.revision(),
                Plain.line(it.title()),
                number == null ? null : Plain.line(number),
                it.groupIds(),
                it.startsAt(),
                it.endsAt(),
                it.timeZone(),
                entry.cancelled(),
                notice(entry, it, told(it, all.mailings(), members), term),
                all.mailings().stream().map(this::mailed).toList(),
                ids.stream().map(one -> person(one, members.get(one), since.get(one))).toList(),
                all.isWhole());
    }

    // --- in time

    /** The message by which one was first told of the time at which the meeting is held. */
    private record Told(MailingId mailing, Delivery.State state) {}

    private Facts.Notice notice(Entry entry, Invitation it, Map<MemberId, Told> told, Period term) {
        var day = day(it.startsAt(), it.timeZone());
        var latest = day.minus(term);
        var invitees =
                it.invitees().stream()
                        .map(member -> invitee(entry, it, member, told.get(member), latest))
                        .toList();
        return new Facts.Notice(
                term,
                latest,
                (int)
                        invitees.stream()
                                .filter(invitee -> invitee.verdict() == Verdict.IN_TIME)
                                .count(),
                invitees);
    }

    /**
     * Who was told of the time that counts, and by what. What told of another time tells nothing,
     * nor does what came before they were uninvited.
     */
    private static Map<MemberId, Told> told(
            Invitation it, List<History.Mailed> mailings, Map<MemberId, Member> members) {
        var told = new HashMap<MemberId, Told>();
        for (var mailed : mailings) {
            switch (mailed.purpose()) {
                case INVITATION, AMENDMENT, RESCHEDULING, WELCOME -> {
                    var said = ((MeetingEvent.OfInvitation) mailed.event()).invitation();
                    if (!said.startsAt().equals(it.startsAt())) {
                        told.clear();
                    } else {
                        mailed.deliveries()
                                .forEach(row ->
                                        told.merge(
                                                row.member(),
                                                new Told(
                                                        mailed.id(), stateOf(row, mailed, members)),
                                                Proving::firstTaken));
                    }
                }
                case FAREWELL -> mailed.deliveries().forEach(row -> told.remove(row.member()));
                default -> {}
            }
        }
        return told;
    }

    /** Of one who shares an address with another, that of the message that went there. */
    private static Delivery.State stateOf(
            Delivery row, History.Mailed mailed, Map<MemberId, Member> members) {
        return row.state() instanceof Delivery.Suppressed(var why)
                        && why == Delivery.Suppressed.Why.SAME_ADDRESS
                        && members.get(row.member()) instanceof Member.Known one
                ? mailed.deliveries().stream()
                        .filter(it -> !it.member().equals(row.member()))
                        .filter(it ->
                                members.get(it.member()) instanceof Member.Known other
                                        && other.email().equalsIgnoreCase(one.email()))
                        .map(Delivery::state)
                        .findFirst()
                        .orElse(row.state())
                : row.state();
    }

    /**
     * What was taken first; else the last of which there is more to say than that it is not out.
     */
    private static Told firstTaken(Told first, Told next) {
        if (first.state() instanceof Delivery.Sent) {
            return first;
        }
        return next.state() instanceof Delivery.Sent || verdict(next.state()) != Verdict.NOT_SENT
                ? next
                : first;
    }

    private static Facts.Invitee invitee(
            Entry entry, Invitation it, MemberId member, @Nullable Told told, LocalDate latest) {
        var answer =
                entry.answerOf(member)
                        .map(given ->
                                new Facts.Answer(
                                        given.answer(),
                                        given.answeredAt(),
                                        given.revision(),
                                        given.way()))
                        .orElse(null);
        if (told == null) {
            return new Facts.Invitee(member, Verdict.NOT_SENT, null, null, null, answer);
        }
        var takenAt = takenAt(told.state());
        var taken = takenAt == null ? null : day(takenAt, it.timeZone());
        return new Facts.Invitee(
                member,
                told.state() instanceof Delivery.Sent && taken != null
                        ? taken.isAfter(latest) ? Verdict.LATE : Verdict.IN_TIME
                        : verdict(told.state()),
                told.mailing(),
                takenAt,
                taken == null
                        ? null
                        : (int) ChronoUnit.DAYS.between(taken, day(it.startsAt(), it.timeZone())),
                answer);
    }

    private static @Nullable Instant takenAt(Delivery.State state) {
        return switch (state) {
            case Delivery.Sent(var at, _) -> at;
            case Delivery.Bounced it -> it.taken() == null ? null : it.taken().at();
            default -> null;
        };
    }

    /** Of what was taken the time decides. */
    private static Verdict verdict(Delivery.State state) {
        return switch (state) {
            case Delivery.Bounced _ -> Verdict.RETURNED;
            case Delivery.Unknown _, Delivery.HandedOver _ -> Verdict.IN_DOUBT;
            case Delivery.Sent _,
                    Delivery.Queued _,
                    Delivery.Deferred _,
                    Delivery.Rejected _,
                    Delivery.Suppressed _ ->
                    Verdict.NOT_SENT;
        };
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }

    // --- what was sent

    private Facts.Mailed mailed(History.Mailed it) {
        return new Facts.Mailed(
                it.id(),
                it.purpose(),
                it.at(),
                it.laidOut(),
                it.deliveries().stream().map(row -> sent(it.id(), row)).toList());
    }

    private Facts.Sent sent(MailingId mailing, Delivery row) {
        var ids = messageIds.allOf(mailing, row.member(), mail.domain());
        return switch (row.state()) {
            case Delivery.Queued _, Delivery.HandedOver _, Delivery.Unknown _ ->
                    sent(row, ids, null, null, null, null, null);
            case Delivery.Sent taken -> sent(row, ids, taken, null, null, null, null);
            case Delivery.Deferred(_, _, _, var code) ->
                    sent(row, ids, null, code, null, null, null);
            case Delivery.Rejected(var code, var enhanced) ->
                    sent(row, ids, null, code, enhanced, null, null);
            case Delivery.Suppressed(var why) -> sent(row, ids, null, null, null, why, null);
            case Delivery.Bounced(var at, var code, var status, var diagnostic, var taken) ->
                    sent(
                            row,
                            ids,
                            taken,
                            null,
                            null,
                            null,
                            new Facts.Bounce(at, code, status, without(ids, diagnostic)));
        };
    }

    private static Facts.Sent sent(
            Delivery row,
            List<String> ids,
            Delivery.@Nullable Sent taken,
            @Nullable Integer code,
            @Nullable String enhanced,
            Delivery.Suppressed.@Nullable Why why,
            Facts.@Nullable Bounce bounce) {
        return new Facts.Sent(
                row.member(),
                row.state().kind(),
                taken == null ? null : taken.at(),
                taken == null ? null : without(ids, taken.reply()),
                code,
                enhanced,
                why,
                bounce);
    }

    /** A server's words; some (Exchange) repeat the Message-ID, which is a secret. */
    static String without(List<String> messageIds, String said) {
        var words = Plain.line(said);
        for (var id : messageIds) {
            words = words.replace(id.substring(1, id.length() - 1), "…");
        }
        return words;
    }

    // --- who

    private static Facts.Known person(
            MemberId id, @Nullable Member member, @Nullable Instant since) {
        return switch (member) {
            case null -> new Facts.Known(id, false, null, null, null);
            case Member.Erased _ -> new Facts.Known(id, true, null, null, null);
            case Member.Known it ->
                    new Facts.Known(
                            id, false, Plain.line(it.name()), Plain.line(it.email()), since);
        };
    }
}
