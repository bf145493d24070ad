package no.saksgang.meetingservice.referat;

import java.util.Collection;
import java.util.List;
import no.saksgang.events.MeetingId;
import no.saksgang.events.referat.ApprovedReferat;

/** Approved referater, as the other packages read them. */
public interface ApprovedReferater {
    /** Those of the meetings that have one, in no order; each in its newest revision. */
    List<ApprovedReferat> of(Collection<MeetingId> meetings);
}
