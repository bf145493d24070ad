package no.saksgang.events.directory;

import no.saksgang.events.Contact;
import no.saksgang.events.GroupId;
import no.saksgang.events.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A group, as it is from now on. Its members say themselves that they are in it.
 *
 * @param organisation whose group it is
 */
public record GroupSaved(
        GroupId groupId,
        String name,
        @Nullable String organisation,
        @Nullable Contact contact,
        ReminderTimes reminders)
        implements DirectoryEvent {
    @Override
    public Subject subject() {
        return new Subject("group", groupId.value());
    }
}
