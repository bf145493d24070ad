package no.saksgang.chassis.sample;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import no.saksgang.chassis.foresight.Foreseeable;
import no.saksgang.chassis.http.ETag;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.AnnouncementId;
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

@RestController
@RequestMapping("/notices")
class NoticeController {
    private final Notices notices;
    private final Heard heard;
    private final Clock clock;

    NoticeController(Notices notices, Heard heard, Clock clock) {
        this.notices = notices;
        this.heard = heard;
        this.clock = clock;
    }

    record NoticeRequest(
            @Nullable AnnouncementId announcementId,
            @NotBlank @Size(max = 20) String title,
            @Nullable LocalDate day,
            @Nullable List<@Valid LineRequest> lines) {}

    record LineRequest(@NotBlank String text, @Positive @Nullable Integer size) {}

    record NoticeView(String id, String title, int timesUp) {}

    @Foreseeable
    @PostMapping
    ResponseEntity<NoticeView> add(
            @Valid @RequestBody NoticeRequest request,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key) {
        var id =
                request.announcementId() == null
                        ? new AnnouncementId(IdempotencyKey.newId(key))
                        : request.announcementId();
        var notice = Notice.draft(id, request.title());
        notice.putUp(clock.instant());
        return answer(notices.add(id.value(), key, notice));
    }

    @Foreseeable
    @PutMapping("/{id}/title")
    ResponseEntity<NoticeView> rename(
            @PathVariable AnnouncementId id,
            @RequestHeader(IF_MATCH) ETag seen,
            @RequestBody NoticeRequest request) {
        return answer(notices.change(id.value(), seen, null, it -> it.rename(request.title())));
    }

    @GetMapping("/{id}")
    ResponseEntity<NoticeView> one(@PathVariable AnnouncementId id) {
        return answer(notices.get(id.value()));
    }

    /** The titles of what was heard. */
    @GetMapping("/heard")
    List<String> heard() {
        return heard.titles();
    }

    private static ResponseEntity<NoticeView> answer(Stored<Notice> stored) {
        var notice = stored.aggregate();
        return ResponseEntity.ok()
                .eTag(stored.etag().toString())
                .body(new NoticeView(stored.id(), notice.title(), notice.timesUp()));
    }
}
