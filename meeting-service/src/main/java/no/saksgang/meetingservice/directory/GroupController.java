package no.saksgang.meetingservice.directory;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.Period;
import java.util.Objects;
import no.saksgang.chassis.http.ETag;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.http.Page;
import no.saksgang.chassis.login.Caller;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.Contact;
import no.saksgang.events.GroupId;
import no.saksgang.meetingservice.edge.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The groups themselves; who is in them is the {@link MemberController}'s. */
@RestController
@RequestMapping("/groups")
class GroupController {
    private final Groups groups;
    private final Directory directory;
    private final Clock clock;

    GroupController(Groups groups, Directory directory, Clock clock) {
        this.groups = groups;
        this.directory = directory;
        this.clock = clock;
    }

    record GroupView(
            GroupId groupId,
            String name,
            @Nullable String organisation,
            @Nullable Contact contact,
            RemindersView reminders) {
        static GroupView of(Stored<Group> stored) {
            var about = stored.aggregate().about();
            return new GroupView(
                    stored.aggregate().groupId(),
                    about.name(),
                    about.organisation(),
                    about.contact(),
                    new RemindersView(
                            said(about.reminders().unanswered()),
                            said(about.reminders().attending()),
                            said(about.reminders().uncommented())));
        }

        private static String said(@Nullable Period period) {
            return Objects.toString(period, "none");
        }
    }

    /** Periods, or {@code none}: what a client may send back. */
    record RemindersView(String unanswered, String attending, String uncommented) {}

    @PostMapping
    ResponseEntity<GroupView> found(
            @Valid @RequestBody GroupRequest request,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key) {
        var id =
                request.groupId() == null
                        ? new GroupId(IdempotencyKey.newId(key))
                        : request.groupId();
        var stored = groups.add(id.value(), key, Group.found(id, request.about(), clock.instant()));
        return ResponseEntity.created(URI.create("/groups/" + stored.id()))
                .eTag(stored.etag().toString())
                .body(GroupView.of(stored));
    }

    @PutMapping("/{id}")
    ResponseEntity<GroupView> change(
            @PathVariable GroupId id,
            @RequestHeader(IF_MATCH) ETag seen,
            @Valid @RequestBody GroupRequest request) {
        return answer(
                groups.change(
                        id.value(), seen, null, it -> it.change(request.about(), clock.instant())));
    }

    /** All, or those that the caller is in. */
    @GetMapping
    Page<GroupView> all(@Valid Paging paging, Caller caller) {
        if (caller.isSecretariat()) {
            return paging.of(groups::after, GroupView::of);
        }
        Caller.check(!caller.isDashboard());
        var theirs = directory.participant(caller).groups();
        return paging.of((after, limit) -> groups.after(theirs, after, limit), GroupView::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<GroupView> one(@PathVariable GroupId id, Caller caller) {
        Caller.check(directory.participant(caller).sees(id));
        return answer(groups.get(id.value()));
    }

    private static ResponseEntity<GroupView> answer(Stored<Group> stored) {
        return ResponseEntity.ok().eTag(stored.etag().toString()).body(GroupView.of(stored));
    }
}
