package no.saksgang.minutesservice.document;

import java.util.List;
import java.util.Objects;
import no.saksgang.events.Person;
import no.saksgang.events.Place;
import no.saksgang.events.Visibility;
import no.saksgang.events.referat.ApprovedReferat;
import no.saksgang.events.referat.Attendees;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.events.referat.ReferatItem.FollowUp;
import no.saksgang.events.referat.ReferatItem.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What the public sees of a referat: nothing of an item for members only but that there is one,
 * {@code publicBody} instead of a body that has one, no ids of people, no comments on the draft, no
 * address of an online meeting.
 */
final class PublicReferat {
    private PublicReferat() {}

    static ApprovedReferat of(ApprovedReferat whole) {
        var there = whole.attendance();
        return new ApprovedReferat(
                whole.meetingId(),
                whole.revision(),
                whole.type(),
                whole.number(),
                whole.partOf(),
                whole.title(),
                whole.groupIds(),
                whole.startsAt(),
                whole.endsAt(),
                whole.timeZone(),
                new Place(whole.place().name(), null, whole.place().address()),
                withoutId(whole.leader()),
                withoutId(whole.secretary()),
                whole.contact(),
                whole.references(),
                whole.introduction(),
                // A paper does not say of which item it is.
                hasMore(whole) ? List.of() : whole.papers(),
                whole.items().stream().map(PublicReferat::item).toList(),
                whole.closing(),
                new Attendees(
                        withoutIds(there.present()),
                        withoutIds(there.apologies()),
                        withoutIds(there.absent()),
                        withoutIds(there.guests())),
                List.of(),
                whole.approval());
    }

    /** True where an item, or one below an item, is for members only. */
    static boolean hasMore(ApprovedReferat whole) {
        return hasMore(whole.items());
    }

    private static boolean hasMore(List<ReferatItem> items) {
        return items.stream()
                .anyMatch(it -> it.visibility() == Visibility.MEMBERS || hasMore(it.items()));
    }

    /** An item keeps its number whoever may read it, or the others would be called otherwise. */
    private static ReferatItem item(ReferatItem it) {
        return it.visibility() == Visibility.MEMBERS ? closed(it) : open(it);
    }

    private static ReferatItem closed(ReferatItem it) {
        return new ReferatItem(
                it.number(),
                null,
                null,
                "",
                it.kind(),
                it.visibility(),
                null,
                it.publicBody(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Where there are words for the public, what else the item says is not for them. */
    private static ReferatItem open(ReferatItem it) {
        var asWritten = it.publicBody() == null;
        return new ReferatItem(
                it.number(),
                it.caseId(),
                it.caseNumber(),
                it.title(),
                it.kind(),
                it.visibility(),
                Objects.requireNonNullElseGet(it.publicBody(), () -> orEmpty(it.body())),
                it.publicBody(),
                it.decisions(),
                it.proposals(),
                asWritten
                        ? it.followUps().stream().map(PublicReferat::followUp).toList()
                        : List.of(),
                asWritten
                        ? it.statements().stream().map(PublicReferat::statement).toList()
                        : List.of(),
                asWritten ? it.themes() : List.of(),
                it.items().stream().map(PublicReferat::item).toList());
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static FollowUp followUp(FollowUp it) {
        return new FollowUp(it.id(), it.text(), withoutIds(it.owners()), it.due());
    }

    private static Statement statement(Statement it) {
        return new Statement(
                it.organisationId(), it.represents(), withoutIds(it.speakers()), it.body());
    }

    private static List<Person> withoutIds(List<Person> people) {
        return people.stream().map(PublicReferat::withoutId).toList();
    }

    private static Person withoutId(Person it) {
        return new Person(
                null, it.name(), it.organisationId(), it.represents(), it.from(), it.until());
    }
}
