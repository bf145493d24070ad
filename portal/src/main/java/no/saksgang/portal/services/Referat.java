package no.saksgang.portal.services;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import no.saksgang.events.Contact;
import no.saksgang.events.GroupId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;
import no.saksgang.events.Place;
import no.saksgang.events.referat.Approval;
import no.saksgang.events.referat.Attendees;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.events.referat.References;
import org.jspecify.annotations.Nullable;

/**
 * A referat as the meeting-service shows it: all items of the agenda, each with what is written
 * under it.
 *
 * @param revision from 1 at approval; 0 before
 * @param commentsBy until when comments are wanted, once it is circulated
 * @param runs whether the person at the page runs the meeting, and may write
 */
public record Referat(
        MeetingId meetingId,
        Status status,
        int revision,
        String title,
        List<GroupId> groupIds,
        Instant startsAt,
        Instant endsAt,
        ZoneId timeZone,
        Place place,
        Person leader,
        Person secretary,
        @Nullable Contact contact,
        List<MemberId> invitees,
        References references,
        @Nullable String introduction,
        List<ReferatItem> items,
        @Nullable String closing,
        Attendees attendance,
        @Nullable Instant commentsBy,
        List<Comment> comments,
        @Nullable Approval approval,
        boolean runs) {
    /** How far it has come. */
    public enum Status {
        UNWRITTEN,
        DRAFTED,
        CIRCULATED,
        APPROVED
    }

    /**
     * What a member says of a circulated draft.
     *
     * @param itemNumber which item it is about, if one
     * @param resolution what became of it; null as long as it is open
     */
    public record Comment(
            String commentId,
            MemberId memberId,
            String text,
            @Nullable String itemNumber,
            Instant commentedAt,
            @Nullable String resolution,
            boolean partOfReferat) {}
}
