package no.saksgang.local.scenario;

import java.util.regex.Pattern;
import no.saksgang.local.scenario.Expectation.Answers;
import no.saksgang.local.scenario.Expectation.CalendarMethod;
import no.saksgang.local.scenario.Expectation.Minutes;
import no.saksgang.local.scenario.Value.Fields;

/** Reads what is to be seen after a step, and whether that makes sense. */
final class ExpectationReader {
    private static final Pattern EVENT = Pattern.compile("[A-Z][A-Za-z]+");

    private final Known known;

    ExpectationReader(Known known) {
        this.known = known;
    }

    /** What is expected after a step; a step may expect nothing. */
    Expectation read(String verb, Deed deed, Fields step) {
        var status = step.optional("refused");
        if (status != null) {
            if (deed instanceof Deed.OfTheWorld) {
                throw status.fault("«" + verb + "» er ingen kommando, så ingen kan avvise den");
            }
            if (status.number() < 400 || status.number() > 599) {
                throw status.fault(
                        "«refused» skal være HTTP-statusen for et avslag (400–599), ikke "
                                + status.number());
            }
        }
        var expect = step.optional("expect");
        if (expect == null) {
            return status == null
                    ? Expectation.NONE
                    : new Expectation(null, null, null, null, null, null, null, status.number());
        }
        var fields =
                expect.fields(
                        "mails", "to", "calendar", "sequence", "events", "minutes", "answers");
        var to = fields.optional("to");
        var events = fields.optional("events");
        var calendar = fields.optional("calendar");
        var minutes = fields.optional("minutes");
        var answers = fields.optional("answers");
        var expectation =
                new Expectation(
                        fields.number("mails"),
                        to == null ? null : to.list().stream().map(this::recipient).toList(),
                        calendar == null ? null : calendar.word(CalendarMethod.class),
                        fields.number("sequence"),
                        events == null
                                ? null
                                : events.list().stream().map(ExpectationReader::event).toList(),
                        minutes == null ? null : minutes(minutes),
                        answers == null ? null : answers(answers),
                        status == null ? null : (Integer) status.number());
        mustMakeSense(expect, expectation);
        return expectation;
    }

    private static void mustMakeSense(Value expect, Expectation expectation) {
        var mails = expectation.mails();
        var to = expectation.to();
        if (expectation.refused() != null) {
            if ((mails != null && mails > 0)
                    || (to != null && !to.isEmpty())
                    || (expectation.events() != null && !expectation.events().isEmpty())
                    || expectation.sequence() != null
                    || (expectation.calendar() != null
                            && expectation.calendar() != CalendarMethod.NONE)) {
                throw expect.fault(
                        "en avvist kommando gir ingen e-post og ingen hendelser; ventet bare «refused», og kanskje answers eller minutes");
            }
        }
        if (mails != null && to != null && mails != to.size()) {
            throw expect.fault("«mails» sier %d, men «to» nevner %d".formatted(mails, to.size()));
        }
        if (expectation.sequence() != null && expectation.calendar() == CalendarMethod.NONE) {
            throw expect.fault(
                    "«sequence» står i en kalenderdel, men «calendar» sier at det ingen er");
        }
    }

    private String recipient(Value value) {
        return value.text().contains("@") ? value.text() : known.member(value);
    }

    private static String event(Value value) {
        var name = value.text();
        if (!EVENT.matcher(name).matches()) {
            throw value.fault(
                    "«" + name + "» er ikke navnet på en hendelse; ventet som AgendaApproved");
        }
        return name;
    }

    private static Minutes minutes(Value value) {
        var fields = value.fields("revisions", "search", "notFound");
        return new Minutes(
                fields.required("revisions").number(),
                fields.text("search"),
                fields.text("notFound"));
    }

    private static Answers answers(Value value) {
        var fields = value.fields("accepted", "tentative", "declined", "none");
        return new Answers(
                fields.number("accepted"),
                fields.number("tentative"),
                fields.number("declined"),
                fields.number("none"));
    }
}
