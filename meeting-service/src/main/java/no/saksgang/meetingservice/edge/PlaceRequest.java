package no.saksgang.meetingservice.edge;

import jakarta.validation.constraints.NotBlank;
import no.saksgang.events.Place;
import org.jspecify.annotations.Nullable;

/** Where something is held, as a client sends it. */
public record PlaceRequest(
        @NotBlank @Line String name, @Nullable @Link String url, @Nullable @Line String address) {
    public Place place() {
        return new Place(name, url, address);
    }
}
