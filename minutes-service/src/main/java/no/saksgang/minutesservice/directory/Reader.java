package no.saksgang.minutesservice.directory;

import java.util.Set;
import no.saksgang.events.GroupId;
import no.saksgang.events.Visibility;
import no.saksgang.events.referat.ApprovedReferat;
import no.saksgang.events.referat.ReferatItem;

/** What of the archive somebody may read. */
public sealed interface Reader {
    record OfEverything() implements Reader {}

    /** The referater of these groups, and of all others those in which nothing is for members. */
    record OfGroups(Set<GroupId> groups) implements Reader {
        public OfGroups {
            groups = Set.copyOf(groups);
        }
    }

    default boolean mayRead(ApprovedReferat referat) {
        return switch (this) {
            case OfEverything _ -> true;
            case OfGroups(var groups) ->
                    isForEveryone(referat)
                            || referat.groupIds().stream().anyMatch(groups::contains);
        };
    }

    /** True if nothing in it is for members alone. */
    static boolean isForEveryone(ApprovedReferat referat) {
        return referat.items().stream().allMatch(Reader::isForEveryone);
    }

    private static boolean isForEveryone(ReferatItem item) {
        return item.visibility() == Visibility.PUBLIC
                && item.publicBody() == null
                && item.items().stream().allMatch(Reader::isForEveryone);
    }
}
