package no.saksgang.local.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A file that lies beside this class. */
record OwnFile(String name, String type) implements HttpHandler {
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (var file = OwnFile.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " was not built in");
            }
            Answer.of(type, new String(file.readAllBytes(), StandardCharsets.UTF_8)).send(exchange);
        }
    }
}
