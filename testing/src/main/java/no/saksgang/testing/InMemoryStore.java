package no.saksgang.testing;

import no.saksgang.local.store.EmbeddedStore;

/**
 * The store of {@code local/store}, in this JVM; it keeps nothing on disk and ends with the JVM.
 */
final class InMemoryStore {
    private InMemoryStore() {}

    @SuppressWarnings("resource") // it ends with the JVM
    static String start() {
        return EmbeddedStore.inMemory().uri();
    }
}
