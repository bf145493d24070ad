package no.saksgang.meetingservice;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TheOpenApiDescriptionTest extends ServiceTest {
    @Test
    void has_every_address_and_ids_as_text() {
        var openapi = get("/openapi").ok().body();
        assertThat(openapi.path("info").path("title").asString())
                .isEqualTo("Saksgang: meeting-service");
        assertThat(openapi.path("paths").propertyNames())
                .contains(
                        "/organisations",
                        "/groups/{groupId}/members/{memberId}",
                        "/members/{id}",
                        "/meetings/{id}/agenda/approval",
                        "/meetings/{id}/answers/{memberId}",
                        "/meetings/{id}/referat/comments/{commentId}/resolution",
                        "/conferences/{id}/registrations",
                        "/announcements",
                        "/followups/{id}/closing",
                        "/cases/{id}/items");
        assertThat(
                        openapi.at("/components/schemas/MeetingRequest/properties/leaderId/type")
                                .asString())
                .isEqualTo("string");
    }

    @Test
    void tells_which_commands_can_be_foreseen() {
        var paths = get("/openapi").ok().body().path("paths");
        assertThat(paths.at("/~1meetings~1{id}~1cancellation/post/parameters"))
                .anyMatch(it -> it.path("name").asString().equals("preview"));
        assertThat(paths.at("/~1meetings~1{id}~1answers~1{memberId}/put/parameters"))
                .isNotEmpty()
                .noneMatch(it -> it.path("name").asString().equals("preview"));
    }

    /** Its schemas go by simple names, so two requests of one name would be mixed up. */
    @Test
    void has_a_name_of_its_own_for_everything_that_comes_in_or_goes_out() {
        var byName =
                new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages("no.saksgang.meetingservice", "no.saksgang.events")
                                .stream()
                                .filter(JavaClass::isRecord)
                                .map(JavaClass::getSimpleName)
                                .filter(it -> it.endsWith("Request") || it.endsWith("View"))
                                .collect(
                                        Collectors.groupingBy(
                                                Function.identity(), Collectors.counting()));
        assertThat(byName.values().stream().collect(Collectors.toSet())).isEqualTo(Set.of(1L));
    }
}
