package no.saksgang.notificationservice.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import no.saksgang.chassis.time.MachineTime;
import no.saksgang.chassis.tracing.Traces;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the mail server said of a row, as it is written down. */
final class Outcomes {
    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

    private final Bookkeeper bookkeeper;
    private final Reach reach;
    private final DeliverySettings settings;
    private final DeliveryMeters meters;
    private final Traces traces;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.getDefault();

    Outcomes(
            Bookkeeper bookkeeper,
            Reach reach,
            DeliverySettings settings,
            DeliveryMeters meters,
            Traces traces,
            Clock clock) {
        this.bookkeeper = bookkeeper;
        this.reach = reach;
        this.settings = settings;
        this.meters = meters;
        this.traces = traces;
        this.clock = clock;
    }

    void note(Task task, SmtpConnection.Outcome outcome) {
        switch (outcome) {
            case SmtpConnection.Outcome.Taken(var reply) -> taken(task, reply);
            case SmtpConnection.Outcome.NotNow(var code, _) -> became(task, later(task, code));
            case SmtpConnection.Outcome.Broken _ -> became(task, later(task, null));
            case SmtpConnection.Outcome.Never(var code, var enhanced) -> {
                refused(task, code, enhanced);
                became(task, new Delivery.Rejected(code, enhanced));
            }
            case SmtpConnection.Outcome.InDoubt _ -> {
                LOG.warn(
                        "in doubt: mailing {}, member {}; the mail server did not answer after the"
                                + " final dot",
                        task.page().mailing(),
                        task.recipient().member());
                became(task, new Delivery.Unknown());
            }
            case SmtpConnection.Outcome.NotOurs _ -> untouched(task);
        }
    }

    /** It did not come to a try, or to none that counts. */
    void untouched(Task task) {
        bookkeeper.note(task.page(), task.row(), task.before());
    }

    /** It will not be tried. */
    void suppressed(Task task, Delivery.Suppressed.Why why) {
        became(task, new Delivery.Suppressed(why));
    }

    private void became(Task task, Delivery.State state) {
        meters.became(state.kind());
        bookkeeper.note(task.page(), task.row(), state);
    }

    private void taken(Task task, String reply) {
        var at = clock.instant();
        became(task, new Delivery.Sent(at, reply));
        meters.taken(Duration.between(task.copy().reason().occasion().at(), at));
        traces.continuing(
                task.copy().reason().traceparent(),
                "mail",
                () ->
                        LOG.info(
                                "mail taken: mailing {}, member {}, {}",
                                task.page().mailing(),
                                task.recipient().member(),
                                reply));
    }

    /** What is counted of an address is worth no mail that waits: a store that is away loses it. */
    private void refused(Task task, int code, @Nullable String enhanced) {
        try {
            reach.refused(task.recipient().member(), task.page().mailing(), code, enhanced);
        } catch (RuntimeException away) {
            LOG.warn(
                    "a refusal is not counted: mailing {}, member {}",
                    task.page().mailing(),
                    task.recipient().member(),
                    away);
        }
    }

    private Delivery.State later(Task task, @Nullable Integer code) {
        var now = MachineTime.now();
        var tried = task.before() instanceof Delivery.Deferred before ? before : null;
        var tries = tried == null ? 1 : tried.tries() + 1;
        var since = tried == null ? now : tried.since();
        if (code != null && since.plus(settings.giveUpAfter()).isBefore(now)) {
            return new Delivery.Rejected(code, null);
        }
        return new Delivery.Deferred(
                tries, since, now.plus(settings.retryAfter(tries, random)), code);
    }
}
