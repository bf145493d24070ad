package no.saksgang.portal.paper;

import java.net.URI;
import java.util.Optional;
import no.saksgang.events.MeetingId;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A paper that lies with us, as its address names it.
 *
 * @param meetingId of the meeting for which it was uploaded; others may name it, too
 */
public record PaperFile(MeetingId meetingId, String fileId) {
    private static final String PLACE = "papers";

    /** Empty for the address of anything else. */
    public static Optional<PaperFile> at(String url, URI portal) {
        var papers = portal + "/" + PLACE + "/";
        if (!url.startsWith(papers)) {
            return Optional.empty();
        }
        var path = UriComponentsBuilder.fromUriString(url).build().getPathSegments();
        var from = path.indexOf(PLACE) + 1;
        return path.size() < from + 2
                ? Optional.empty()
                : Optional.of(new PaperFile(new MeetingId(path.get(from)), path.get(from + 1)));
    }
}
