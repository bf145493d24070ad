package no.saksgang.testing;

import no.saksgang.events.GroupId;
import no.saksgang.events.OrganisationId;
import no.saksgang.events.directory.GroupSaved;
import no.saksgang.events.directory.OrganisationSaved;
import no.saksgang.events.directory.ReminderTimes;

/** An ordinary group, with changes: {@code AGroup.named("Faggruppe klima").saved()}. */
public final class AGroup {
    private final GroupId id;
    private final String name;
    private final ReminderTimes reminders;

    private AGroup(GroupId id, String name, ReminderTimes reminders) {
        this.id = id;
        this.name = name;
        this.reminders = reminders;
    }

    /** {@link People#BUSINESS}, which is reminded as usual. */
    public static AGroup aGroup() {
        return new AGroup(People.BUSINESS, "Faggruppe for næring", ReminderTimes.USUAL);
    }

    public static AGroup named(GroupId id, String name) {
        return new AGroup(id, name, ReminderTimes.USUAL);
    }

    public AGroup reminded(ReminderTimes times) {
        return new AGroup(id, name, times);
    }

    public GroupId id() {
        return id;
    }

    public GroupSaved saved() {
        return new GroupSaved(id, name, "Fjordregionen", People.SECRETARIAT, reminders);
    }

    /** A municipality that members represent. */
    public static OrganisationSaved organisation(String id, String name) {
        return new OrganisationSaved(new OrganisationId(id), name);
    }
}
