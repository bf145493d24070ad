package no.saksgang.chassis.outbox;

import no.saksgang.chassis.http.ETag;

/**
 * An aggregate as it lies in the store.
 *
 * @param version grows with every save
 */
public record Stored<A>(String id, long version, A aggregate) {
    public ETag etag() {
        return new ETag(version);
    }
}
