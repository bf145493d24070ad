package no.saksgang.notificationservice.message;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page in headless Chromium, by its DevTools protocol. */
final class Browser implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SAYS = "DevTools listening on ";

    private final Process process;
    private final WebSocket socket;
    private final LinkedBlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private int last;

    private Browser(Process process, URI page) {
        this.process = process;
        this.socket =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(page, new Hearing())
                        .join();
    }

    /**
     * @throws IOException if there is no Chromium here
     */
    static Browser open(Path profile) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                "chromium",
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--hide-scrollbars",
                                "--allow-file-access-from-files",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile,
                                "about:blank")
                        .redirectErrorStream(true)
                        .start();
        var out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = out.readLine();
        while (line != null && !line.startsWith(SAYS)) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("Chromium ended");
        }
        // It goes on talking, and would stop if nobody listened.
        Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {}));
        var port = URI.create(line.substring(SAYS.length())).getPort();
        var made =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        "http://127.0.0.1:"
                                                                + port
                                                                + "/json/new?about:blank"))
                                        .PUT(HttpRequest.BodyPublishers.noBody())
                                        .build(),
                                BodyHandlers.ofString());
        return new Browser(
                process,
                URI.create(JSON.readTree(made.body()).get("webSocketDebuggerUrl").asString()));
    }

    /** Shows a file in a window of that width; {@code zoom} is how large everything is. */
    void show(Path file, int width, double zoom, boolean dark) throws InterruptedException {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        (int) (width / zoom),
                        "height",
                        800,
                        "deviceScaleFactor",
                        zoom,
                        "mobile",
                        false));
        call(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        "screen",
                        "features",
                        List.of(
                                Map.of(
                                        "name",
                                        "prefers-color-scheme",
                                        "value",
                                        dark ? "dark" : "light"))));
        call("Page.enable", Map.of());
        heard.clear();
        call("Page.navigate", Map.of("url", file.toUri().toString()));
        var loaded = false;
        while (!loaded) {
            loaded = "Page.loadEventFired".equals(next().path("method").asString(""));
        }
    }

    /** What a JavaScript expression is, as text. */
    String ask(String expression) throws InterruptedException {
        var said =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        return said.path("result").path("value").asString("");
    }

    /** The whole page as PNG. */
    byte[] picture() throws InterruptedException {
        var width = Integer.parseInt(ask("String(document.documentElement.clientWidth)"));
        var height = Integer.parseInt(ask("String(document.documentElement.scrollHeight)"));
        var said =
                call(
                        "Page.captureScreenshot",
                        Map.of(
                                "format",
                                "png",
                                "captureBeyondViewport",
                                true,
                                "clip",
                                Map.of(
                                        "x", 0, "y", 0, "width", width, "height", height, "scale",
                                        1)));
        return Base64.getDecoder().decode(said.path("data").asString());
    }

    private JsonNode call(String method, Map<String, Object> parameters)
            throws InterruptedException {
        var id = ++last;
        socket.sendText(
                        JSON.writeValueAsString(
                                Map.of("id", id, "method", method, "params", parameters)),
                        true)
                .join();
        while (true) {
            var said = next();
            if (said.path("id").asInt(0) == id) {
                if (said.has("error")) {
                    throw new AssertionError(method + ": " + said.get("error"));
                }
                return said.path("result");
            }
        }
    }

    private JsonNode next() throws InterruptedException {
        var next = heard.poll(30, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("Chromium says nothing");
        }
        return next;
    }

    private final class Hearing implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
            text.append(data);
            if (isLast) {
                heard.add(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        process.onExit()
                .orTimeout(5, TimeUnit.SECONDS)
                .exceptionally(_ -> process.destroyForcibly())
                .join();
    }
}
