package no.saksgang.portal.paper;

import java.util.Map;
import java.util.Objects;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Paper;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Service;
import no.saksgang.portal.services.ServiceAway;
import no.saksgang.portal.services.ServiceRefused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Brings papers to the meeting-service and back. */
@Component
public class Papers {
    private final MeetingService meetings;

    Papers(MeetingService meetings) {
        this.meetings = meetings;
    }

    private record Uploaded(String url) {}

    /**
     * Uploads one; its title is its name without the ending. Nobody is told.
     *
     * @throws ServiceRefused if it is no paper, or too large
     * @throws ServiceAway if the service is away
     */
    public Paper upload(MeetingId meeting, MultipartFile file) {
        // Some browsers tell the whole path.
        var name =
                Objects.requireNonNullElse(file.getOriginalFilename(), "")
                        .replaceAll(".*[/\\\\]", "");
        var uploaded =
                meetings.exchange(
                                HttpMethod.POST,
                                "/meetings/{id}/files?name={name}",
                                file.getResource(),
                                Map.of(
                                        HttpHeaders.CONTENT_TYPE,
                                        MediaType.APPLICATION_OCTET_STREAM_VALUE),
                                Uploaded.class,
                                meeting,
                                name)
                        .getBody();
        return new Paper(
                "", name.replaceAll("\\.[^.]*$", ""), Objects.requireNonNull(uploaded).url(), 1);
    }

    /**
     * Reads one that is this person's to read.
     *
     * @throws ServiceRefused if it is not, or not there
     * @throws ServiceAway if the service is away, or breaks off
     */
    public <T> T read(PaperFile file, Service.Reading<T> reading) {
        return meetings.read(
                "/meetings/{id}/files/{file}", reading, file.meetingId(), file.fileId());
    }

    /**
     * Reads one that is published.
     *
     * @throws ServiceRefused if it is not
     * @throws ServiceAway if the service is away, or breaks off
     */
    <T> T readPublished(PaperFile file, Service.Reading<T> reading) {
        return meetings.read(
                "/public/meetings/{id}/files/{file}", reading, file.meetingId(), file.fileId());
    }
}
