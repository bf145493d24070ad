package no.saksgang.meetingservice.referat;

import java.util.List;
import java.util.function.UnaryOperator;
import no.saksgang.events.MemberId;
import no.saksgang.events.Person;
import no.saksgang.events.referat.Attendees;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.events.referat.ReferatItem.FollowUp;
import no.saksgang.events.referat.ReferatItem.Statement;
import no.saksgang.meetingservice.directory.Names;

/** Names persons otherwise, wherever a referat names one. */
record EachPerson(UnaryOperator<Person> otherwise) {
    /**
     * Members by their ids alone. So a draft goes out: its event is kept for ever although the
     * draft may never be approved, and a member may ask to be forgotten.
     */
    static final EachPerson BY_ID = new EachPerson(Person::byId);

    /** A member as one who has been erased. */
    static EachPerson forgetting(MemberId member) {
        return new EachPerson(
                it -> member.equals(it.memberId()) ? Person.named(Names.ERASED, null) : it);
    }

    Person of(Person person) {
        return otherwise.apply(person);
    }

    private List<Person> of(List<Person> people) {
        return people.stream().map(otherwise).toList();
    }

    Attendees in(Attendees it) {
        return new Attendees(
                of(it.present()), of(it.apologies()), of(it.absent()), of(it.guests()));
    }

    Draft in(Draft it) {
        return new Draft(
                it.references(),
                it.introduction(),
                it.notes().stream().map(this::in).toList(),
                it.closing());
    }

    private Note in(Note it) {
        return new Note(
                it.number(),
                it.body(),
                it.publicBody(),
                it.decisions(),
                it.proposals(),
                followUps(it.followUps()),
                statements(it.statements()),
                it.themes());
    }

    List<ReferatItem> in(List<ReferatItem> items) {
        return items.stream()
                .map(it ->
                        new ReferatItem(
                                it.number(),
                                it.caseId(),
                                it.caseNumber(),
                                it.title(),
                                it.kind(),
                                it.visibility(),
                                it.body(),
                                it.publicBody(),
                                it.decisions(),
                                it.proposals(),
                                followUps(it.followUps()),
                                statements(it.statements()),
                                it.themes(),
                                in(it.items())))
                .toList();
    }

    private List<FollowUp> followUps(List<FollowUp> all) {
        return all.stream()
                .map(it -> new FollowUp(it.id(), it.text(), of(it.owners()), it.due()))
                .toList();
    }

    private List<Statement> statements(List<Statement> all) {
        return all.stream()
                .map(it ->
                        new Statement(
                                it.organisationId(), it.represents(), of(it.speakers()), it.body()))
                .toList();
    }
}
