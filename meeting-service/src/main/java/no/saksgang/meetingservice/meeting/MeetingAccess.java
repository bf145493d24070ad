package no.saksgang.meetingservice.meeting;

import java.util.stream.Stream;
import no.saksgang.chassis.http.NotAllowed;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.chassis.login.Caller;
import no.saksgang.events.MeetingId;
import no.saksgang.events.meeting.Invitation;
import no.saksgang.meetingservice.directory.Directory;
import no.saksgang.meetingservice.directory.Participant;
import org.springframework.stereotype.Component;

/**
 * Who may see and do what with a meeting and its referat. That another group meets is that group's
 * affair: such a meeting is unknown to who calls, and not forbidden.
 */
@Component
public class MeetingAccess {
    private final KnownMeetings meetings;
    private final Directory directory;

    MeetingAccess(KnownMeetings meetings, Directory directory) {
        this.meetings = meetings;
        this.directory = directory;
    }

    /**
     * @throws Unknown if there is no such meeting, or none that they may see
     * @throws NotAllowed if figures are all that they may see
     */
    public void checkSees(Caller caller, MeetingId id) {
        if (!caller.isSecretariat()) {
            seen(caller, id);
        }
    }

    /**
     * @throws Unknown if there is no such meeting, or none that they may see
     * @throws NotAllowed if they see it, but do not run it
     */
    public void checkRuns(Caller caller, MeetingId id) {
        if (!caller.isSecretariat()) {
            Caller.check(runs(directory.participant(caller), seen(caller, id)));
        }
    }

    /**
     * @throws Unknown if there is no such meeting, or none that they may see
     * @throws NotAllowed if they see it, but have no say in it
     */
    public void checkHasASay(Caller caller, MeetingId id) {
        if (!caller.isSecretariat()) {
            var groups = seen(caller, id).groupIds();
            Caller.check(!directory.participant(caller).onlyObserves(groups));
        }
    }

    /** True for who may read its agenda: a draft of one is for who runs the meeting. */
    public boolean readsAgenda(Caller caller, Invitation meeting) {
        var who = directory.participant(caller);
        return meeting.revision() > 0 ? sees(who, meeting) : runs(who, meeting);
    }

    /** True for who sees it at all. */
    public boolean sees(Caller caller, Invitation meeting) {
        return sees(directory.participant(caller), meeting);
    }

    /** True for the secretariat, and for who runs the meeting. */
    public boolean runs(Caller caller, Invitation meeting) {
        return caller.isSecretariat() || runs(directory.participant(caller), meeting);
    }

    /**
     * How much of the meeting they see.
     *
     * @throws Unknown if none
     */
    Sight sightOf(Caller caller, Meeting meeting) {
        if (caller.isSecretariat()) {
            return new Sight.Whole();
        }
        if (caller.isDashboard()) {
            return new Sight.Figures();
        }
        return sightOf(directory.participant(caller), meeting.invitation());
    }

    /** How much of each of them one sees who sees them all. */
    static Sight sightOf(Participant who, Invitation meeting) {
        if (runs(who, meeting)) {
            return new Sight.Whole();
        }
        if (!sees(who, meeting)) {
            throw new Unknown(meeting.meetingId().value());
        }
        return new Sight.OfMember(who.member().orElseThrow());
    }

    private Invitation seen(Caller caller, MeetingId id) {
        Caller.check(!caller.isDashboard());
        var meeting = meetings.get(id).invitation();
        if (!sees(directory.participant(caller), meeting)) {
            throw new Unknown(id.value());
        }
        return meeting;
    }

    private static boolean sees(Participant who, Invitation meeting) {
        return who.isSecretariat()
                || who.isInOneOf(meeting.groupIds())
                || who.member().filter(meeting.invitees()::contains).isPresent()
                || isNamed(who, meeting);
    }

    private static boolean runs(Participant who, Invitation meeting) {
        return who.isSecretariat() || who.leadsOneOf(meeting.groupIds()) || isNamed(who, meeting);
    }

    /** As its leader or secretary, whatever they are in its groups. */
    private static boolean isNamed(Participant who, Invitation meeting) {
        return Stream.of(meeting.leaderId(), meeting.secretaryId()).anyMatch(who.caller()::is);
    }
}
