package no.saksgang.meetingservice.meeting;

import jakarta.validation.constraints.NotBlank;
import no.saksgang.meetingservice.edge.Line;
import no.saksgang.meetingservice.edge.Link;
import no.saksgang.meetingservice.meeting.ProposedItem.ProposedPaper;

/** A paper by link, as a client sends it. */
record PaperRequest(@NotBlank @Line String title, @NotBlank @Link String url) {
    ProposedPaper paper() {
        return new ProposedPaper(title, url);
    }
}
