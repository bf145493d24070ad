package no.saksgang.meetingservice.referat;

import java.time.Instant;
import no.saksgang.events.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * What a member says of a circulated draft (<i>merknad</i>).
 *
 * @param text their own words; they stay here until they are part of an approved referat
 * @param itemNumber which item it is about, if one
 * @param resolution what became of it; null as long as it is open
 * @param partOfReferat whether it stands in the referat
 */
record Comment(
        String commentId,
        MemberId memberId,
        String text,
        @Nullable String itemNumber,
        Instant commentedAt,
        @Nullable String resolution,
        boolean partOfReferat) {
    Comment settled(String how, boolean partOfReferat) {
        return new Comment(commentId, memberId, text, itemNumber, commentedAt, how, partOfReferat);
    }
}
