package no.saksgang.local.player;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.saksgang.local.scenario.Expectation;
import no.saksgang.local.scenario.Expectation.CalendarMethod;
import org.jspecify.annotations.Nullable;

/**
 * Whether what came is what was expected: plain data in, a sentence per expectation out.
 *
 * @param subjects what the step was about, as far as calendars go: {@code meeting/m1}
 */
record Judgement(Cast cast, CalendarEntries entries, Set<String> subjects) {

    /**
     * @param sentence what held; or what was expected and what came instead
     */
    record Finding(boolean held, String sentence) {}

    List<Finding> of(Expectation expected, Observation seen) {
        return Stream.of(
                        answered(expected.refused(), seen),
                        mails(expected.mails(), expected.to() != null, seen.mails()),
                        to(expected.to(), seen.mails()),
                        calendar(expected.calendar(), seen.mails()),
                        sequence(expected.sequence(), seen.mails()),
                        events(expected.events(), seen.events()),
                        minutes(expected.minutes(), seen.minutes()),
                        answers(expected.answers(), seen.answers()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Finding> held(String sentence) {
        return List.of(new Finding(true, sentence));
    }

    private static List<Finding> missing(String expected, String came) {
        return List.of(new Finding(false, "ventet " + expected + ", men " + came));
    }

    /** A command that is not said to be refused is to be taken. */
    private List<Finding> answered(@Nullable Integer refused, Observation seen) {
        if (refused == null) {
            return seen.responses().stream()
                    .filter(Observation.Response::refuses)
                    .findFirst()
                    .map(it ->
                            missing(
                                    "at kommandoen ble tatt imot",
                                    "den ble avvist: " + it.inWords()))
                    .orElse(List.of());
        }
        var expected = "avslag med " + refused;
        for (var response : seen.responses()) {
            if (response.status() != refused) {
                return missing(
                        expected,
                        response.refuses()
                                ? "svaret var " + response.inWords()
                                : "kommandoen ble tatt imot (" + response.status() + ")");
            }
            if (!response.problem() || response.title().isBlank()) {
                return missing(
                        expected + " og et problem som sier hvorfor (RFC 9457)",
                        "svaret sier ikke hvorfor");
            }
        }
        if (!seen.mails().isEmpty()) {
            return missing(expected + " og ingen e-post", came(seen.mails()));
        }
        if (!seen.events().isEmpty()) {
            return missing(expected + " og ingen hendelser", came(names(seen.events()), "det kom"));
        }
        return held("avvist: " + seen.responses().getFirst().inWords());
    }

    private List<Finding> mails(@Nullable Integer expected, boolean named, List<SeenMail> mails) {
        if (expected == null) {
            return List.of();
        }
        if (mails.size() == expected) {
            return held(
                    expected == 1
                            ? "1 e-post"
                            : expected == 0 ? "ingen e-post" : expected + " e-poster");
        }
        var sentence = counted(expected, "e-post", "e-poster");
        // Who is missing is said by «to», where the file has it.
        return missing(
                sentence, came(mails) + (named || mails.size() > expected ? "" : without(mails)));
    }

    private static String counted(int number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    private String came(List<SeenMail> mails) {
        if (mails.isEmpty()) {
            return "det kom ingen";
        }
        return "det kom %d: %s"
                .formatted(
                        mails.size(),
                        perAddress(mails).entrySet().stream()
                                .map(it ->
                                        cast.nameOf(it.getKey())
                                                + (it.getValue() > 1
                                                        ? " (" + it.getValue() + ")"
                                                        : ""))
                                .collect(Collectors.joining(", ")));
    }

    private String without(List<SeenMail> mails) {
        var got = perAddress(mails).keySet();
        var names =
                cast.everyAddress().stream()
                        .filter(it -> !got.contains(it))
                        .distinct()
                        .map(cast::nameOf)
                        .collect(Collectors.joining(", "));
        return mails.isEmpty() || names.isEmpty() ? "" : "; uten: " + names;
    }

    private static Map<String, Integer> perAddress(List<SeenMail> mails) {
        var counts = new LinkedHashMap<String, Integer>();
        mails.stream()
                .flatMap(it -> it.to().stream())
                .forEach(it -> counts.merge(it, 1, Integer::sum));
        return counts;
    }

    private List<Finding> to(@Nullable List<String> expected, List<SeenMail> mails) {
        if (expected == null) {
            return List.of();
        }
        var wanted = new LinkedHashMap<String, Integer>();
        expected.forEach(it -> wanted.merge(cast.addressOf(it), 1, Integer::sum));
        var came = perAddress(mails);
        var faults = new ArrayList<String>();
        wanted.forEach((address, times) -> {
            int got = came.getOrDefault(address, 0);
            if (got < times) {
                faults.add(cast.nameOf(address) + " fikk " + (got == 0 ? "ingen" : "bare " + got));
            }
        });
        came.forEach((address, got) -> {
            var times = wanted.getOrDefault(address, 0);
            if (got > times) {
                faults.add(
                        cast.nameOf(address)
                                + " fikk "
                                + got
                                + (times == 0 ? " og skulle ingen ha" : ""));
            }
        });
        var names = expected.stream().map(cast::nameOf).collect(Collectors.joining(", "));
        return faults.isEmpty()
                ? held(expected.isEmpty() ? "e-post til ingen" : "til " + names)
                : missing(
                        expected.isEmpty() ? "e-post til ingen" : "én e-post hver til " + names,
                        String.join(", ", faults));
    }

    private List<Finding> calendar(@Nullable CalendarMethod expected, List<SeenMail> mails) {
        if (expected == null) {
            return List.of();
        }
        if (expected == CalendarMethod.NONE) {
            return mails.stream()
                    .filter(mail -> !mail.calendars().isEmpty())
                    .findFirst()
                    .map(mail ->
                            missing("e-post uten kalenderdel", "«" + mail.subject() + "» har en"))
                    .orElseGet(() -> held("uten kalenderdel"));
        }
        var wanted = "kalenderdel med METHOD:" + expected;
        if (mails.isEmpty()) {
            return missing(wanted, "det kom ingen e-post");
        }
        for (var mail : mails) {
            if (mail.calendars().isEmpty()) {
                return missing(wanted, about(mail) + " har ingen kalenderdel");
            }
            for (var calendar : mail.calendars()) {
                if (!calendar.method().equalsIgnoreCase(expected.name())) {
                    return missing(wanted, about(mail) + " har METHOD:" + calendar.method());
                }
            }
        }
        return held("kalender " + expected);
    }

    private String about(SeenMail mail) {
        return "«%s» til %s"
                .formatted(
                        mail.subject(),
                        mail.to().stream().map(cast::nameOf).collect(Collectors.joining(", ")));
    }

    private List<Finding> sequence(@Nullable Integer expected, List<SeenMail> mails) {
        if (expected == null) {
            return List.of();
        }
        var wanted = "SEQUENCE " + expected + " i hver kalenderdel";
        if (mails.stream().allMatch(mail -> mail.calendars().isEmpty())) {
            return missing(wanted, "det kom ingen kalenderdel");
        }
        for (var mail : mails) {
            for (var calendar : mail.calendars()) {
                if (calendar.sequence() != expected) {
                    return missing(wanted, about(mail) + " har SEQUENCE " + calendar.sequence());
                }
            }
        }
        var foreign = entries.foreign(subjects, mails);
        if (!foreign.isEmpty()) {
            return missing(
                    "den samme UID som første gang ("
                            + String.join(", ", entries.of(subjects))
                            + ")",
                    "det kom " + String.join(", ", foreign));
        }
        return held("SEQUENCE " + expected + ", samme UID");
    }

    /**
     * Each name that is expected takes one event away, so that a name given twice stands for two.
     */
    private static List<Finding> events(@Nullable List<String> expected, List<SeenEvent> events) {
        if (expected == null) {
            return List.of();
        }
        if (expected.isEmpty()) {
            var news = events.stream().filter(it -> !it.ofMailings()).toList();
            return news.isEmpty()
                    ? held("ingen hendelser")
                    : missing("ingen hendelser", came(names(news), "det kom"));
        }
        var came = new ArrayList<>(names(events));
        var absent = expected.stream().filter(it -> !came.remove(it)).toList();
        return absent.isEmpty()
                ? held(String.join(", ", expected))
                : missing(
                        "hendelsen " + String.join(", ", absent),
                        came(names(events), "det kom bare"));
    }

    private static List<String> names(List<SeenEvent> events) {
        return events.stream().map(SeenEvent::name).toList();
    }

    private static String came(List<String> names, String words) {
        return names.isEmpty()
                ? "det kom ingen"
                : words
                        + " "
                        + names.stream()
                                .distinct()
                                .map(name -> {
                                    var times = Collections.frequency(names, name);
                                    return times == 1 ? name : times + " " + name;
                                })
                                .collect(Collectors.joining(", "));
    }

    private static List<Finding> minutes(
            Expectation.@Nullable Minutes expected, Observation.@Nullable Minutes seen) {
        if (expected == null) {
            return List.of();
        }
        if (seen == null) {
            return missing("et referat i arkivet", "arkivet svarte ikke");
        }
        var findings = new ArrayList<Finding>();
        var wanted = counted(expected.revisions(), "utgave", "utgaver") + " av referatet i arkivet";
        findings.addAll(
                seen.revisions() == expected.revisions()
                        ? held(wanted)
                        : missing(wanted, "der er " + seen.revisions()));
        if (expected.search() != null) {
            var search = "at søk etter «" + expected.search() + "» finner referatet";
            findings.addAll(
                    Objects.equals(seen.found(), true)
                            ? held("«" + expected.search() + "» finner referatet")
                            : missing(search, "det gjør det ikke"));
        }
        if (expected.notFound() != null) {
            var search = "at søk etter «" + expected.notFound() + "» ikke finner referatet";
            findings.addAll(
                    Objects.equals(seen.wronglyFound(), false)
                            ? held("«" + expected.notFound() + "» finner det ikke")
                            : missing(search, "det gjør det"));
        }
        return findings;
    }

    private static List<Finding> answers(
            Expectation.@Nullable Answers expected, Observation.@Nullable Answers seen) {
        if (expected == null) {
            return List.of();
        }
        if (seen == null) {
            return missing("svar på innkallingen", "møtetjenesten svarte ikke");
        }
        var faults = new ArrayList<String>();
        var right = new ArrayList<String>();
        compare("ja", expected.accepted(), seen.accepted(), right, faults);
        compare("kanskje", expected.tentative(), seen.tentative(), right, faults);
        compare("nei", expected.declined(), seen.declined(), right, faults);
        compare("ubesvart", expected.none(), seen.none(), right, faults);
        return faults.isEmpty()
                ? held("svar: " + String.join(", ", right))
                : List.of(new Finding(false, "ventet " + String.join("; ", faults)));
    }

    private static void compare(
            String what,
            @Nullable Integer expected,
            int seen,
            List<String> right,
            List<String> faults) {
        if (expected == null) {
            return;
        }
        if (expected == seen) {
            right.add(expected + " " + what);
        } else {
            faults.add("%d %s, men det er %d".formatted(expected, what, seen));
        }
    }
}
