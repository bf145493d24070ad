package no.saksgang.meetingservice.meeting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.outbox.Aggregate;
import no.saksgang.events.Contact;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Paper;
import no.saksgang.events.Place;
import no.saksgang.events.meeting.AgendaAmended;
import no.saksgang.events.meeting.AgendaApproved;
import no.saksgang.events.meeting.AttendanceRecorded;
import no.saksgang.events.meeting.Invitation;
import no.saksgang.events.meeting.InvitationAnswered;
import no.saksgang.events.meeting.InviteesChanged;
import no.saksgang.events.meeting.MeetingCancelled;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.events.meeting.MeetingPlanned;
import no.saksgang.events.meeting.MeetingRescheduled;
import no.saksgang.events.meeting.MeetingType;
import no.saksgang.events.meeting.PaperAdded;
import no.saksgang.meetingservice.meeting.MeetingRefusal.AgendaAlreadyApproved;
import no.saksgang.meetingservice.meeting.MeetingRefusal.AgendaIsEmpty;
import no.saksgang.meetingservice.meeting.MeetingRefusal.AnswerToEarlierInvitation;
import no.saksgang.meetingservice.meeting.MeetingRefusal.AnswersWantedAfterStart;
import no.saksgang.meetingservice.meeting.MeetingRefusal.MarkedTwice;
import no.saksgang.meetingservice.meeting.MeetingRefusal.MeetingHasStarted;
import no.saksgang.meetingservice.meeting.MeetingRefusal.MeetingInThePast;
import no.saksgang.meetingservice.meeting.MeetingRefusal.MeetingIsCancelled;
import no.saksgang.meetingservice.meeting.MeetingRefusal.MeetingIsConcluded;
import no.saksgang.meetingservice.meeting.MeetingRefusal.MeetingIsOver;
import no.saksgang.meetingservice.meeting.MeetingRefusal.MeetingNotConvened;
import no.saksgang.meetingservice.meeting.MeetingRefusal.MeetingNotStarted;
import no.saksgang.meetingservice.meeting.MeetingRefusal.MemberNotInvited;
import no.saksgang.meetingservice.meeting.MeetingRefusal.SubstituteForOneself;
import no.saksgang.meetingservice.meeting.MeetingRefusal.TooManyInvitees;
import no.saksgang.meetingservice.meeting.MeetingRefusal.TooManyPapers;
import no.saksgang.meetingservice.meeting.MeetingRefusal.UnknownPaper;
import no.saksgang.meetingservice.meeting.ProposedItem.ProposedPaper;
import org.jspecify.annotations.Nullable;

/**
 * One sitting of one or more groups. Each public method is a sentence of the domain: it checks the
 * rules, moves the meeting on and records what happened. It reads no clock, stores nothing and
 * sends nothing.
 *
 * <p>While it is planned, its agenda and papers are a draft that nobody is told of. The approval of
 * the agenda calls people to it; from then on every change is an event that carries the whole
 * invitation as it then is.
 */
public final class Meeting extends Aggregate<MeetingEvent> {
    static final int MOST_INVITEES = 2_000;
    static final int MOST_PAPERS = 100;

    private final MeetingId meetingId;
    private final MeetingType type;
    private final @Nullable String number;
    private final @Nullable MeetingId partOf;
    private final String title;
    private final List<GroupId> groupIds;
    private final MemberId leaderId;
    private final MemberId secretaryId;
    private final @Nullable Contact contact;
    private Schedule schedule;
    // The two instants say what the schedule says; the store finds meetings by them.
    private Instant startsAt;
    private Instant endsAt;
    private Place place;
    private Agenda agenda;
    private List<Paper> papers;
    private int papersNamed;
    private @Nullable Instant answerBy;
    private @Nullable Attendance attendance;
    private Stage stage;

    /** How far the meeting has come. A stage holds what is known from then on, and nothing else. */
    sealed interface Stage {
        record Planned() implements Stage {}

        record Convened(Convocation convocation) implements Stage {}

        /** Its referat is approved. */
        record Concluded(Convocation convocation, Instant at) implements Stage {}

        /**
         * @param convocation missing if it was cancelled before anyone was called to it
         */
        record Cancelled(@Nullable Convocation convocation, String reason, Instant at)
                implements Stage {}
    }

    /** How far the meeting has come, as others see it: {@link #HELD} is the clock's doing. */
    public enum Status {
        PLANNED,
        CONVENED,
        HELD,
        CONCLUDED,
        CANCELLED
    }

