package no.saksgang.local.scenario;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import no.saksgang.local.scenario.Group.Reminder;
import no.saksgang.local.scenario.Value.Fields;
import org.jspecify.annotations.Nullable;

/** Reads the groups of a scenario, and who is in them. */
final class GroupReader {
    private static final Pattern ISO_PERIOD =
            Pattern.compile(
                    "P(?!$)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+S)?)?");

    private final Known known;

    GroupReader(Known known) {
        this.known = known;
    }

    /** Either «group» or «groups», at least one. */
    void readAll(Value root, Fields fields) {
        var single = fields.optional("group");
        var several = fields.optional("groups");
        if ((single == null) == (several == null)) {
            throw (single == null ? root : single).fault("ventet enten «group» eller «groups»");
        }
        for (var value : single != null ? List.of(single) : fields.list("groups")) {
            var group = group(value);
            if (!known.add(group)) {
                throw value.fault("gruppen «" + group.id() + "» står to ganger");
            }
        }
        if (known.groups().isEmpty()) {
            throw root.fault("«groups» er tom; ventet minst én gruppe");
        }
    }

    private Group group(Value value) {
        var fields = value.fields("id", "name", "organisation", "reminders", "members");
        var name = fields.required("name").text();
        var id = fields.optional("id");
        var reminders = new EnumMap<Reminder, String>(Reminder.class);
        var given = fields.optional("reminders");
        if (given != null) {
            var times = given.fields("unanswered", "attending", "uncommented");
            for (var reminder : Reminder.values()) {
                var time = times.optional(Value.written(reminder));
                if (time != null) {
                    reminders.put(reminder, period(time));
                }
            }
        }
        var inGroup = new LinkedHashMap<String, Member>();
        for (var entry : fields.required("members").list()) {
            var member = member(entry);
            var earlier = known.addIfNew(member);
            if (earlier != null
                    && !(earlier.name().equals(member.name())
                            && earlier.email().equals(member.email()))) {
                throw entry.fault(
                        "medlemmet «%s» er én og samme person i alle grupper, men heter også %s <%s>"
                                .formatted(member.id(), earlier.name(), earlier.email()));
            }
            if (inGroup.put(member.id(), member) != null) {
                throw entry.fault("medlemmet «" + member.id() + "» står to ganger i gruppen");
            }
        }
        return new Group(
                id == null ? Ids.slug(name) : Ids.id(id),
                name,
                fields.text("organisation"),
                reminders,
                List.copyOf(inGroup.values()));
    }

    private static String period(Value value) {
        var text = value.text();
        if (!text.equals("none") && !ISO_PERIOD.matcher(text).matches()) {
            throw value.fault(
                    "«" + text + "» er ingen periode; ventet ISO 8601 som P7D, eller none");
        }
        return text;
    }

    /** Someone who is known already need not be told whole again. */
    Member member(Value value) {
        var fields = value.fields("id", "name", "represents", "role", "email", "language");
        var id = Ids.id(fields.required("id"));
        var earlier = known.whoIs(id);
        var spoken = fields.optional("language");
        var email = earlier == null ? fields.required("email") : fields.optional("email");
        if (email != null && !email.text().matches("[^\\s@<>]+@[^\\s@<>]+") && !known.isRefused()) {
            throw email.fault("«" + email.text() + "» er ingen e-postadresse");
        }
        if (earlier == null) {
            return new Member(
                    id,
                    fields.required("name").text(),
                    fields.required("represents").text(),
                    fields.required("role").word(Role.class),
                    fields.required("email").text(),
                    spoken == null ? known.language() : spoken.word(Language.class));
        }
        return new Member(
                id,
                or(fields.text("name"), earlier.name()),
                or(fields.text("represents"), earlier.represents()),
                fields.required("role").word(Role.class),
                or(fields.text("email"), earlier.email()),
                spoken == null ? earlier.language() : spoken.word(Language.class));
    }

    private static String or(@Nullable String given, String known) {
        return given == null ? known : given;
    }
}
