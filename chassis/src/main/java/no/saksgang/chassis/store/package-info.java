/** What services have to know of their store as a server that may be away. */
@NullMarked
package no.saksgang.chassis.store;

import org.jspecify.annotations.NullMarked;