    // As it is stored.
    Meeting(
            MeetingId meetingId,
            MeetingType type,
            @Nullable String number,
            @Nullable MeetingId partOf,
            String title,
            List<GroupId> groupIds,
            MemberId leaderId,
            MemberId secretaryId,
            @Nullable Contact contact,
            Schedule schedule,
            Instant startsAt,
            Instant endsAt,
            Place place,
            Agenda agenda,
            List<Paper> papers,
            int papersNamed,
            @Nullable Instant answerBy,
            @Nullable Attendance attendance,
            Stage stage) {
        this.meetingId = meetingId;
        this.type = type;
        this.number = number;
        this.partOf = partOf;
        this.title = title;
        this.groupIds = groupIds;
        this.leaderId = leaderId;
        this.secretaryId = secretaryId;
        this.contact = contact;
        this.schedule = schedule;
        this.startsAt = startsAt;
        this.endsAt = endsAt;
        this.place = place;
        this.agenda = agenda;
        this.papers = papers;
        this.papersNamed = papersNamed;
        this.answerBy = answerBy;
        this.attendance = attendance;
        this.stage = stage;
    }

    /**
     * Plans a meeting. Nobody is invited yet.
     *
     * @throws Refused with {@link AnswersWantedAfterStart}, {@link TooManyPapers} or {@link
     *     MeetingRefusal.AgendaTooLong}
     */
    static Meeting plan(Plan plan, Instant at) {
        var startsAt = plan.schedule().startsAt();
        if (plan.answerBy() != null && plan.answerBy().isAfter(startsAt)) {
            throw new Refused(new AnswersWantedAfterStart());
        }
        var meeting =
                new Meeting(
                        plan.meetingId(),
                        plan.type(),
                        plan.number(),
                        plan.partOf(),
                        plan.title(),
                        plan.groupIds(),
                        plan.leaderId(),
                        plan.secretaryId(),
                        plan.contact(),
                        plan.schedule(),
                        startsAt,
                        plan.schedule().endsAt(),
                        plan.place(),
                        Agenda.EMPTY,
                        List.of(),
                        0,
                        plan.answerBy(),
                        null,
                        new Stage.Planned());
        meeting.put(plan.agenda(), plan.papers());
        meeting.record(meeting.planned(), at);
        return meeting;
    }

    /**
     * Puts another agenda in the place of the present one. Once the meeting is convened, everyone
     * is told; answers still count.
     *
     * @param newPapers the meeting's own papers; null: as they are
     * @throws Refused with {@link AgendaIsEmpty} (of a convened meeting), {@link MeetingIsOver},
     *     {@link MeetingIsConcluded}, {@link MeetingIsCancelled}, {@link TooManyPapers} or {@link
     *     MeetingRefusal.AgendaTooLong}
     */
    void changeAgenda(
            List<ProposedItem> items, @Nullable List<ProposedPaper> newPapers, Instant at) {
        switch (stage) {
            case Stage.Planned _ -> put(items, newPapers);
            case Stage.Convened(var convocation) -> {
                checkNotOver(at);
                if (items.isEmpty()) {
                    throw new Refused(new AgendaIsEmpty());
                }
                var agendaBefore = agenda;
                var papersBefore = papers;
                put(items, newPapers);
                if (!agenda.equals(agendaBefore) || !papers.equals(papersBefore)) {
                    stage = new Stage.Convened(convocation.revised());
                    record(
                            new AgendaAmended(
                                    invitation(),
                                    new AgendaAmended.Previous(agendaBefore.items(), papersBefore)),
                            at);
                }
            }
            case Stage.Concluded concluded -> throw refused(concluded);
            case Stage.Cancelled cancelled -> throw refused(cancelled);
        }
    }

