package no.saksgang.notificationservice.message;

import static no.saksgang.notificationservice.message.Phrases.key;

import no.saksgang.events.announcement.AnnouncementPublished;
import no.saksgang.events.conference.ConferenceEvent;
import no.saksgang.events.followup.FollowUpEvent;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.events.meeting.InvitationAnswered;
import no.saksgang.events.meeting.MeetingEvent;
import no.saksgang.events.referat.ReferatApproved;
import no.saksgang.events.referat.ReferatCirculated;
import no.saksgang.events.referat.ReferatCorrected;
import no.saksgang.notificationservice.token.Links;

/** What each mail says, in one language. Each purpose has its own words, under its own key. */
final class Letters {
    private final MeetingLetters meetings;
    private final ReferatLetters referater;
    private final NewsLetters news;
    private final FollowUpLetters followUps;

    Letters(Wording wording, Names names, Links links) {
        var phrases = new Phrases(wording, names, links);
        this.meetings = new MeetingLetters(phrases);
        this.referater = new ReferatLetters(phrases);
        this.news = new NewsLetters(phrases);
        this.followUps = new FollowUpLetters(phrases);
    }

    Letter of(Occasion occasion) {
        return switch (occasion.purpose()) {
            case INVITATION,
                    CANCELLATION,
                    WELCOME,
                    FAREWELL,
                    REMINDER_UNANSWERED,
                    REMINDER_ATTENDING ->
                    meetings.ofMeeting(
                            occasion.purpose(),
                            key(occasion.purpose()),
                            (MeetingEvent.OfInvitation) occasion.event(),
                            null);
            case AMENDMENT, RESCHEDULING, PAPER -> meetings.ofChange(occasion);
            case ANSWER_NOTED ->
                    meetings.ofAnswer(
                            (MeetingEvent.OfInvitation) occasion.event(),
                            (InvitationAnswered) occasion.more().getFirst());
            case REFERAT_DRAFT, REMINDER_UNCOMMENTED ->
                    referater.ofDraft(occasion.purpose(), (ReferatCirculated) occasion.event());
            case REFERAT_APPROVED ->
                    referater.ofReferat(
                            occasion.purpose(),
                            ((ReferatApproved) occasion.event()).referat(),
                            null);
            case REFERAT_CORRECTED -> {
                var corrected = (ReferatCorrected) occasion.event();
                yield referater.ofReferat(
                        occasion.purpose(), corrected.referat(), corrected.reason());
            }
            case CONFERENCE, CONFERENCE_CHANGED, CONFERENCE_CANCELLED ->
                    news.ofConference(
                            occasion.purpose(), (ConferenceEvent.OfConference) occasion.event());
            case ANNOUNCEMENT -> news.ofAnnouncement((AnnouncementPublished) occasion.event());
            case DIGEST -> news.ofDigest(occasion);
            case REMINDER_FOLLOW_UP, REMINDER_FOLLOW_UP_LATE ->
                    followUps.ofFollowUp(
                            occasion.purpose(),
                            ((FollowUpEvent.OfFollowUp) occasion.event()).followUp());
        };
    }

    /** What is said of the meeting in a calendar, whatever mail it comes with. */
    Letter invitation(MeetingEvent.OfInvitation event) {
        return meetings.ofMeeting(Purpose.INVITATION, key(Purpose.INVITATION), event, null);
    }

    /** The same of a conference. */
    Letter conference(ConferenceEvent.OfConference event) {
        return news.ofConference(Purpose.CONFERENCE, event);
    }
}
