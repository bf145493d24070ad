package no.saksgang.local.player;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.saksgang.local.suite.Suite;
import no.saksgang.testing.KafkaRecord;
import no.saksgang.testing.KafkaRecords;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How things stand by the events alone, held against what the services say and store. */
final class Fold {
    /** An aggregate's collection, and the kind of its subject. */
    private static final Map<String, String> KINDS =
            Map.ofEntries(
                    Map.entry("meetings", "meeting"),
                    Map.entry("referater", "referat"),
                    Map.entry("followUps", "followup"),
                    Map.entry("cases", "case"),
                    Map.entry("conferences", "conference"),
                    Map.entry("announcements", "announcement"),
                    Map.entry("members", "member"),
                    Map.entry("groups", "group"),
                    Map.entry("organisations", "organisation"),
                    Map.entry("minutes", "minutes"),
                    Map.entry("mailings", "mailing"),
                    Map.entry("replies", "reply"),
                    Map.entry("mailedComments", "reply"),
                    Map.entry("closings", "reply"));

    private static final List<String> OF_AN_INVITATION =
            List.of(
                    "title",
                    "type",
                    "revision",
                    "groupIds",
                    "startsAt",
                    "endsAt",
                    "timeZone",
                    "place",
                    "leaderId",
                    "secretaryId",
                    "agenda",
                    "papers",
                    "invitees");

    private final Map<String, TreeMap<Long, KafkaRecord>> said = new TreeMap<>();
    private final Map<String, Document> stored;
    private final List<String> differences = new ArrayList<>();

    private Fold(List<KafkaRecord> records, Map<String, Document> stored) {
        this.stored = stored;
        for (var record : records) {
            record.header("ce_sequence")
                    .ifPresent(sequence ->
                            said.computeIfAbsent(String.valueOf(record.key()), _ -> new TreeMap<>())
                                    .put(Long.valueOf(sequence), record));
        }
    }

    static Fold of(Suite suite) {
        return new Fold(
                KafkaRecords.at(suite.kafka()).ofEvents(), StoreContents.of(suite.store()).all());
    }

    /** What is not as the events say, in words. */
    List<String> differences(Service meetings, Service archive)
            throws Service.Away, InterruptedException {
        nothingIsLostAndNothingFromNothing();
        allThatWasToBeSentHasEnded();
        theDirectoryIsTheNewest();
        theRemindersHaveHeardItAll();
        for (var subject : said.keySet()) {
            if (subject.startsWith("meeting/")) {
                theMeetingIs(subject, meetings);
            } else if (subject.startsWith("referat/")) {
                theArchiveHas(subject, archive);
            }
        }
        return differences;
    }

    private void nothingIsLostAndNothingFromNothing() {
        var there = new HashMap<String, Document>();
        stored.forEach((where, document) -> {
            if (document.containsKey("pending")) {
                var subject = kind(where) + "/" + document.get("_id");
                there.put(subject, document);
                same(subject + " is at rest", List.of(), document.get("pending"));
                same(
                        subject + "'s sequence",
                        said.containsKey(subject) ? lastSequence(subject) : 0L,
                        document.get("sequence"));
            }
        });
        said.keySet().stream()
                .filter(it -> KINDS.containsValue(it.substring(0, it.indexOf('/'))))
                .filter(it -> !there.containsKey(it))
                .forEach(it -> differences.add(it + " spoke, and is not stored"));
    }

    private void allThatWasToBeSentHasEnded() {
        of("pages")
                .forEach((where, page) ->
                        page.getList("rows", Document.class).stream()
                                .map(row -> row.getString("state"))
                                .filter(List.of("QUEUED", "HANDED_OVER", "DEFERRED")::contains)
                                .forEach(state -> differences.add(where + " has a row " + state)));
    }