    /**
     * Approves the agenda; from then on the members of the groups are invited, and so are the
     * leader and the secretary if they are in none of them. Each is invited once.
     *
     * @param ofGroups the members of the groups, in any order and number
     * @throws Refused with {@link AgendaIsEmpty}, {@link AgendaAlreadyApproved}, {@link
     *     MeetingIsOver}, {@link MeetingIsCancelled} or {@link TooManyInvitees}
     */
    void approveAgenda(MemberId by, List<MemberId> ofGroups, Instant at) {
        switch (stage) {
            case Stage.Planned _ when agenda.isEmpty() -> throw new Refused(new AgendaIsEmpty());
            case Stage.Planned _ -> checkNotOver(at);
            case Stage.Convened(var convocation) ->
                    throw new Refused(new AgendaAlreadyApproved(convocation.approvedAt()));
            case Stage.Concluded(var convocation, _) ->
                    throw new Refused(new AgendaAlreadyApproved(convocation.approvedAt()));
            case Stage.Cancelled cancelled -> throw refused(cancelled);
        }
        var invitees = invitees(ofGroups);
        if (invitees.size() > MOST_INVITEES) {
            throw new Refused(new TooManyInvitees(MOST_INVITEES));
        }
        stage = new Stage.Convened(new Convocation(1, by, at, at, 1, invitees, List.of()));
        record(new AgendaApproved(invitation(), by), at);
    }

    /**
     * Adds a paper, or a new version of one. Once the meeting is convened, everyone is told.
     *
     * @param paperId which paper this is a new version of; null: it is one more
     * @throws Refused with {@link UnknownPaper}, {@link TooManyPapers}, {@link MeetingIsConcluded}
     *     or {@link MeetingIsCancelled}
     */
    void addPaper(ProposedPaper added, @Nullable String paperId, Instant at) {
        switch (stage) {
            case Stage.Planned _, Stage.Convened _ -> {}
            case Stage.Concluded concluded -> throw refused(concluded);
            case Stage.Cancelled cancelled -> throw refused(cancelled);
        }
        var paper = paperId == null ? oneMore(added) : newVersion(added, paperId);
        if (stage instanceof Stage.Convened) {
            record(new PaperAdded(invitation(), paper), at);
        }
    }

    /**
     * Moves the meeting in time or place. Who was invited is asked anew: earlier answers no longer
     * count (RFC 6638, 3.2.8).
     *
     * @throws Refused with {@link MeetingInThePast}, {@link MeetingIsOver}, {@link
     *     MeetingIsConcluded} or {@link MeetingIsCancelled}
     */
    void reschedule(Schedule moved, Place movedTo, Instant at) {
        switch (stage) {
            case Stage.Planned _ -> {}
            case Stage.Convened _ -> checkNotOver(at);
            case Stage.Concluded concluded -> throw refused(concluded);
            case Stage.Cancelled cancelled -> throw refused(cancelled);
        }
        if (moved.equals(schedule) && movedTo.equals(place)) {
            return;
        }
        if (stage instanceof Stage.Convened && moved.startsAt().isBefore(at)) {
            throw new Refused(new MeetingInThePast());
        }
        var previous = new MeetingRescheduled.Previous(startsAt, endsAt, place);
        schedule = moved;
        startsAt = moved.startsAt();
        endsAt = moved.endsAt();
        place = movedTo;
        if (answerBy != null && answerBy.isAfter(startsAt)) {
            answerBy = null;
        }
        if (stage instanceof Stage.Convened(var convocation)) {
            stage = new Stage.Convened(convocation.askedAnew(at));
        }
        record(new MeetingRescheduled(invitation(), previous), at);
    }

    /**
     * Cancels the meeting for good.
     *
     * @throws Refused with {@link MeetingIsOver}, {@link MeetingIsConcluded} or {@link
     *     MeetingIsCancelled}
     */
    void cancel(String reason, Instant at) {
        stage =
                switch (stage) {
                    case Stage.Planned _ -> new Stage.Cancelled(null, reason, at);
                    case Stage.Convened(var convocation) -> {
                        checkNotOver(at);
                        yield new Stage.Cancelled(convocation.revised(), reason, at);
                    }
                    case Stage.Concluded concluded -> throw refused(concluded);
                    case Stage.Cancelled cancelled -> throw refused(cancelled);
                };
        record(new MeetingCancelled(invitation(), reason), at);
    }

