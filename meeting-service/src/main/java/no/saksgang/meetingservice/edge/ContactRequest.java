package no.saksgang.meetingservice.edge;

import jakarta.validation.constraints.NotBlank;
import no.saksgang.events.Contact;
import org.jspecify.annotations.Nullable;

/** The secretariat as a body, as a client sends it. */
public record ContactRequest(@NotBlank @Line String name, @NotBlank @Email String email) {
    public Contact contact() {
        return new Contact(name, email);
    }

    public static @Nullable Contact contactOf(@Nullable ContactRequest request) {
        return request == null ? null : request.contact();
    }
}
