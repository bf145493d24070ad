package no.saksgang.portal.conference;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.saksgang.portal.page.Dates;
import org.jspecify.annotations.Nullable;

/**
 * A conference as somebody types it. What is wrong with it the meeting-service says.
 *
 * @param start on the wall clock of Oslo, as a browser writes it
 * @param end on the same clock
 * @param partners a line each
 * @param groups ids; none means everyone
 */
record ConferenceForm(
        @Nullable String title,
        @Nullable String description,
        @Nullable String start,
        @Nullable String end,
        @Nullable String place,
        @Nullable String placeUrl,
        @Nullable String partners,
        @Nullable List<String> groups,
        @Nullable String registrationUrl,
        @Nullable String registrationBy,
        @Nullable String capacity) {
    static final ConferenceForm EMPTY =
            new ConferenceForm("", "", "", "", "", "", "", List.of(), "", "", "");

    Map<String, Object> body() {
        var body = new HashMap<String, Object>();
        put(body, "title", title);
        put(body, "description", description);
        put(body, "startsAt", instant(start));
        put(body, "endsAt", instant(end));
        body.put("timeZone", Dates.HOME.getId());
        var where = new HashMap<String, Object>();
        put(where, "name", place);
        put(where, "url", placeUrl);
        body.put("place", where);
        body.put("partners", lines(partners));
        body.put("audience", Audiences.body(groups));
        var registration = new HashMap<String, Object>();
        put(registration, "url", registrationUrl);
        put(registration, "by", instant(registrationBy));
        put(registration, "capacity", capacity);
        if (!registration.isEmpty()) {
            body.put("registration", registration);
        }
        return body;
    }

    private static void put(Map<String, Object> body, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            body.put(field, value.strip());
        }
    }

    /** As the service wants it; what is no time is sent as it is, and the service says so. */
    private static @Nullable String instant(@Nullable String local) {
        if (local == null || local.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(local).atZone(Dates.HOME).toInstant().toString();
        } catch (DateTimeException noTime) {
            return local;
        }
    }

    private static List<String> lines(@Nullable String text) {
        return text == null
                ? List.of()
                : new ArrayList<>(
                        text.lines().map(String::strip).filter(it -> !it.isEmpty()).toList());
    }
}
