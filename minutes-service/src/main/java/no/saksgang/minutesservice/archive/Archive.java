package no.saksgang.minutesservice.archive;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.saksgang.events.Envelope;
import no.saksgang.events.MeetingId;
import no.saksgang.events.referat.ApprovedReferat;
import no.saksgang.events.referat.ReferatApproved;
import no.saksgang.events.referat.ReferatCirculated;
import no.saksgang.events.referat.ReferatCommented;
import no.saksgang.events.referat.ReferatCorrected;
import no.saksgang.events.referat.ReferatEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes approved referater in.
 *
 * <p>First the revisions are stored, then they are announced; each is one write that a repeat does
 * not do again. Where a kill falls between the two, Kafka gives the events once more, the revisions
 * are found stored, and what was not announced is. A replay of the whole topic reads two things per
 * batch and writes nothing.
 */
@Component
class Archive {
    private final Revisions revisions;
    private final Announcements announcements;
    private final ApplicationEventPublisher listeners;
    private final Clock clock;
    private final Counter archived;

    Archive(
            Revisions revisions,
            Announcements announcements,
            ApplicationEventPublisher listeners,
            Clock clock,
            MeterRegistry meters) {
        this.revisions = revisions;
        this.announcements = announcements;
        this.listeners = listeners;
        this.clock = clock;
        this.archived =
                Counter.builder("saksgang.minutes.archived")
                        .description("Revisions of referater that this instance took in")
                        .register(meters);
    }

    void takeIn(List<Envelope<ReferatEvent>> heard) {
        var now = clock.instant();
        var came = heard.stream().flatMap(it -> revision(it.event(), now).stream()).toList();
        if (came.isEmpty()) {
            return;
        }
        archived.increment(revisions.add(came));
        announce(came, now);
        listeners.publishEvent(new Archived());
    }

    private static List<Revision> revision(ReferatEvent event, Instant now) {
        return switch (event) {
            case ReferatApproved approved -> List.of(new Revision(approved.referat(), null, now));
            case ReferatCorrected corrected ->
                    List.of(new Revision(corrected.referat(), corrected.reason(), now));
            case ReferatCirculated _, ReferatCommented _ -> List.of();
        };
    }

    private void announce(List<Revision> came, Instant now) {
        var byMeeting = new LinkedHashMap<MeetingId, List<ApprovedReferat>>();
        came.forEach(it ->
                byMeeting
                        .computeIfAbsent(it.meetingId(), _ -> new ArrayList<>())
                        .add(it.referat()));
        var known = known(byMeeting);
        var fresh = new LinkedHashMap<String, Minutes>();
        byMeeting.forEach((meetingId, referater) -> {
            var minutes = known.get(meetingId.value());
            if (minutes == null) {
                fresh.put(meetingId.value(), takeIn(Minutes.of(meetingId), referater, now));
            } else if (!referater.stream().allMatch(it -> minutes.has(it.revision()))) {
                change(meetingId, referater, now);
            }
        });
        // Another instance may have been first with some.
        for (var id : announcements.addAll(fresh)) {
            var meetingId = new MeetingId(id);
            change(meetingId, byMeeting.getOrDefault(meetingId, List.of()), now);
        }
    }

    private Map<String, Minutes> known(Map<MeetingId, ?> meetings) {
        return announcements.all(meetings.keySet().stream().map(MeetingId::value).toList()).stream()
                .collect(Collectors.toMap(it -> it.id(), it -> it.aggregate()));
    }

    private void change(MeetingId meetingId, List<ApprovedReferat> referater, Instant now) {
        announcements.change(meetingId.value(), null, it -> takeIn(it, referater, now));
    }

    private static Minutes takeIn(Minutes minutes, List<ApprovedReferat> referater, Instant now) {
        referater.forEach(it -> minutes.takeIn(it, now));
        return minutes;
    }
}
