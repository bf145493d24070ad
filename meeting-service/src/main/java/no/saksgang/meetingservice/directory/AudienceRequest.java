package no.saksgang.meetingservice.directory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import no.saksgang.events.Audience;
import no.saksgang.events.GroupId;
import org.jspecify.annotations.Nullable;

/** Who is meant, as a client sends it: {@code {everyone: true}} or {@code {groupIds: […]}}. */
public record AudienceRequest(
        @Nullable Boolean everyone, @Nullable @Size(max = 100) List<@NotNull GroupId> groupIds) {
    @JsonIgnore
    @AssertTrue
    public boolean isEveryoneOrGroups() {
        return Boolean.TRUE.equals(everyone) == groups().isEmpty();
    }

    public Audience audience() {
        return new Audience(Boolean.TRUE.equals(everyone), groups().stream().distinct().toList());
    }

    private List<GroupId> groups() {
        return Objects.requireNonNullElse(groupIds, List.of());
    }
}
