package no.saksgang.local.player;

import java.util.Optional;
import no.saksgang.local.player.Service.Away;
import no.saksgang.local.scenario.Expectation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the suite answers when asked how things stand. */
record Views(Service meetings, Service archive) {

    /** How a meeting counts its answers; empty if there is no answer to that. */
    Optional<Observation.Answers> answers(String meeting) throws InterruptedException {
        try {
            var answer = meetings.get("/meetings/" + Service.encoded(meeting));
            var counts = answer.body().path("answerCounts");
            return answer.ok() && counts.isObject()
                    ? Optional.of(
                            new Observation.Answers(
                                    counts.path("accepted").asInt(),
                                    counts.path("tentative").asInt(),
                                    counts.path("declined").asInt(),
                                    counts.path("none").asInt()))
                    : Optional.empty();
        } catch (Away _) {
            return Optional.empty();
        }
    }

    /** What the archive has of a meeting; empty if it does not answer. */
    Optional<Observation.Minutes> minutes(String meeting, Expectation.Minutes wanted)
            throws InterruptedException {
        try {
            var revisions = archive.get("/minutes/" + Service.encoded(meeting) + "/revisions");
            // An archive that has never heard of the meeting has none of it.
            var count = revisions.ok() ? items(revisions.body()).size() : 0;
            return Optional.of(
                    new Observation.Minutes(
                            count,
                            finds(meeting, wanted.search()),
                            finds(meeting, wanted.notFound())));
        } catch (Away _) {
            return Optional.empty();
        }
    }

    private @Nullable Boolean finds(String meeting, @Nullable String word)
            throws Away, InterruptedException {
        if (word == null) {
            return null;
        }
        var hits = archive.get("/minutes?limit=100&q=" + Service.encoded(word));
        if (!hits.body().path("complete").asBoolean(true)) {
            // The index is still being built: what it does not find says nothing yet.
            return null;
        }
        for (var hit : items(hits.body())) {
            if (hit.path("meetingId").asString("").equals(meeting)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode items(JsonNode body) {
        return body.isArray() ? body : body.path("items");
    }
}
