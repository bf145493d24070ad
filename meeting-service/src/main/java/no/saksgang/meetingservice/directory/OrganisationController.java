package no.saksgang.meetingservice.directory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Clock;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.http.Page;
import no.saksgang.chassis.login.Caller;
import no.saksgang.chassis.outbox.Stored;
import no.saksgang.events.OrganisationId;
import no.saksgang.meetingservice.edge.Line;
import no.saksgang.meetingservice.edge.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The register of municipalities, regions and other bodies. Whoever is logged in may read it. */
@RestController
@RequestMapping("/organisations")
class OrganisationController {
    private final Organisations organisations;
    private final Clock clock;

    OrganisationController(Organisations organisations, Clock clock) {
        this.organisations = organisations;
        this.clock = clock;
    }

    record OrganisationRequest(
            @Nullable OrganisationId organisationId, @NotBlank @Line String name) {}

    record OrganisationView(OrganisationId organisationId, String name) {
        static OrganisationView of(Stored<Organisation> stored) {
            return new OrganisationView(
                    stored.aggregate().organisationId(), stored.aggregate().name());
        }
    }

    @PostMapping
    ResponseEntity<OrganisationView> register(
            @Valid @RequestBody OrganisationRequest request,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key) {
        var id =
                request.organisationId() == null
                        ? new OrganisationId(IdempotencyKey.newId(key))
                        : request.organisationId();
        var stored =
                organisations.add(
                        id.value(),
                        key,
                        Organisation.register(id, request.name(), clock.instant()));
        return ResponseEntity.created(URI.create("/organisations/" + stored.id()))
                .eTag(stored.etag().toString())
                .body(OrganisationView.of(stored));
    }

    @GetMapping
    Page<OrganisationView> all(@Valid Paging paging, Caller caller) {
        return paging.of(organisations::after, OrganisationView::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<OrganisationView> one(@PathVariable OrganisationId id, Caller caller) {
        var stored = organisations.get(id.value());
        return ResponseEntity.ok().eTag(stored.etag().toString()).body(OrganisationView.of(stored));
    }
}
