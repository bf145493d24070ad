package no.saksgang.minutesservice.document;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import no.saksgang.events.referat.ApprovedReferat;
import no.saksgang.minutesservice.archive.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A referat as data: the fields of the event that brought it.
 *
 * @param reason of the correction, if it is one
 * @param archivedAt when it came into the archive
 */
record MinutesView(
        @JsonUnwrapped ApprovedReferat referat, @Nullable String reason, Instant archivedAt) {
    static MinutesView of(Revision revision) {
        return new MinutesView(revision.referat(), revision.reason(), revision.archivedAt());
    }
}
