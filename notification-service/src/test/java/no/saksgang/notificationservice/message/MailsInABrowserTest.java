package no.saksgang.notificationservice.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.saksgang.events.directory.Language;
import no.saksgang.events.mailing.Purpose;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.util.HtmlUtils;

/**
 * The mails as a browser shows them, and their pictures in {@code docs/mails.md}. With {@code
 * -Ddocs.renew=true} the pictures are made anew, which needs Chromium.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MailsInABrowserTest {
    private static final Path RENDERED =
            Path.of("src/test/resources/no/saksgang/notificationservice/message");
    private static final Path PAGE = Path.of("../docs/mails.md");
    private static final Path PICTURES = Path.of("../docs/mails");
    private static final int PHONE = 320;
    private static final int COLUMN = 380;
    private static final int GAP = 10;

    private static final String ABOUT =
            """
            # The mails

            Every mail that the suite sends, as it was rendered in the tests: in bokmål, nynorsk and English, light and dark. The line below each picture is the
            sum of what it shows; a template that changes wants `./mvnw -pl notification-service -am test -Dtest=MailsInABrowserTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.renew=true`.
            """;

    @TempDir Path directory;

    @Test
    void no_mail_is_wider_than_a_phone() throws Exception {
        var frames =
                mails().flatMap(mail ->
                                Arrays.stream(Language.values())
                                        .map(language -> frame(mail, language, PHONE, "light")))
                        .collect(Collectors.joining());
        var measured = measured(frames);
        assertThat(measured).hasSize((int) mails().count() * Language.values().length);
        assertThat(measured)
                .allSatisfy((_, size) -> assertThat(size.width()).isLessThanOrEqualTo(PHONE));
    }

    @Test
    void every_mail_is_pictured_in_the_docs_as_it_is_now() throws Exception {
        var page = new StringBuilder(ABOUT);
        for (var mail : mails().toList()) {
            page.append("\n## ").append(subject(mail)).append('\n');
            page.append("![%s](mails/%s.png)\n\n`%s`\n".formatted(mail, mail, sum(mail)));
        }
        if (Boolean.getBoolean("docs.renew")) {
            Files.createDirectories(PICTURES);
            for (var mail : mails().toList()) {
                picture(mail);
            }
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page.toString());
        assertThat(mails())
                .allSatisfy(mail -> assertThat(PICTURES.resolve(mail + ".png")).exists());
    }

    private static Stream<String> mails() {
        return Arrays.stream(Purpose.values()).map(Letters::key).sorted();
    }

    private static String html(String mail, Language language) {
        return read(mail + "." + language.tag() + ".html");
    }

    private static String read(String name) {
        try {
            return Files.readString(RENDERED.resolve(name));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    private static String subject(String mail) {
        return read(mail + ".nb.txt")
                .lines()
                .filter(line -> line.startsWith("Subject: "))
                .map(line -> line.substring("Subject: ".length()))
                .findFirst()
                .orElseThrow();
    }

    private static String sum(String mail) throws Exception {
        var sha = MessageDigest.getInstance("SHA-256");
        for (var language : Language.values()) {
            sha.update(html(mail, language).getBytes(UTF_8));
        }
        return HexFormat.of().formatHex(sha.digest(), 0, 8);
    }

    private static String frame(String mail, Language language, int width, String scheme) {
        return "<iframe title=\"%s.%s\" style=\"width: %dpx; color-scheme: %s\" srcdoc=\"%s\"></iframe>"
                .formatted(
                        mail,
                        language.tag(),
                        width,
                        scheme,
                        HtmlUtils.htmlEscape(html(mail, language), "UTF-8"));
    }

    private record Size(int width, int height) {}

    /** How large the documents in the frames are, by the frames' titles. */
    private Map<String, Size> measured(String frames) throws Exception {
        var script =
                """
                <script>
                addEventListener('load', () => {
                    document.body.textContent = '|' + [...document.querySelectorAll('iframe')].map(it => {
                        const inside = it.contentDocument.documentElement;
                        return [it.title, inside.scrollWidth, inside.scrollHeight].join(' ');
                    }).join('|') + '|';
                });
                </script>
                """;
        var shown = chromium("--dump-dom", page(frames + script));
        var sizes = new TreeMap<String, Size>();
        for (var entry : shown.split("\\|")) {
            var words = entry.split(" ");
            if (words.length == 3 && words[0].contains(".")) {
                sizes.put(
                        words[0], new Size(Integer.parseInt(words[1]), Integer.parseInt(words[2])));
            }
        }
        return sizes;
    }

    /** Light ones above dark ones, a language beside the other. */
    private void picture(String mail) throws Exception {
        var languages = List.of(Language.values());
        var columns =
                languages.stream()
                        .map(language -> frame(mail, language, COLUMN, "light"))
                        .collect(Collectors.joining());
        var height = measured(columns).values().stream().mapToInt(Size::height).max().orElseThrow();
        var rows =
                Stream.of("light", "dark")
                        .map(scheme ->
                                languages.stream()
                                        .map(language -> frame(mail, language, COLUMN, scheme))
                                        .collect(Collectors.joining("", "<div>", "</div>")))
                        .collect(Collectors.joining());
        var style = "<style>iframe { height: %dpx }</style>".formatted(height);
        chromium(
                "--hide-scrollbars",
                "--window-size=%d,%d".formatted(3 * COLUMN + 4 * GAP, 2 * height + 3 * GAP),
                "--screenshot=" + PICTURES.resolve(mail + ".png").toAbsolutePath().normalize(),
                page(style + rows));
    }

    private String page(String content) throws IOException {
        var file = Files.createTempFile(directory, "mails", ".html");
        Files.writeString(
                file,
                """
                <!doctype html><meta charset="utf-8">
                <style>
                body { margin: 0; background: #8a8f98 }
                div { display: flex; gap: %1$dpx; padding: %1$dpx %1$dpx 0 }
                iframe { border: 0; background: #fff }
                </style>
                %2$s
                """
                        .formatted(GAP, content));
        return file.toUri().toString();
    }

    private String chromium(String... arguments) throws Exception {
        var browser = browser();
        assumeTrue(browser.isPresent(), "there is no Chromium on the path");
        var command =
                Stream.concat(
                                Stream.of(
                                        browser.get().toString(),
                                        "--headless",
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-quic",
                                        "--no-first-run",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync",
                                        "--user-data-dir=" + directory.resolve("profile")),
                                Stream.of(arguments))
                        .toList();
        var shown = directory.resolve("shown");
        var process =
                new ProcessBuilder(command)
                        .redirectOutput(shown.toFile())
                        .redirectError(directory.resolve("said").toFile())
                        .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("Chromium ends").isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(shown);
    }

    private static Optional<Path> browser() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(folder ->
                        Stream.of("chromium", "chromium-browser", "google-chrome")
                                .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
