package no.saksgang.local.suite;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Stands in for a service: {@code StandIn <port>} answers 200 to everything, with its pid. Its main
 * class is run as a process of its own.
 */
final class StandIn {
    private StandIn() {}

    public static void main(String[] args) throws Exception {
        var server =
                HttpServer.create(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])),
                        0);
        server.createContext(
                "/",
                exchange -> {
                    var pid = "" + ProcessHandle.current().pid();
                    exchange.sendResponseHeaders(200, pid.length());
                    try (exchange) {
                        exchange.getResponseBody().write(pid.getBytes(StandardCharsets.US_ASCII));
                    }
                });
        server.start();
        System.out.println("ready");
    }
}