    private void theDirectoryIsTheNewest() {
        var directory = of("directory");
        said.forEach((subject, events) -> {
            var newest = events.lastEntry().getValue();
            if (newest.topic().endsWith(".directory")) {
                var known =
                        directory.values().stream()
                                .filter(it -> subject.equals(it.get("_id")))
                                .findFirst();
                if (known.isEmpty()) {
                    if (!subject.startsWith("organisation/")) {
                        differences.add(subject + " is not in the directory");
                    }
                    return;
                }
                same(subject + "'s sequence", lastSequence(subject), known.get().get("sequence"));
                if (newest.name().equals("MemberSaved")) {
                    same(
                            subject + "'s address",
                            newest.json().path("email").asString(),
                            known.get().get("email"));
                }
            }
        });
    }

    private void theRemindersHaveHeardItAll() {
        of("matters")
                .values()
                .forEach(matter -> {
                    var subject = matter.getString("_id");
                    same(
                            "what reminders know of " + subject,
                            lastSequence(subject),
                            matter.get("sequence"));
                });
    }

    private void theMeetingIs(String subject, Service meetings)
            throws Service.Away, InterruptedException {
        var id = subject.substring(subject.indexOf('/') + 1);
        var seen = meetings.get("/meetings/" + Service.encoded(id)).body();
        JsonNode invitation = Service.JSON.createObjectNode();
        var answers = new HashMap<String, String>();
        var cancelled = false;
        for (var event : said.getOrDefault(subject, new TreeMap<>()).values()) {
            var data = event.json();
            if (data.has("startsAt")) {
                invitation = data;
            }
            switch (event.name()) {
                case "InvitationAnswered" ->
                        answers.put(
                                data.path("memberId").asString(), data.path("answer").asString());
                // Who was asked anew has not answered.
                case "MeetingRescheduled" -> answers.clear();
                case "MeetingCancelled" -> cancelled = true;
                default -> {}
            }
        }
        for (var field : OF_AN_INVITATION) {
            if (invitation.has(field)) {
                same(subject + "'s " + field, invitation.get(field), seen.path(field));
            }
        }
        same(
                subject + " is cancelled",
                cancelled,
                "CANCELLED".equals(seen.path("status").asString()));
        var invited = invitation.path("invitees").toString();
        answers.keySet().removeIf(it -> !invited.contains('"' + it + '"'));
        var answered = new HashMap<String, String>();
        seen.path("answers")
                .forEach(it ->
                        answered.put(it.path("memberId").asString(), it.path("answer").asString()));
        same(subject + "'s answers", answers, answered);
    }

    private void theArchiveHas(String subject, Service archive)
            throws Service.Away, InterruptedException {
        var id = subject.substring(subject.indexOf('/') + 1);
        var approved =
                said.getOrDefault(subject, new TreeMap<>()).values().stream()
                        .filter(it ->
                                it.name().equals("ReferatApproved")
                                        || it.name().equals("ReferatCorrected"))
                        .toList();
        var revisions = archive.get("/minutes/" + Service.encoded(id) + "/revisions").body();
        same(subject + "'s revisions", approved.size(), revisions.path("items").size());
        for (var event : approved) {
            var data = event.json();
            var seen =
                    archive.get(
                                    "/minutes/"
                                            + Service.encoded(id)
                                            + "/revisions/"
                                            + data.path("revision").asInt())
                            .body();
            data.properties().stream()
                    // Whom the mail goes to is no part of a referat.
                    .filter(field -> !field.getKey().equals("invitees"))
                    .forEach(field ->
                            same(
                                    event + "'s " + field.getKey(),
                                    field.getValue(),
                                    seen.path(field.getKey())));
        }
    }

    private Map<String, Document> of(String collection) {
        var found = new TreeMap<String, Document>();
        stored.forEach((where, document) -> {
            if (where.contains("." + collection + " ")) {
                found.put(where, document);
            }
        });
        return found;
    }

    private static String kind(String where) {
        var collection = where.substring(where.indexOf('.') + 1, where.indexOf(' '));
        return KINDS.getOrDefault(collection, collection);
    }

    private long lastSequence(String subject) {
        var events = said.get(subject);
        return events == null ? 0 : events.lastKey();
    }

    private void same(String what, Object bySaid, @Nullable Object bySeen) {
        if (!bySaid.equals(bySeen)) {
            differences.add(what + ": by the events " + bySaid + ", but " + bySeen);
        }
    }
}
