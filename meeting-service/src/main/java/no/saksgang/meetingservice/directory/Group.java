package no.saksgang.meetingservice.directory;

import java.time.Instant;
import java.util.Optional;
import no.saksgang.chassis.outbox.Aggregate;
import no.saksgang.events.Contact;
import no.saksgang.events.GroupId;
import no.saksgang.events.directory.DirectoryEvent;
import no.saksgang.events.directory.GroupSaved;
import no.saksgang.events.directory.ReminderTimes;
import org.jspecify.annotations.Nullable;

/** A standing body (<i>faggruppe</i>). Its members say themselves that they are in it. */
public final class Group extends Aggregate<DirectoryEvent> {
    private final GroupId groupId;
    private About about;

    /**
     * What is known of a group.
     *
     * @param organisation whose group it is
     * @param contact whom its members write to
     */
    record About(
            String name,
            @Nullable String organisation,
            @Nullable Contact contact,
            ReminderTimes reminders) {}

    // As it is stored.
    Group(GroupId groupId, About about) {
        this.groupId = groupId;
        this.about = about;
    }

    static Group found(GroupId groupId, About about, Instant at) {
        var group = new Group(groupId, about);
        group.say(at);
        return group;
    }

    /** Changes what is known of the group. */
    void change(About now, Instant at) {
        if (!now.equals(about)) {
            about = now;
            say(at);
        }
    }

    public GroupId groupId() {
        return groupId;
    }

    public Optional<Contact> contact() {
        return Optional.ofNullable(about.contact());
    }

    About about() {
        return about;
    }

    private void say(Instant at) {
        record(
                new GroupSaved(
                        groupId,
                        about.name(),
                        about.organisation(),
                        about.contact(),
                        about.reminders()),
                at);
    }
}
