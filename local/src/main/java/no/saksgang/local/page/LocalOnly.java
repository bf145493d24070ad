package no.saksgang.local.page;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Set;

/**
 * Keeps other web sites out, which a browser on this machine has open too: a name of theirs that
 * they let point here (DNS rebinding), and forms of theirs that post here.
 */
final class LocalOnly extends Filter {
    private final Set<String> hosts;
    private final Set<String> origins;

    LocalOnly(int port) {
        hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
        origins = Set.of("http://127.0.0.1:" + port, "http://localhost:" + port);
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        var host = exchange.getRequestHeaders().getFirst("Host");
        var origin = exchange.getRequestHeaders().getFirst("Origin");
        if (host == null
                || !hosts.contains(host)
                || (origin != null && !origins.contains(origin))) {
            Answer.text("Only for this machine.").status(403).send(exchange);
        } else {
            chain.doFilter(exchange);
        }
    }

    @Override
    public String description() {
        return "requests of this machine's own only";
    }
}
