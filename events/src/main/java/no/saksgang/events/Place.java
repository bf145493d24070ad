package no.saksgang.events;

import org.jspecify.annotations.Nullable;

/** Where a meeting or conference is held: a room, a video meeting, or both. */
public record Place(String name, @Nullable String url, @Nullable String address) {
    public static Place named(String name) {
        return new Place(name, null, null);
    }
}
