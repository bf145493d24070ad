package no.saksgang.meetingservice.paper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import no.saksgang.meetingservice.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

class UploadingAPaperTest extends ServiceTest {
    private static final byte[] PDF = "%PDF-1.7\nForslag til energiplan".getBytes(UTF_8);

    private JsonNode upload(String meeting, String name) {
        return post(meeting + "/files?name=" + name, PDF).ok().body();
    }

    private static String path(String meeting, JsonNode file) {
        return meeting + "/files/" + file.path("fileId").asString();
    }

    private void approve(String meeting) {
        postSeen(meeting, "/agenda/approval", Map.of("approvedBy", id("eva"))).ok();
    }

    private void name(String meeting, JsonNode file, String visibility) {
        var paper = Map.of("title", "Forslag", "url", file.path("url").asString());
        var item =
                Map.of(
                        "title",
                        "Energiplan",
                        "kind",
                        "decision",
                        "visibility",
                        visibility,
                        "papers",
                        List.of(paper));
        putSeen(meeting, "/agenda", Map.of("agenda", List.of(item))).ok();
    }

    @Test
    void gives_an_address_that_an_agenda_can_name_and_the_file_back_as_it_was() {
        var meeting = aPlannedMeeting();
        var file = upload(meeting, "Forslag til plan.pdf");
        assertThat(file.path("name").asString()).isEqualTo("Forslag til plan.pdf");
        assertThat(file.path("size").asLong()).isEqualTo(PDF.length);
        assertThat(file.path("url").asString())
                .isEqualTo(
                        "http://127.0.0.1:8080/papers/"
                                + id("m")
                                + "/"
                                + file.path("fileId").asString()
                                + "/Forslag%20til%20plan.pdf");
        name(meeting, file, "public");

        var read = get(path(meeting, file)).result().getResponse();
        assertThat(read.getContentAsByteArray()).isEqualTo(PDF);
        assertThat(read.getContentType()).isEqualTo("application/pdf");
        assertThat(read.getHeader(HttpHeaders.CONTENT_DISPOSITION)).startsWith("inline");
    }

    @Test
    void gives_an_address_that_every_firewall_lets_through() {
        var meeting = aPlannedMeeting();
        var file = upload(meeting, "20% kutt; utkast.pdf");
        assertThat(file.path("name").asString()).isEqualTo("20% kutt; utkast.pdf");
        assertThat(file.path("url").asString()).endsWith("/20-%20kutt-%20utkast.pdf");
    }

    @Test
    void keeps_a_large_file_whole() {
        var meeting = aPlannedMeeting();
        var large = Arrays.copyOf(PDF, 5_000_000);
        large[4_999_999] = 7;
        var file = post(meeting + "/files?name=Stor.pdf", large).ok().body();
        assertThat(get(path(meeting, file)).result().getResponse().getContentAsByteArray())
                .isEqualTo(large);
    }

    @Test
    void is_done_once_when_it_is_sent_twice() {
        var meeting = aPlannedMeeting();
        var key = Map.of("Idempotency-Key", id("upload"));
        var address = meeting + "/files?name=Forslag.pdf";
        var first = send(HttpMethod.POST, address, PDF, key).ok().body();
        var second = send(HttpMethod.POST, address, PDF, key).ok().body();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void refuses_what_is_no_paper_and_says_which_are() {
        var meeting = aPlannedMeeting();
        var refused =
                post(meeting + "/files?name=plan.html", "<script>".getBytes(UTF_8))
                        .refused(422, "format-not-taken");
        assertThat(refused.body().path("detail").asString()).contains("plan.html", "pdf, png");
        post(meeting + "/files?name=plan.pdf", "<script>".getBytes(UTF_8))
                .refused(422, "file-not-what-its-name-says");
        post(meeting + "/files?name=plan.pdf", new byte[0])
                .refused(422, "file-not-what-its-name-says");
        post(meeting + "/files?name=plan.docx", PDF).refused(422, "file-not-what-its-name-says");
    }

    @Test
    void refuses_a_file_that_is_too_large_and_keeps_nothing_of_it() {
        var meeting = aPlannedMeeting();
        var huge = Arrays.copyOf(PDF, 25 * 1024 * 1024 + 1);
        var key = Map.of("Idempotency-Key", id("huge"));
        send(HttpMethod.POST, meeting + "/files?name=Stor.pdf", huge, key)
                .refused(413, "body-too-large");
        var file = send(HttpMethod.POST, meeting + "/files?name=Liten.pdf", PDF, key).ok();
        assertThat(file.body().path("size").asLong()).isEqualTo(PDF.length);
    }

    @Test
    void publishes_it_with_the_agenda_that_names_it() {
        var meeting = aPlannedMeeting();
        var file = upload(meeting, "Forslag.pdf");
        var open = "/public" + path(meeting, file);
        name(meeting, file, "public");
        get(open).refused(404, "unknown-id");
        approve(meeting);
        assertThat(get(open).result().getResponse().getContentAsByteArray()).isEqualTo(PDF);
        post(meeting + "/cancellation", Map.of("reason", "Sykdom")).ok();
        get(open).refused(404, "unknown-id");
    }

    @Test
    void publishes_no_paper_of_an_item_for_members_and_none_that_no_agenda_names() {
        var meeting = aPlannedMeeting();
        var closed = upload(meeting, "Lukket.pdf");
        var spare = upload(meeting, "Kladd.pdf");
        name(meeting, closed, "members");
        approve(meeting);
        get("/public" + path(meeting, closed)).refused(404, "unknown-id");
        get("/public" + path(meeting, spare)).refused(404, "unknown-id");
        assertThat(get(path(meeting, closed)).status()).isEqualTo(200);
    }
}
