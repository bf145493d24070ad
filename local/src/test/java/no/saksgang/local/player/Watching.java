package no.saksgang.local.player;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/** What is there for operators, in {@code ops/}: the queries of the dashboard and of the alerts. */
record Watching(List<String> dashboard, List<String> alerts) {
    static Watching in(Path ops) throws IOException {
        return new Watching(
                queries(
                        Service.JSON.readTree(
                                Files.readString(ops.resolve("grafana/saksgang.json")))),
                alerts(ops.resolve("prometheus/alerts.yml")));
    }

    private static List<String> queries(JsonNode dashboard) {
        return dashboard.findValues("expr").stream().map(JsonNode::asString).toList();
    }

    private static List<String> alerts(Path file) throws IOException {
        Map<String, List<Map<String, List<Map<String, Object>>>>> rules =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        var queries = new ArrayList<String>();
        rules.getOrDefault("groups", List.of())
                .forEach(group ->
                        group.getOrDefault("rules", List.of())
                                .forEach(rule -> queries.add(String.valueOf(rule.get("expr")))));
        return queries;
    }
}
