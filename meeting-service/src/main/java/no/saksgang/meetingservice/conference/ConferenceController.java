package no.saksgang.meetingservice.conference;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import no.saksgang.chassis.foresight.Foreseeable;
import no.saksgang.chassis.http.ETag;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.http.Page;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.chassis.login.Caller;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.ConferenceId;
import no.saksgang.events.MemberId;
import no.saksgang.events.conference.ConferenceDetails.Registration;
import no.saksgang.meetingservice.directory.AudienceRequest;
import no.saksgang.meetingservice.directory.Directory;
import no.saksgang.meetingservice.directory.DirectoryRefusal.UnknownMember;
import no.saksgang.meetingservice.edge.ContactRequest;
import no.saksgang.meetingservice.edge.Line;
import no.saksgang.meetingservice.edge.Link;
import no.saksgang.meetingservice.edge.Paging;
import no.saksgang.meetingservice.edge.PlaceRequest;
import no.saksgang.meetingservice.edge.Prose;
import no.saksgang.meetingservice.edge.WithinReach;
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

/** Conferences: planned, announced, moved, cancelled; and who comes. */
@RestController
@RequestMapping("/conferences")
class ConferenceController {
    private final Conferences conferences;
    private final Directory directory;
    private final Clock clock;

    ConferenceController(Conferences conferences, Directory directory, Clock clock) {
        this.conferences = conferences;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * A conference, as a client sends it: on a {@code date}, or from {@code startsAt} to {@code
     * endsAt}.
     */
    record ConferenceRequest(
            @Nullable ConferenceId conferenceId,
            @NotBlank @Line String title,
            @Nullable @Prose String description,
            @Nullable @WithinReach LocalDate date,
            @Nullable @WithinReach Instant startsAt,
            @Nullable @WithinReach Instant endsAt,
            @NotNull ZoneId timeZone,
            @NotNull @Valid PlaceRequest place,
            @Nullable @Size(max = 50) List<@NotBlank @Line String> partners,
            @NotNull @Valid AudienceRequest audience,
            @Nullable @Valid RegistrationRequest registration,
            @Nullable @Valid ContactRequest contact) {}

    record RegistrationRequest(
            @Nullable @Link String url,
            @Nullable @WithinReach Instant by,
            @Nullable @Positive Integer capacity) {
        Registration registration() {
            return new Registration(url, by, capacity);
        }
    }

    /**
     * @param timeZone the one it has, if not said
     * @param place where it is to be, if not said
     */
    record ConferenceScheduleRequest(
            @Nullable @WithinReach LocalDate date,
            @Nullable @WithinReach Instant startsAt,
            @Nullable @WithinReach Instant endsAt,
            @Nullable ZoneId timeZone,
            @Nullable @Valid PlaceRequest place) {}

    record ConferenceCancellationRequest(@NotBlank @Line(max = 1_000) String reason) {}

    record RegistrationOfMember(@NotNull MemberId memberId) {}

    @PostMapping
    ResponseEntity<ConferenceView> plan(
            @Valid @RequestBody ConferenceRequest request,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key) {
        var audience = request.audience().audience();
        directory.checkGroups(audience.groupIds());
        var id =
                request.conferenceId() == null
                        ? new ConferenceId(IdempotencyKey.newId(key))
                        : request.conferenceId();
        var programme =
                new Conference.Programme(
                        request.title(),
                        request.description(),
                        Objects.requireNonNullElse(request.partners(), List.of()),
                        audience,
                        request.registration() == null
                                ? Registration.NONE
                                : request.registration().registration(),
                        request.contact() == null
                                ? directory.contactOf(audience.groupIds()).orElse(null)
                                : request.contact().contact());
        var when =
                new When(request.date(), request.startsAt(), request.endsAt(), request.timeZone());
        var stored =
                conferences.add(
                        id.value(),
                        key,
                        Conference.plan(id, programme, when, request.place().place()));
        return ResponseEntity.created(URI.create("/conferences/" + stored.id()))
                .eTag(stored.etag().toString())
                .body(ConferenceView.of(stored));
    }

    /** Invites the audience. */
    @Foreseeable
    @PostMapping("/{id}/announcement")
    ResponseEntity<ConferenceView> announce(
            @PathVariable ConferenceId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable ETag seen,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key) {
        return change(id, seen, key, it -> it.announce(clock.instant()), Caller.TRUSTED);
    }

    @Foreseeable
    @PutMapping("/{id}/schedule")
    ResponseEntity<ConferenceView> reschedule(
            @PathVariable ConferenceId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable ETag seen,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody ConferenceScheduleRequest request) {
        return change(
                id,
                seen,
                key,
                it ->
                        it.reschedule(
                                new When(
                                        request.date(),
                                        request.startsAt(),
                                        request.endsAt(),
                                        Objects.requireNonNullElse(
                                                request.timeZone(), it.when().timeZone())),
                                request.place() == null ? it.place() : request.place().place(),
                                clock.instant()),
                Caller.TRUSTED);
    }

    @Foreseeable
    @PostMapping("/{id}/cancellation")
    ResponseEntity<ConferenceView> cancel(
            @PathVariable ConferenceId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable ETag seen,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody ConferenceCancellationRequest request) {
        return change(
                id, seen, key, it -> it.cancel(request.reason(), clock.instant()), Caller.TRUSTED);
    }

    @PostMapping("/{id}/registrations")
    ResponseEntity<ConferenceView> register(
            @PathVariable ConferenceId id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody RegistrationOfMember request,
            Caller caller) {
        checkSees(caller, id);
        caller.checkSpeaksFor(request.memberId());
        conferences.get(id.value());
        var member =
                directory
                        .member(request.memberId())
                        .filter(it -> !it.isErased())
                        .orElseThrow(() -> new Refused(new UnknownMember(request.memberId())));
        return change(
                id,
                null,
                key,
                it -> it.register(member.memberId(), member.groups(), clock.instant()),
                caller);
    }

    /** All, or those that the caller is invited to. */
    @GetMapping
    Page<ConferenceView> all(@Valid Paging paging, Caller caller) {
        if (caller.isSecretariat()) {
            return paging.of(conferences::after, ConferenceView::of);
        }
        Caller.check(!caller.isDashboard());
        var theirs = directory.participant(caller).groups();
        return paging.of(
                (after, limit) -> conferences.announcedTo(theirs, after, limit),
                it -> ConferenceView.of(it).to(caller));
    }

    @GetMapping("/{id}")
    ResponseEntity<ConferenceView> one(@PathVariable ConferenceId id, Caller caller) {
        checkSees(caller, id);
        return answer(conferences.get(id.value()), caller);
    }

    /** Until it is announced, nobody is told that there will be one. */
    private void checkSees(Caller caller, ConferenceId id) {
        if (!caller.isSecretariat()) {
            Caller.check(!caller.isDashboard());
            var conference = conferences.get(id.value()).aggregate();
            if (!conference.isAnnouncedTo(directory.participant(caller).groups())) {
                throw new Unknown(id.value());
            }
        }
    }

    private ResponseEntity<ConferenceView> change(
            ConferenceId id,
            @Nullable ETag seen,
            @Nullable IdempotencyKey key,
            Consumer<Conference> what,
            Caller caller) {
        return answer(conferences.change(id.value(), seen, key, what), caller);
    }

    private static ResponseEntity<ConferenceView> answer(Stored<Conference> stored, Caller caller) {
        return ResponseEntity.ok()
                .eTag(stored.etag().toString())
                .body(ConferenceView.of(stored).to(caller));
    }
}
