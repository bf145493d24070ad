package no.saksgang.notificationservice.delivery;

import java.util.Date;
import java.util.List;
import no.saksgang.events.MemberId;
import org.bson.Document;

/** How the rows of a page stand in the store, and how many there are in each state. */
final class PageForm {
    private PageForm() {}

    /** {@code {member, state, …}}, with what belongs to the state beside it. */
    static Document row(Delivery row) {
        var it =
                new Document("member", row.member().value())
                        .append("state", row.state().kind().name());
        return switch (row.state()) {
            case Delivery.Queued _, Delivery.HandedOver _, Delivery.Unknown _ -> it;
            case Delivery.Sent(var at, var reply) ->
                    it.append("at", Date.from(at)).append("reply", reply);
            case Delivery.Deferred(var tries, var since, var notBefore, var code) ->
                    it.append("tries", tries)
                            .append("since", Date.from(since))
                            .append("notBefore", Date.from(notBefore))
                            .append("code", code);
            case Delivery.Rejected(var code, var enhanced) ->
                    it.append("code", code).append("enhanced", enhanced);
            case Delivery.Suppressed(var why) -> it.append("why", why.name());
            case Delivery.Bounced(var at, var code, var status, var diagnostic, var taken) -> {
                it.append("at", Date.from(at))
                        .append("code", code)
                        .append("enhanced", status)
                        .append("reply", diagnostic);
                yield taken == null
                        ? it
                        : it.append("takenAt", Date.from(taken.at()))
                                .append("takenReply", taken.reply());
            }
        };
    }

    /** What {@link #row} wrote of each. */
    static List<Delivery> rows(Document page) {
        return page.getList("rows", Document.class).stream().map(PageForm::delivery).toList();
    }

    private static Delivery delivery(Document it) {
        return new Delivery(
                new MemberId(it.getString("member")),
                switch (Delivery.Kind.valueOf(it.getString("state"))) {
                    case QUEUED -> new Delivery.Queued();
                    case HANDED_OVER -> new Delivery.HandedOver();
                    case UNKNOWN -> new Delivery.Unknown();
                    case SENT ->
                            new Delivery.Sent(it.getDate("at").toInstant(), it.getString("reply"));
                    case DEFERRED ->
                            new Delivery.Deferred(
                                    it.getInteger("tries"),
                                    it.getDate("since").toInstant(),
                                    it.getDate("notBefore").toInstant(),
                                    it.getInteger("code"));
                    case REJECTED ->
                            new Delivery.Rejected(it.getInteger("code"), it.getString("enhanced"));
                    case BOUNCED ->
                            new Delivery.Bounced(
                                    it.getDate("at").toInstant(),
                                    it.getInteger("code"),
                                    it.getString("enhanced"),
                                    it.getString("reply"),
                                    it.getDate("takenAt") == null
                                            ? null
                                            : new Delivery.Sent(
                                                    it.getDate("takenAt").toInstant(),
                                                    it.getString("takenReply")));
                    case SUPPRESSED ->
                            new Delivery.Suppressed(
                                    Delivery.Suppressed.Why.valueOf(it.getString("why")));
                });
    }

    static Document counts(Tally tally) {
        var counts = new Document();
        for (var kind : Delivery.Kind.values()) {
            if (tally.of(kind) > 0) {
                counts.append(kind.name(), tally.of(kind));
            }
        }
        return counts;
    }

    static Tally counts(Document counts) {
        return new Tally(
                counts.getInteger("QUEUED", 0),
                counts.getInteger("HANDED_OVER", 0),
                counts.getInteger("SENT", 0),
                counts.getInteger("DEFERRED", 0),
                counts.getInteger("REJECTED", 0),
                counts.getInteger("SUPPRESSED", 0),
                counts.getInteger("UNKNOWN", 0),
                counts.getInteger("BOUNCED", 0));
    }
}
