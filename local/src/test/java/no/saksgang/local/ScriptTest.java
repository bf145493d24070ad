package no.saksgang.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.saksgang.local.suite.Port;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root, run on a machine that the test furnishes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ScriptTest {
    @TempDir Path machine;

    private final Map<String, String> environment = new HashMap<>();
    private Path script = Path.of("");

    @BeforeEach
    void furnish() throws IOException {
        var root = Files.createDirectories(machine.resolve("saksgang"));
        script = root.resolve("saksgang");
        Files.copy(Path.of("..", "saksgang"), script, StandardCopyOption.COPY_ATTRIBUTES);
        environment.put("HOME", Files.createDirectories(machine.resolve("home")).toString());
        environment.put("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
        environment.put("SAKSGANG_JVM_DIRECTORY", machine.resolve("jvm").toString());
    }

    @Test
    void says_how_to_get_a_JDK_where_only_an_older_one_is() throws Exception {
        var old = jdk("jvm/old-17", "17.0.2");
        environment.put("JAVA_HOME", old.toString());

        var run = run("up");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output())
                .contains("Saksgang needs a JDK 25 or newer")
                .contains("JDK 17 in " + old)
                .contains("adoptium.net");
    }

    @Test
    void prefers_JAVA_HOME_where_that_is_new_enough() throws Exception {
        jdk("jvm/other-25", "25");
        environment.put("JAVA_HOME", jdk("mine", "26.0.1").toString());

        assertThat(run("doctor").output()).containsPattern("used +" + machine.resolve("mine"));
    }

    @Test
    void finds_a_JDK_of_the_system_of_SDKMAN_and_of_an_IDE_beside_an_older_JAVA_HOME()
            throws Exception {
        environment.put("JAVA_HOME", jdk("mine", "17.0.2").toString());
        for (var place :
                new String[] {
                    "jvm/temurin-25", "home/.sdkman/candidates/java/25-tem", "home/.jdks/openjdk-25"
                }) {
            var jdk = jdk(place, "25.0.1");

            assertThat(run("doctor").output()).containsPattern("used +" + jdk);
            Files.delete(jdk.resolve("bin/javac"));
        }
    }

    @Test
    void lists_the_ports_that_the_suite_has_with_the_settings_that_move_them() throws Exception {
        var output = run("doctor").output();

        for (var port : Port.values()) {
            assertThat(output).containsPattern(port.standard() + " .*" + port.setting());
        }
    }

    @Test
    void removes_data_only_after_a_yes() throws Exception {
        var data = Files.createDirectories(machine.resolve("saksgang/.saksgang/up"));

        assertThat(run("reset").status()).isEqualTo(1);
        assertThat(data).exists();
        assertThat(run("reset", "--yes").status()).isZero();
        assertThat(data).doesNotExist();
    }

    @Test
    void knows_a_wrong_command_from_a_failed_one() throws Exception {
        var run = run("dmeo");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.output()).contains("There is no command 'dmeo'").contains("demo");
    }

    @Test
    void writes_no_colours_where_nobody_sees_them() throws Exception {
        assertThat(run("help").output()).doesNotContain("\033");
    }

    private record Run(int status, String output) {}

    private Run run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), output);
    }

    /** What looks like a JDK of that version. */
    private Path jdk(String place, String version) throws IOException {
        var home = machine.resolve(place);
        var bin = Files.createDirectories(home.resolve("bin"));
        for (var program : new String[] {"java", "javac"}) {
            assertThat(Files.createFile(bin.resolve(program)).toFile().setExecutable(true))
                    .isTrue();
        }
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
