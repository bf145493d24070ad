package no.saksgang.local.player;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import no.saksgang.local.player.PromQl.Selector;

/** What Prometheus gets when it asks the services, in its text format. */
final class Scrape {
    private static final Pattern SAMPLE =
            Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)$");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final List<Sample> samples = new ArrayList<>();

    record Sample(String name, Map<String, String> labels, double value) {}

    static Scrape of(Collection<URI> services) throws IOException, InterruptedException {
        var scrape = new Scrape();
        try (var http = HttpClient.newHttpClient()) {
            for (var service : services) {
                var request = HttpRequest.newBuilder(URI.create(service + "/actuator/prometheus"));
                scrape.read(http.send(request.build(), BodyHandlers.ofString()).body());
            }
        }
        return scrape;
    }

    private void read(String text) {
        var line = SAMPLE.matcher(text);
        while (line.find()) {
            var labels = new HashMap<String, String>();
            var label = LABEL.matcher(line.group(2) == null ? "" : line.group(2));
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
            samples.add(new Sample(line.group(1), labels, value(line.group(3))));
        }
    }

    /** Whether any sample is what a query asks for. */
    boolean has(Selector wanted) {
        return samples.stream()
                .anyMatch(it ->
                        it.name().equals(wanted.metric())
                                && wanted.labels().stream()
                                        .allMatch(label ->
                                                label.matches(
                                                        it.labels()
                                                                .getOrDefault(label.name(), ""))));
    }

    /** What a metric is; a sample with at least these labels must be there. */
    double value(String metric, Map<String, String> labels) {
        return samples.stream()
                .filter(it ->
                        it.name().equals(metric)
                                && it.labels().entrySet().containsAll(labels.entrySet()))
                .mapToDouble(Sample::value)
                .findFirst()
                .orElseThrow();
    }

    private static double value(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
