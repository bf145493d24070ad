package no.saksgang.portal.meeting;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import no.saksgang.portal.services.Meeting;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** What can be done with a meeting that sends mail, and what is asked for it. */
enum Command {
    APPROVAL("/agenda/approval"),
    SCHEDULE("/schedule"),
    CANCELLATION("/cancellation"),
    PAPERS("/papers"),
    AMENDMENT("/agenda");

    private final String path;

    Command(String path) {
        this.path = path;
    }

    HttpMethod method() {
        return switch (this) {
            case SCHEDULE, AMENDMENT -> HttpMethod.PUT;
            case APPROVAL, CANCELLATION, PAPERS -> HttpMethod.POST;
        };
    }

    String path() {
        return "/meetings/{id}" + path;
    }

    /** What a page has to keep between seeing and doing. */
    List<String> fields() {
        return switch (this) {
            case APPROVAL -> List.of("approvedBy");
            case SCHEDULE ->
                    List.of("startsAt", "startTime", "endTime", "endsAt", "name", "url", "address");
            case CANCELLATION -> List.of("reason");
            case PAPERS -> List.of("title", "url", "paperId");
            case AMENDMENT -> List.of("draft");
        };
    }

    /** Its words: {@code send.<key>}, and where its page is. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where its form is posted, below the meeting. */
    public String page() {
        return switch (this) {
            case APPROVAL -> "/preview";
            case AMENDMENT -> "/agenda/amendment";
            case SCHEDULE, CANCELLATION, PAPERS -> "/" + key();
        };
    }

    /** What stands in the fields before anybody has typed. */
    Map<String, Object> asNow(Meeting meeting) {
        return switch (this) {
            case APPROVAL -> Form.body("approvedBy", String.valueOf(meeting.leaderId()));
            case SCHEDULE ->
                    Form.body(
                            "startsAt", meeting.start().toLocalDate().toString(),
                            "startTime", meeting.start().toLocalTime().toString(),
                            "endTime", meeting.end().toLocalTime().toString(),
                            "endsAt",
                                    meeting.end()
                                                    .toLocalDate()
                                                    .equals(meeting.start().toLocalDate())
                                            ? null
                                            : meeting.end().toLocalDate().toString(),
                            "name", meeting.place().name(),
                            "url", meeting.place().url(),
                            "address", meeting.place().address());
            case CANCELLATION, PAPERS, AMENDMENT -> Map.of();
        };
    }

    /** The body of the request; the amendment's is its draft's. */
    Map<String, Object> request(Map<String, String> typed, Meeting meeting) {
        return switch (this) {
            case APPROVAL -> Form.body("approvedBy", Form.said(typed.get("approvedBy")));
            case SCHEDULE -> {
                var day = Form.said(typed.get("startsAt"));
                var last = Form.said(typed.get("endsAt"));
                yield Form.body(
                        "startsAt", at(day, typed.get("startTime"), meeting.timeZone()),
                        "endsAt",
                                at(
                                        last == null ? day : last,
                                        typed.get("endTime"),
                                        meeting.timeZone()),
                        "place",
                                Form.body(
                                        "name", Form.said(typed.get("name")),
                                        "url", Form.said(typed.get("url")),
                                        "address", Form.said(typed.get("address"))));
            }
            case CANCELLATION -> Form.body("reason", Form.said(typed.get("reason")));
            case PAPERS ->
                    Form.body(
                            "title", Form.said(typed.get("title")),
                            "url", Form.said(typed.get("url")),
                            "paperId", Form.said(typed.get("paperId")));
            case AMENDMENT -> Map.of();
        };
    }

    /**
     * A time on the wall clock; null where it is none, so that the service says what is missing.
     */
    static @Nullable Instant at(@Nullable String day, @Nullable String time, ZoneId zone) {
        try {
            return day == null || time == null
                    ? null
                    : LocalDate.parse(day).atTime(LocalTime.parse(time)).atZone(zone).toInstant();
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    /** By what one sees that a meeting is still what somebody looked at; answers do not matter. */
    static String fingerprint(Meeting it) {
        var all =
                List.of(
                                it.status(),
                                it.revision(),
                                it.start(),
                                it.end(),
                                it.place(),
                                it.agenda(),
                                it.papers())
                        .toString();
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
