package no.saksgang.meetingservice.directory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import java.util.Objects;
import no.saksgang.chassis.http.Refused;
import no.saksgang.events.MemberId;
import no.saksgang.events.OrganisationId;
import no.saksgang.events.Person;
import no.saksgang.meetingservice.directory.DirectoryRefusal.UnknownMember;
import no.saksgang.meetingservice.edge.Line;
import org.jspecify.annotations.Nullable;

/** A member by id, or anyone by name, as a client sends it. */
public record PersonRequest(
        @Nullable MemberId memberId,
        @Nullable @Line String name,
        @Nullable OrganisationId organisationId,
        @Nullable @Line String represents) {
    @JsonIgnore
    @AssertTrue
    public boolean isNamed() {
        return memberId != null || (name != null && !name.isBlank());
    }

    /**
     * @throws Refused with {@link UnknownMember}
     */
    public Person person(Names names) {
        if (memberId == null) {
            return Person.named(Objects.requireNonNullElse(name, ""), represents);
        }
        return names.find(memberId).orElseThrow(() -> new Refused(new UnknownMember(memberId)));
    }
}
