/**
 * The embedded store: enough of MongoDB, over its own protocol, to run the suite on one machine
 * without a {@code mongod}, and durable: an acknowledged write outlives a {@code kill -9}.
 */
@NullMarked
package no.saksgang.local.store;

import org.jspecify.annotations.NullMarked;
