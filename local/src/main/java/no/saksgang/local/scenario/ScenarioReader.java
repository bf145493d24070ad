package no.saksgang.local.scenario;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a scenario from top to bottom, with what is {@link Known} so far: a step may name whoever
 * an earlier one brought in.
 */
final class ScenarioReader {
    /** Every process of the suite that can be killed or stopped. */
    static final List<String> SERVICES =
            List.of("meeting-service", "minutes-service", "notification-service");

    private ScenarioReader() {}

    static Scenario read(Path file) {
        return scenario(file, rootOf(file));
    }

    private static Value rootOf(Path file) {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(50);
        Node root;
        try (Reader reader = Files.newBufferedReader(file)) {
            root = new Yaml(options).compose(reader);
        } catch (NoSuchFileException _) {
            throw new ScenarioFault(file, 0, "filen finnes ikke");
        } catch (CharacterCodingException _) {
            throw new ScenarioFault(file, 0, "filen er ikke UTF-8");
        } catch (IOException failed) {
            throw new ScenarioFault(file, 0, "filen kan ikke leses: " + failed.getMessage());
        } catch (MarkedYAMLException malformed) {
            var mark = malformed.getProblemMark();
            throw new ScenarioFault(
                    file,
                    mark == null ? 0 : mark.getLine() + 1,
                    "ikke YAML: " + malformed.getProblem());
        } catch (YAMLException malformed) {
            throw new ScenarioFault(file, 0, "ikke YAML: " + malformed.getMessage());
        }
        if (root == null) {
            throw new ScenarioFault(file, 0, "filen er tom");
        }
        return new Value(file, "scenariet", root);
    }

    private static Scenario scenario(Path file, Value root) {
        var fields =
                root.fields(
                        "now",
                        "timeZone",
                        "language",
                        "groups",
                        "group",
                        "meetings",
                        "meeting",
                        "steps");
        var start = fields.required("now").moment();
        var zone = timeZone(fields.required("timeZone"));
        var spoken = fields.optional("language");
        var language = spoken == null ? Language.NB : spoken.word(Language.class);
        var known = new Known(start, language);
        var groups = new GroupReader(known);
        var meetings = new MeetingReader(known);
        groups.readAll(root, fields);
        meetings.readAll(fields);
        var steps = new StepReader(known, groups, meetings);
        var told = fields.required("steps").list().stream().map(steps::step).toList();
        return new Scenario(file, start, zone, language, known.groups(), known.meetings(), told);
    }

    private static ZoneId timeZone(Value value) {
        var name = value.text();
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            throw value.fault(
                    "ukjent tidssone «" + name + "»; ventet et IANA-navn som Europe/Oslo");
        }
    }
}
