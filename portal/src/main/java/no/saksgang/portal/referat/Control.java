package no.saksgang.portal.referat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;
import no.saksgang.events.referat.Attendees;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.portal.referat.KnownPeople.Fit;
import no.saksgang.portal.services.Referat;

/**
 * Reads a referat against itself (<i>referatkontroll</i>): names against the attendance, promises
 * against follow-ups, and what is missing. For the secretariat to look at before it goes out.
 */
final class Control {
    /** More than that nobody reads; whoever mends some will see the next. */
    static final int MOST_FINDINGS = 200;

    private final Referat referat;
    private final KnownPeople known;
    private final boolean attendanceTaken;
    private final Set<MemberId> membersThere = new HashSet<>();
    private final Set<String> namesThere = new HashSet<>();
    private final Set<Finding> findings = new LinkedHashSet<>();

    private Control(Referat referat, Roll roll) {
        this.referat = referat;
        var attendance = referat.attendance();
        known = new KnownPeople(all(referat, roll));
        attendanceTaken = all(attendance).findAny().isPresent();
        Stream.concat(attendance.present().stream(), attendance.guests().stream())
                .forEach(this::isThere);
        // They need not be ticked off: somebody led the meeting, and somebody wrote.
        Stream.of(referat.leader(), referat.secretary())
                .filter(it -> isNotAmong(it, attendance.apologies()))
                .filter(it -> isNotAmong(it, attendance.absent()))
                .forEach(this::isThere);
    }

    /** What is to be looked at, in the order of the referat; nothing if all is well. */
    static List<Finding> of(Referat referat, Roll roll) {
        var control = new Control(referat, roll);
        control.attendance();
        referat.items().forEach(control::item);
        return control.findings.stream().limit(MOST_FINDINGS).toList();
    }

    private static List<Person> all(Referat referat, Roll roll) {
        var all = new ArrayList<Person>();
        // Who was there comes first, so that a name that two have is rather theirs.
        all.addAll(referat.attendance().present());
        all.addAll(referat.attendance().guests());
        all.add(referat.leader());
        all.add(referat.secretary());
        all.addAll(referat.attendance().apologies());
        all.addAll(referat.attendance().absent());
        all.addAll(roll.people());
        return all;
    }

    private static Stream<Person> all(Attendees it) {
        return Stream.of(it.present(), it.apologies(), it.absent(), it.guests())
                .flatMap(List::stream);
    }

    private void isThere(Person person) {
        if (person.memberId() != null) {
            membersThere.add(person.memberId());
        } else {
            namesThere.add(person.name());
        }
    }

    private static boolean isNotAmong(Person person, List<Person> some) {
        return some.stream().noneMatch(it -> Objects.equals(it.memberId(), person.memberId()));
    }

    private boolean wasThere(Person person) {
        return person.memberId() != null
                ? membersThere.contains(person.memberId())
                : namesThere.contains(person.name());
    }

    private void attendance() {
        if (!attendanceTaken) {
            findings.add(new Finding.AttendanceMissing());
        }
        for (var person : there()) {
            if (person.represents() == null || person.represents().isBlank()) {
                findings.add(new Finding.OrganisationMissing(person.name()));
            }
            if (person.from() != null
                    && person.until() != null
                    && !person.from().isBefore(person.until())) {
                findings.add(
                        new Finding.TimesContradict(person.name(), person.from(), person.until()));
            }
        }
    }

    private List<Person> there() {
        return Stream.concat(
                        referat.attendance().present().stream(),
                        referat.attendance().guests().stream())
                .toList();
    }

    private void item(ReferatItem item) {
        if (isEmpty(item) && item.items().stream().allMatch(Control::isEmpty)) {
            findings.add(new Finding.TextMissing(item.number()));
        }
        if (item.kind() == ItemKind.DECISION && item.decisions().isEmpty() && isLeaf(item)) {
            findings.add(new Finding.DecisionMissing(item.number()));
        }
        for (var statement : item.statements()) {
            statement.speakers().forEach(it -> speaker(item.number(), it));
        }
        texts(item).forEach(it -> text(item.number(), it));
        followUps(item);
        item.items().forEach(this::item);
    }

