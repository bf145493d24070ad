package no.saksgang.local.page;

import java.net.URI;
import java.util.Optional;

/**
 * A way into the suite, for the page to list.
 *
 * @param address as one types it
 * @param link where a browser may go, if it can
 * @param about what is behind it, in Norwegian
 */
public record Door(String name, String address, Optional<URI> link, String about) {
    /** A door for browsers: a service, whose description is at {@code /openapi}. */
    public static Door web(String name, URI address, String about) {
        return new Door(name, address.toString(), Optional.of(address), about);
    }

    /** A door for other programs. */
    public static Door plain(String name, String address, String about) {
        return new Door(name, address, Optional.empty(), about);
    }
}