    /**
     * Takes a member's answer. The last one counts, by the time at which it was given: one that is
     * older than what is known changes nothing. A substitute is invited to this meeting as long as
     * the answer that names them counts.
     *
     * @throws Refused with {@link MeetingNotConvened}, {@link MeetingHasStarted}, {@link
     *     AnswerToEarlierInvitation}, {@link MemberNotInvited}, {@link MeetingRefusal.UnknownItem},
     *     {@link MeetingRefusal.PartOutsideMeeting}, {@link SubstituteForOneself}, {@link
     *     MeetingIsConcluded} or {@link MeetingIsCancelled}
     */
    void answer(Answer heard, Instant at) {
        var convocation = convened();
        var given = heard.givenNoLaterThan(at);
        if (!given.answeredAt().isBefore(startsAt)) {
            throw new Refused(new MeetingHasStarted(startsAt));
        }
        var member = given.memberId();
        if (convocation.invitee(member).isEmpty()) {
            throw new Refused(new MemberNotInvited(member));
        }
        // Calendars tell time in whole seconds.
        if (given.answeredAt().getEpochSecond() < convocation.askedAt().getEpochSecond()
                || given.isToOneBefore(convocation.askedIn())) {
            throw new Refused(new AnswerToEarlierInvitation(convocation.askedAt()));
        }
        if (member.equals(given.substituteId())) {
            throw new Refused(new SubstituteForOneself());
        }
        agenda.checkNumbers(given.recusedFrom());
        schedule.checkPart(given.from(), given.until());
        var before = convocation.answerOf(member);
        if (before.filter(it -> it.answeredAt().isAfter(given.answeredAt())).isPresent()
                || before.equals(Optional.of(given))) {
            return;
        }
        stage = new Stage.Convened(convocation.answered(given));
        record(
                new InvitationAnswered(
                        meetingId,
                        convocation.revision(),
                        member,
                        given.answer(),
                        given.answeredAt(),
                        given.comment() != null,
                        given.substituteId(),
                        given.from(),
                        given.until(),
                        given.recusedFrom(),
                        given.way()),
                at);
        settleSubstitutes(member, given.substituteId(), at);
    }

    /**
     * Records who was there. Only who was invited can be marked; anyone else is a guest.
     *
     * @throws Refused with {@link MeetingNotConvened}, {@link MeetingNotStarted}, {@link
     *     MemberNotInvited}, {@link MarkedTwice}, {@link MeetingRefusal.PartOutsideMeeting}, {@link
     *     MeetingIsConcluded} or {@link MeetingIsCancelled}
     */
    void recordAttendance(Attendance taken, Instant at) {
        var convocation = convened();
        if (at.isBefore(startsAt)) {
            throw new Refused(new MeetingNotStarted(startsAt));
        }
        var marked = new HashSet<MemberId>();
        taken.members()
                .forEach(member -> {
                    if (convocation.invitee(member).isEmpty()) {
                        throw new Refused(new MemberNotInvited(member));
                    }
                    if (!marked.add(member)) {
                        throw new Refused(new MarkedTwice(member));
                    }
                });
        taken.present().forEach(it -> schedule.checkPart(it.from(), it.until()));
        taken.guests().forEach(it -> schedule.checkPart(it.from(), it.until()));
        if (taken.equals(attendance)) {
            return;
        }
        attendance = taken;
        record(
                new AttendanceRecorded(
                        meetingId,
                        taken.present(),
                        taken.apologies(),
                        taken.absent(),
                        taken.guests().size()),
                at);
    }

    /**
     * Keeps the invitation of one member right when their groups have changed: who has come into an
     * invited group of a convened meeting that has not ended is invited, who has left is not any
     * longer. Twice is as good as once.
     *
     * @param groups the groups that the member is in now, and not as a substitute
     */
    void keepInvited(MemberId member, Set<GroupId> groups, Instant at) {
        if (!(stage instanceof Stage.Convened(var convocation)) || !at.isBefore(endsAt)) {
            return;
        }
        var inGroup = groupIds.stream().anyMatch(groups::contains);
        var invitee = convocation.invitee(member).orElse(null);
        if (invitee == null) {
            if (inGroup && convocation.invitees().size() < MOST_INVITEES) {
                changeInvitees(List.of(Invitee.as(Invitee.Way.OF_GROUP, member)), List.of(), at);
            }
            return;
        }
        if (!inGroup && invitee.way() == Invitee.Way.OF_GROUP) {
            changeInvitees(List.of(), convocation.withSubstitutes(member), at);
        } else if (inGroup && invitee.way() != Invitee.Way.OF_GROUP) {
            var others =
                    convocation.invitees().stream().filter(it -> !it.memberId().equals(member));
            var now = Invitee.as(Invitee.Way.OF_GROUP, member);
            stage =
                    new Stage.Convened(
                            convocation.inviting(Stream.concat(others, Stream.of(now)).toList()));
        }
    }

