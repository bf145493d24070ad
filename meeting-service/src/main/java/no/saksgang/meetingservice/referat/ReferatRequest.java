package no.saksgang.meetingservice.referat;

import static no.saksgang.meetingservice.referat.NoteRequest.orNone;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import no.saksgang.events.MemberId;
import no.saksgang.events.referat.References;
import no.saksgang.meetingservice.directory.Names;
import no.saksgang.meetingservice.edge.Line;
import no.saksgang.meetingservice.edge.Prose;
import org.jspecify.annotations.Nullable;

/** A whole draft, as a client sends it: its items are numbered as on the agenda. */
record ReferatRequest(
        @Nullable @Valid ReferencesRequest references,
        @Nullable @Prose String introduction,
        @Nullable @Prose String closing,
        @Nullable @Size(max = MOST_ITEMS) List<@NotNull @Valid NoteRequest> items) {
    static final int MOST_ITEMS = 100;

    /** An empty reference was left open on paper; a missing one was not there. */
    record ReferencesRequest(
            @Nullable @Line String yourRef,
            @Nullable @Line String ourRef,
            @Nullable @Line String archiveCode) {
        References references() {
            return new References(yourRef, ourRef, archiveCode);
        }
    }

    List<MemberId> members() {
        return orNone(items).stream().flatMap(NoteRequest::members).distinct().toList();
    }

    Draft draft(Names names) {
        return new Draft(
                references == null ? References.NONE : references.references(),
                introduction,
                orNone(items).stream().map(it -> it.note(names)).toList(),
                closing);
    }
}
