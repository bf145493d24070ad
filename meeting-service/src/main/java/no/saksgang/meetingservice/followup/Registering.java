package no.saksgang.meetingservice.followup;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.saksgang.chassis.foresight.Foreseen;
import no.saksgang.chassis.http.AlreadyExists;
import no.saksgang.chassis.http.Refused;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.referat.ApprovedReferat;
import no.saksgang.events.referat.ReferatApproved;
import no.saksgang.events.referat.ReferatCorrected;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.meetingservice.followup.FollowUp.AsApproved;
import no.saksgang.meetingservice.followup.FollowUp.Origin;
import no.saksgang.meetingservice.followup.FollowUp.Task;
import no.saksgang.meetingservice.referat.ApprovedReferater;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the follow-ups of a meeting as its approved referat now says. A referat's own id of one
 * tells its place (the second under item 3), and a correction moves places. So one that says the
 * same under the same item is the same, wherever it stands; what is left over in the same place was
 * worded anew, if it is open; what is then left over was taken out, or has come in.
 */
@Component
class Registering {
    private final ApprovedReferater referater;
    private final FollowUps followUps;

    Registering(ApprovedReferater referater, FollowUps followUps) {
        this.referater = referater;
        this.followUps = followUps;
    }

    /** What a referat says is to be done. */
    private record Agreed(Origin origin, AsApproved said) {
        boolean isSameAs(FollowUp known) {
            return known.asApproved()
                            .filter(it -> it.task().text().equals(said.task().text()))
                            .isPresent()
                    && Objects.equals(known.origin().itemNumber(), origin.itemNumber());
        }

        boolean isInThePlaceOf(FollowUp known) {
            return known.status() == FollowUp.Status.OPEN
                    && known.asApproved().filter(it -> it.place().equals(said.place())).isPresent();
        }

        /**
         * The same for whoever registers it, and another for what stands in this place in a later
         * revision.
         */
        FollowUpId id() {
            var name = origin.meetingId() + "/" + said.revision() + "/" + said.place();
            return new FollowUpId(
                    UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
        }
    }

    /** Looks at what is stored, and so changes nothing the second time. */
    void keepRight(MeetingId meeting, Instant at) {
        referater.of(List.of(meeting)).forEach(it -> keepRight(it, at));
    }

    @EventListener
    void foresee(Foreseen foreseen) {
        for (var it : foreseen.said()) {
            switch (it.event()) {
                case ReferatApproved approved -> keepRight(approved.referat(), it.time());
                case ReferatCorrected corrected -> keepRight(corrected.referat(), it.time());
                default -> {}
            }
        }
    }

    private void keepRight(ApprovedReferat referat, Instant at) {
        var known = new ArrayList<FollowUp>();
        followUps
                .ofMeeting(referat.meetingId())
                .forEach(it -> {
                    var one = it.aggregate();
                    if (one.asApproved().isPresent() && one.status() != FollowUp.Status.WITHDRAWN) {
                        known.add(one);
                    }
                });
        var agreed = new ArrayList<>(agreed(referat));
        restate(known, agreed, Agreed::isSameAs, at);
        restate(known, agreed, Agreed::isInThePlaceOf, at);
        known.forEach(it -> change(it.followUpId(), one -> one.withdraw(referat.revision(), at)));
        agreed.forEach(it -> add(FollowUp.agreed(it.id(), it.origin(), it.said(), at)));
    }

    /** Those that belong together are brought in line and taken out of both lists. */
    private void restate(
            List<FollowUp> known,
            List<Agreed> agreed,
            BiPredicate<Agreed, FollowUp> belongsTo,
            Instant at) {
        known.removeIf(one -> {
            var now = agreed.stream().filter(it -> belongsTo.test(it, one)).findFirst();
            now.ifPresent(it -> {
                agreed.remove(it);
                change(one.followUpId(), same -> same.restate(it.said(), at));
            });
            return now.isPresent();
        });
    }

    private void change(FollowUpId id, Consumer<FollowUp> what) {
        followUps.change(id.value(), null, what);
    }

    private void add(FollowUp agreed) {
        try {
            followUps.add(agreed.followUpId().value(), null, agreed);
        } catch (Refused refused) {
            // Another instance that was about to lose the partition was first: the same one.
            if (!(refused.refusal() instanceof AlreadyExists)) {
                throw refused;
            }
        }
    }

    private static List<Agreed> agreed(ApprovedReferat referat) {
        return referat.items().stream()
                .flatMap(it -> Stream.concat(Stream.of(it), it.items().stream()))
                .flatMap(item -> item.followUps().stream().map(it -> agreed(referat, item, it)))
                .toList();
    }

    private static Agreed agreed(
            ApprovedReferat referat, ReferatItem item, ReferatItem.FollowUp followUp) {
        return new Agreed(
                new Origin(
                        referat.meetingId(),
                        referat.title(),
                        referat.startsAt(),
                        item.number(),
                        item.caseId(),
                        referat.groupIds(),
                        referat.timeZone(),
                        item.visibility(),
                        referat.contact()),
                new AsApproved(
                        followUp.id(),
                        referat.revision(),
                        new Task(followUp.text(), followUp.owners(), followUp.due())));
    }
}