    /**
     * Forgets what a person who is erased wrote in their own words, and no longer invites them to
     * what is still to be held. Their id says nothing of them any more.
     */
    void forget(MemberId member, Instant at) {
        stage =
                switch (stage) {
                    case Stage.Planned planned -> planned;
                    case Stage.Convened(var it) -> new Stage.Convened(it.wordless(member));
                    case Stage.Concluded(var it, var when) ->
                            new Stage.Concluded(it.wordless(member), when);
                    case Stage.Cancelled(var it, var reason, var when) ->
                            new Stage.Cancelled(
                                    it == null ? null : it.wordless(member), reason, when);
                };
        if (stage instanceof Stage.Convened(var convocation)
                && at.isBefore(endsAt)
                && convocation.invitee(member).isPresent()) {
            changeInvitees(List.of(), convocation.withSubstitutes(member), at);
        }
    }

    /** Its referat was approved: the meeting is done. */
    void conclude(Instant at) {
        if (stage instanceof Stage.Convened(var convocation)) {
            stage = new Stage.Concluded(convocation, at);
        }
    }

    public MeetingId meetingId() {
        return meetingId;
    }

    public Status status(Instant now) {
        return switch (stage) {
            case Stage.Planned _ -> Status.PLANNED;
            case Stage.Convened _ -> now.isBefore(endsAt) ? Status.CONVENED : Status.HELD;
            case Stage.Concluded _ -> Status.CONCLUDED;
            case Stage.Cancelled _ -> Status.CANCELLED;
        };
    }

    /**
     * Checks that a referat may be written of this meeting.
     *
     * @throws Refused with {@link MeetingNotConvened} or {@link MeetingIsCancelled}
     */
    public void checkTakesReferat() {
        switch (stage) {
            case Stage.Planned _ -> throw new Refused(new MeetingNotConvened());
            case Stage.Convened _, Stage.Concluded _ -> {}
            case Stage.Cancelled cancelled -> throw refused(cancelled);
        }
    }

    /**
     * The invitation as it now stands. Before the approval of the agenda its revision is 0 and
     * nobody is invited.
     */
    public Invitation invitation() {
        var convocation = convocation();
        return new Invitation(
                meetingId,
                convocation.map(Convocation::revision).orElse(0),
                type,
                number,
                partOf,
                title,
                groupIds,
                startsAt,
                endsAt,
                schedule.zone(),
                place,
                leaderId,
                secretaryId,
                contact,
                convocation.map(Convocation::memberIds).orElse(List.of()),
                agenda.items(),
                papers,
                answerBy);
    }

    /**
     * True for the address of a paper that is for everybody: a meeting that people were called to
     * is published with its papers, but for those of items that are the members' own.
     */
    public boolean publishes(String paperUrl, Instant now) {
        return switch (status(now)) {
            case PLANNED, CANCELLED -> false;
            case CONVENED, HELD, CONCLUDED ->
                    Stream.concat(papers.stream(), agenda.publicPapers())
                            .anyMatch(it -> it.url().equals(paperUrl));
        };
    }

    public Optional<Attendance> attendance() {
        return Optional.ofNullable(attendance);
    }

    public Agenda agenda() {
        return agenda;
    }

    MeetingType type() {
        return type;
    }

    Schedule schedule() {
        return schedule;
    }

    Place place() {
        return place;
    }

    List<GroupId> groupIds() {
        return groupIds;
    }

    Stage stage() {
        return stage;
    }

    Optional<Convocation> convocation() {
        return switch (stage) {
            case Stage.Planned _ -> Optional.empty();
            case Stage.Convened(var convocation) -> Optional.of(convocation);
            case Stage.Concluded(var convocation, _) -> Optional.of(convocation);
            case Stage.Cancelled(var convocation, _, _) -> Optional.ofNullable(convocation);
        };
    }

    private Convocation convened() {
        return switch (stage) {
            case Stage.Planned _ -> throw new Refused(new MeetingNotConvened());
            case Stage.Convened(var convocation) -> convocation;
            case Stage.Concluded concluded -> throw refused(concluded);
            case Stage.Cancelled cancelled -> throw refused(cancelled);
        };
    }

    private void checkNotOver(Instant at) {
        if (!at.isBefore(endsAt)) {
            throw new Refused(new MeetingIsOver(endsAt));
        }
    }

