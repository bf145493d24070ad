package no.saksgang.meetingservice.template;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.List;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.chassis.login.Caller;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.GroupId;
import no.saksgang.events.ItemKind;
import no.saksgang.events.Place;
import no.saksgang.meetingservice.directory.Directory;
import no.saksgang.meetingservice.edge.Line;
import no.saksgang.meetingservice.edge.PlaceRequest;
import no.saksgang.meetingservice.template.Template.Item;
import no.saksgang.meetingservice.template.Template.Outline;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the meetings of a group are like. */
@RestController
@RequestMapping("/groups/{groupId}/template")
class TemplateController {
    private static final int MOST_ITEMS = 50;
    private static final int DAY = 1_440;
    private static final int YEAR = 365;

    private final Templates templates;
    private final Directory directory;

    TemplateController(Templates templates, Directory directory) {
        this.templates = templates;
        this.directory = directory;
    }

    /**
     * @param minutes how long the meeting takes
     * @param answerDays how many days before it answers are asked for
     */
    record TemplateRequest(
            @NotBlank @Line String title,
            @NotNull LocalTime startTime,
            @NotNull @Positive @Max(DAY) Integer minutes,
            @Nullable @Valid PlaceRequest place,
            @NotNull @PositiveOrZero @Max(YEAR) Integer answerDays,
            @NotNull @Size(max = MOST_ITEMS) List<@NotNull @Valid TemplateItemRequest> items) {
        Outline outline() {
            return new Outline(
                    title,
                    startTime,
                    minutes,
                    place == null ? null : place.place(),
                    answerDays,
                    items.stream()
                            .map(it -> new Item(it.title(), it.kind(), it.minutes()))
                            .toList());
        }
    }

    record TemplateItemRequest(
            @NotBlank @Line String title,
            @NotNull ItemKind kind,
            @Nullable @Positive @Max(DAY) Integer minutes) {}

    record TemplateView(
            String title,
            LocalTime startTime,
            int minutes,
            @Nullable Place place,
            int answerDays,
            List<TemplateItemView> items) {
        static TemplateView of(Outline outline) {
            return new TemplateView(
                    outline.title(),
                    outline.startTime(),
                    outline.minutes(),
                    outline.place(),
                    outline.answerDays(),
                    outline.items().stream()
                            .map(it -> new TemplateItemView(it.title(), it.kind(), it.minutes()))
                            .toList());
        }
    }

    record TemplateItemView(String title, ItemKind kind, @Nullable Integer minutes) {}

    @GetMapping
    ResponseEntity<TemplateView> one(@PathVariable GroupId groupId, Caller caller) {
        Caller.check(directory.participant(caller).sees(groupId));
        return answer(templates.get(groupId.value()));
    }

    @PutMapping
    ResponseEntity<TemplateView> put(
            @PathVariable GroupId groupId, @Valid @RequestBody TemplateRequest request) {
        directory.checkGroups(List.of(groupId));
        return answer(templates.put(groupId, request.outline()));
    }

    @DeleteMapping
    ResponseEntity<Void> remove(@PathVariable GroupId groupId) {
        templates.change(groupId.value(), null, Template::remove);
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<TemplateView> answer(Stored<Template> stored) {
        var outline = stored.aggregate().outline();
        if (outline == null) {
            throw new Unknown(stored.id());
        }
        return ResponseEntity.ok().eTag(stored.etag().toString()).body(TemplateView.of(outline));
    }
}
