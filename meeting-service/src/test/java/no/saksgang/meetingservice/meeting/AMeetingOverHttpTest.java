package no.saksgang.meetingservice.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import no.saksgang.meetingservice.ServiceTest;
import org.junit.jupiter.api.Test;

class AMeetingOverHttpTest extends ServiceTest {
    @Test
    void is_planned_convened_answered_moved_held_and_said_so_on_kafka() {
        var path = aPlannedMeeting();
        var planned = get(path).ok().body();
        assertThat(planned.path("status").asString()).isEqualTo("PLANNED");
        assertThat(planned.path("start").asString()).isEqualTo("2025-09-11T10:00:00");
        assertThat(planned.path("agenda").path(1).path("items").path(1).path("number").asString())
                .isEqualTo("2.2");

        var convened =
                postSeen(path, "/agenda/approval", Map.of("approvedBy", id("eva"))).ok().body();
        assertThat(convened.path("status").asString()).isEqualTo("CONVENED");
        assertThat(convened.path("invitees").size()).isEqualTo(4);

        var answered =
                put(
                                path + "/answers/" + id("ola"),
                                Map.of(
                                        "answer",
                                        "ACCEPTED",
                                        "comment",
                                        "Etter legetimen",
                                        "from",
                                        "10:30",
                                        "recusedFrom",
                                        List.of("2.1")))
                        .ok()
                        .body();
        assertThat(answered.path("answerCounts").toString())
                .isEqualTo("{\"accepted\":1,\"tentative\":0,\"declined\":0,\"none\":3}");

        var moved =
                putSeen(
                                path,
                                "/schedule",
                                Map.of(
                                        "startsAt",
                                        "2025-09-12T08:00:00Z",
                                        "endsAt",
                                        "2025-09-12T10:00:00Z",
                                        "place",
                                        Map.of("name", "Rådhuset")))
                        .ok()
                        .body();
        assertThat(moved.path("revision").asInt()).isEqualTo(2);
        assertThat(moved.path("answerCounts").path("none").asInt()).isEqualTo(4);

        clockAt(java.time.Instant.parse("2025-09-12T10:00:00Z"));
        assertThat(get(path).body().path("status").asString()).isEqualTo("HELD");
        put(
                        path + "/attendance",
                        Map.of(
                                "present", List.of(Map.of("memberId", id("eva"))),
                                "apologies", List.of(id("ola")),
                                "guests", List.of(Map.of("name", "Gro Gjest"))))
                .ok();
        assertThat(get(path).body().path("attendance").path("guests").size()).isEqualTo(1);

        await().untilAsserted(() ->
                assertThat(said("meeting/" + id("m")))
                        .containsExactly(
                                "MeetingPlanned",
                                "AgendaApproved",
                                "InvitationAnswered",
                                "MeetingRescheduled",
                                "AttendanceRecorded"));
    }
}