    private List<Invitee> invitees(List<MemberId> ofGroups) {
        var invitees = new LinkedHashMap<MemberId, Invitee>();
        ofGroups.forEach(it -> invitees.put(it, Invitee.as(Invitee.Way.OF_GROUP, it)));
        Stream.of(leaderId, secretaryId)
                .forEach(it -> invitees.putIfAbsent(it, Invitee.as(Invitee.Way.BY_NAME, it)));
        return List.copyOf(invitees.values());
    }

    private void settleSubstitutes(MemberId member, @Nullable MemberId substitute, Instant at) {
        var convocation = convened();
        var gone =
                convocation.substitutesOfNoneBut(member).stream()
                        .filter(it -> !it.equals(substitute))
                        .toList();
        var added =
                substitute == null || convocation.invitee(substitute).isPresent()
                        ? List.<Invitee>of()
                        : List.of(new Invitee(substitute, Invitee.Way.AS_SUBSTITUTE, member));
        if (!added.isEmpty() && convocation.invitees().size() >= MOST_INVITEES) {
            throw new Refused(new TooManyInvitees(MOST_INVITEES));
        }
        if (!added.isEmpty() || !gone.isEmpty()) {
            changeInvitees(added, gone, at);
        }
    }

    private void changeInvitees(List<Invitee> added, List<MemberId> removed, Instant at) {
        var convocation = convened().without(removed);
        var now =
                convocation.inviting(
                        Stream.concat(convocation.invitees().stream(), added.stream()).toList());
        // Who comes in gets the invitation as it stands. Who goes out gets a CANCEL, and that has
        // to be newer than what their calendar holds (RFC 5546, 3.2.5).
        stage = new Stage.Convened(removed.isEmpty() ? now : now.revised());
        record(
                new InviteesChanged(
                        invitation(), added.stream().map(Invitee::memberId).toList(), removed),
                at);
    }

    private void put(List<ProposedItem> items, @Nullable List<ProposedPaper> newPapers) {
        var known =
                allPapers().collect(Collectors.toMap(Paper::url, it -> it, (first, _) -> first));
        var agendaNow = Agenda.of(items, it -> settled(it, known));
        var papersNow =
                newPapers == null
                        ? papers
                        : newPapers.stream().map(it -> settled(it, known)).toList();
        checkNumberOfPapers(agendaNow, papersNow);
        agenda = agendaNow;
        papers = papersNow;
    }

    /** A paper that the meeting has by the same address stays the paper that it is. */
    private Paper settled(ProposedPaper proposed, Map<String, Paper> known) {
        var same = known.get(proposed.url());
        return same == null
                ? named(proposed)
                : new Paper(same.id(), proposed.title(), same.url(), same.version());
    }

    private Paper named(ProposedPaper proposed) {
        papersNamed++;
        return new Paper("p" + papersNamed, proposed.title(), proposed.url(), 1);
    }

    private Paper oneMore(ProposedPaper added) {
        var paper = named(added);
        var more = new ArrayList<>(papers);
        more.add(paper);
        checkNumberOfPapers(agenda, more);
        papers = List.copyOf(more);
        return paper;
    }

    private Paper newVersion(ProposedPaper added, String paperId) {
        var old =
                allPapers()
                        .filter(it -> it.id().equals(paperId))
                        .findFirst()
                        .orElseThrow(() -> new Refused(new UnknownPaper(paperId)));
        var paper = new Paper(paperId, added.title(), added.url(), old.version() + 1);
        papers = Agenda.replaced(papers, paper);
        agenda = agenda.with(paper);
        return paper;
    }

    private static void checkNumberOfPapers(Agenda agenda, List<Paper> papers) {
        if (agenda.papers().count() + papers.size() > MOST_PAPERS) {
            throw new Refused(new TooManyPapers(MOST_PAPERS));
        }
    }

    private Stream<Paper> allPapers() {
        return Stream.concat(papers.stream(), agenda.papers());
    }

    private static Refused refused(Stage.Concluded concluded) {
        return new Refused(new MeetingIsConcluded(concluded.at()));
    }

    private static Refused refused(Stage.Cancelled cancelled) {
        return new Refused(new MeetingIsCancelled(cancelled.reason()));
    }

    private MeetingPlanned planned() {
        return new MeetingPlanned(
                meetingId,
                type,
                number,
                partOf,
                title,
                groupIds,
                startsAt,
                endsAt,
                schedule.zone(),
                place,
                leaderId,
                secretaryId,
                contact,
                agenda.items(),
                papers,
                answerBy);
    }
}
