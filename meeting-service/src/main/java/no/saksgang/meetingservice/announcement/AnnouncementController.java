package no.saksgang.meetingservice.announcement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import no.saksgang.chassis.foresight.Foreseeable;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.http.Page;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.chassis.login.Caller;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.AnnouncementId;
import no.saksgang.events.Audience;
import no.saksgang.events.Contact;
import no.saksgang.events.announcement.AnnouncementPublished;
import no.saksgang.meetingservice.directory.AudienceRequest;
import no.saksgang.meetingservice.directory.Directory;
import no.saksgang.meetingservice.edge.ContactRequest;
import no.saksgang.meetingservice.edge.Line;
import no.saksgang.meetingservice.edge.Paging;
import no.saksgang.meetingservice.edge.Prose;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** News to members. What is posted is sent at once. */
@RestController
@RequestMapping("/announcements")
class AnnouncementController {
    private final Announcements announcements;
    private final Directory directory;
    private final Clock clock;

    AnnouncementController(Announcements announcements, Directory directory, Clock clock) {
        this.announcements = announcements;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * @param body Markdown
     * @param publicBody what the public sees instead
     */
    record AnnouncementRequest(
            @Nullable AnnouncementId announcementId,
            @NotBlank @Line String title,
            @NotBlank @Prose String body,
            @Nullable @Prose String publicBody,
            @NotNull @Valid AudienceRequest audience,
            @Nullable @Valid ContactRequest contact) {}

    record AnnouncementView(
            AnnouncementId announcementId,
            String title,
            String body,
            @Nullable String publicBody,
            Audience audience,
            @Nullable Contact contact,
            Instant publishedAt) {
        static AnnouncementView of(Stored<Announcement> stored) {
            var it = stored.aggregate().published();
            return new AnnouncementView(
                    it.announcementId(),
                    it.title(),
                    it.body(),
                    it.publicBody(),
                    it.audience(),
                    it.contact(),
                    stored.aggregate().publishedAt());
        }
    }

    /**
     * Foreseen under the key with which it is then posted, its mail has the ids that it will have.
     */
    @Foreseeable
    @PostMapping
    ResponseEntity<AnnouncementView> publish(
            @Valid @RequestBody AnnouncementRequest request,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key) {
        var news = news(request, key);
        var stored =
                announcements.add(
                        news.announcementId().value(),
                        key,
                        Announcement.publish(news, clock.instant()));
        return ResponseEntity.created(URI.create("/announcements/" + stored.id()))
                .eTag(stored.etag().toString())
                .body(AnnouncementView.of(stored));
    }

    private AnnouncementPublished news(AnnouncementRequest request, @Nullable IdempotencyKey key) {
        var audience = request.audience().audience();
        directory.checkGroups(audience.groupIds());
        return new AnnouncementPublished(
                request.announcementId() == null
                        ? new AnnouncementId(IdempotencyKey.newId(key))
                        : request.announcementId(),
                request.title(),
                request.body(),
                request.publicBody(),
                audience,
                request.contact() == null
                        ? directory.contactOf(audience.groupIds()).orElse(null)
                        : request.contact().contact());
    }

    /** All, or those that were sent to the caller's groups. */
    @GetMapping
    Page<AnnouncementView> all(@Valid Paging paging, Caller caller) {
        if (caller.isSecretariat()) {
            return paging.of(announcements::after, AnnouncementView::of);
        }
        Caller.check(!caller.isDashboard());
        var theirs = directory.participant(caller).groups();
        return paging.of(
                (after, limit) -> announcements.to(theirs, after, limit), AnnouncementView::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<AnnouncementView> one(@PathVariable AnnouncementId id, Caller caller) {
        Caller.check(!caller.isDashboard());
        var stored = announcements.get(id.value());
        var audience = stored.aggregate().published().audience();
        if (!caller.isSecretariat()
                && !audience.everyone()
                && !directory.participant(caller).isInOneOf(audience.groupIds())) {
            throw new Unknown(id.value());
        }
        return ResponseEntity.ok().eTag(stored.etag().toString()).body(AnnouncementView.of(stored));
    }
}