    private static boolean isLeaf(ReferatItem item) {
        return item.items().isEmpty();
    }

    private static boolean isEmpty(ReferatItem it) {
        return (it.body() == null || it.body().isBlank())
                && it.decisions().isEmpty()
                && it.proposals().isEmpty()
                && it.followUps().isEmpty()
                && it.statements().isEmpty()
                && it.themes().isEmpty();
    }

    private static List<String> texts(ReferatItem item) {
        return Stream.of(
                        Stream.ofNullable(item.body()),
                        item.statements().stream().map(ReferatItem.Statement::body),
                        item.themes().stream().flatMap(it -> it.points().stream()))
                .flatMap(it -> it)
                .toList();
    }

    private void speaker(String number, Person speaker) {
        if (speaker.memberId() != null) {
            checkThere(number, speaker);
        } else {
            named(number, speaker.name(), true);
        }
    }

    private void text(String number, String text) {
        for (var speaker : Wording.speakers(text, known)) {
            var oneWord = speaker.name().indexOf(' ') < 0;
            if (!oneWord || known.isFirstName(speaker.name())) {
                named(number, speaker.name(), speaker.surely());
            }
        }
        for (var name : Wording.notThere(text)) {
            if (attendanceTaken
                    && known.fit(name) instanceof Fit.One(var person)
                    && wasThere(person)) {
                findings.add(new Finding.PresentAfterAll(number, person.name()));
            }
        }
    }

    /**
     * @param surely whether it is a person's name even if nobody known has it
     */
    private void named(String number, String name, boolean surely) {
        switch (known.fit(name)) {
            case Fit.One(var person) -> checkThere(number, person);
            case Fit.Several(var fitting) ->
                    findings.add(new Finding.NameAmbiguous(number, name, names(fitting)));
            case Fit.Nearly(var meant, var byALetter) -> {
                // A place may share its first word with a person; a slip of the pen is a slip.
                if (surely || byALetter) {
                    findings.add(
                            new Finding.NameNearly(number, name, names(thoseThereFirst(meant))));
                }
            }
            case Fit.None _ -> {
                if (surely) {
                    findings.add(new Finding.NameUnknown(number, name));
                }
            }
        }
    }

    private void checkThere(String number, Person person) {
        if (attendanceTaken && !wasThere(person)) {
            findings.add(new Finding.SpeakerNotPresent(number, nameOf(person)));
        }
    }

    /** A member may be named by id alone. */
    private String nameOf(Person person) {
        return person.name().isEmpty() ? String.valueOf(person.memberId()) : person.name();
    }

    private List<Person> thoseThereFirst(List<Person> some) {
        return Stream.concat(
                        some.stream().filter(this::wasThere),
                        some.stream().filter(Predicate.not(this::wasThere)))
                .toList();
    }

    private static List<String> names(List<Person> people) {
        return people.stream().map(Person::name).toList();
    }

    private void followUps(ReferatItem item) {
        var number = item.number();
        for (var it : item.followUps()) {
            if (it.owners().isEmpty()) {
                findings.add(new Finding.OwnerMissing(number, it.text()));
            }
            if (it.due() == null) {
                findings.add(new Finding.DueMissing(number, it.text()));
            }
            it.owners().stream()
                    .filter(owner -> owner.memberId() == null)
                    .forEach(owner -> owner(number, owner.name()));
        }
        var followed =
                item.followUps().stream()
                        .anyMatch(it -> !it.owners().isEmpty() || it.due() != null);
        if (!followed) {
            texts(item).stream()
                    .flatMap(it -> Wording.promises(it).stream())
                    .forEach(it -> findings.add(new Finding.PromiseAlone(number, it)));
        }
    }

    /** One may own work without having been there, and a body may; but a slip remains one. */
    private void owner(String number, String name) {
        switch (known.fit(name)) {
            case Fit.Several(var fitting) ->
                    findings.add(new Finding.NameAmbiguous(number, name, names(fitting)));
            case Fit.Nearly(var meant, var byALetter) -> {
                if (byALetter) {
                    findings.add(new Finding.NameNearly(number, name, names(meant)));
                }
            }
            case Fit.One _, Fit.None _ -> {}
        }
    }
}
