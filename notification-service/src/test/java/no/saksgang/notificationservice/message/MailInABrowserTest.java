package no.saksgang.notificationservice.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import no.saksgang.events.directory.Language;
import no.saksgang.events.mailing.Purpose;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every mail in Chromium, where that is there, from the files that {@link RenderedMailTest} holds
 * them against. With {@code -Dsaksgang.pictures=true} the pictures in {@code docs/mails}, and the
 * page that shows them, are made anew.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MailInABrowserTest {
    private static final Path RENDERED =
            Path.of("src/test/resources/no/saksgang/notificationservice/message").toAbsolutePath();
    private static final Path PAGE = Path.of("../docs/mails.md");
    private static final Path PICTURES = Path.of("../docs/mails");
    private static final int WIDTH = 640;
    private static final int COLOURS = 64;

    /** Texts that stand out too little from what is behind them (WCAG 2.2, 1.4.3: 4.5 to 1). */
    private static final String TOO_FAINT =
            """
            (() => {
              const rgb = c => c.match(/[\\d.]+/g).map(Number);
              const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
              const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
              const behind = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
                if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
              const faint = [];
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const e = texts.currentNode.parentElement;
                if (!texts.currentNode.data.trim() || !e.offsetParent || e.closest('.preheader')) continue;
                const a = light(rgb(getComputedStyle(e).color)), b = light(behind(e));
                if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5) faint.push(texts.currentNode.data.trim());
              }
              return faint.join(' | ');
            })()
            """;

    /** How far it reaches beyond the window to the right. */
    private static final String BEYOND =
            "String(document.documentElement.scrollWidth - document.documentElement.clientWidth)";

    @Test
    void fits_a_phone_and_large_type_and_is_readable_by_day_and_by_night(
            @TempDir(cleanup = CleanupMode.NEVER) Path profile) throws Exception {
        var browser = open(profile);
        assumeTrue(browser != null, "Chromium is here");
        try (browser) {
            var wrong = new TreeSet<String>();
            for (var purpose : Purpose.values()) {
                for (var language : Language.values()) {
                    var name = Phrases.key(purpose) + "." + language.tag();
                    var file = RENDERED.resolve(name + ".html");
                    var pictures = new BufferedImage[2];
                    for (var dark : new boolean[] {false, true}) {
                        browser.show(file, WIDTH, 1, dark);
                        var faint = browser.ask(TOO_FAINT);
                        if (!faint.isEmpty()) {
                            wrong.add(name + (dark ? ", dark" : ", light") + " is faint: " + faint);
                        }
                        pictures[dark ? 1 : 0] = picture(browser);
                    }
                    browser.show(file, 320, 1, false);
                    if (!browser.ask(BEYOND).equals("0")) {
                        wrong.add(name + " is too wide for 320 px");
                    }
                    browser.show(file, WIDTH, 2, false);
                    if (!browser.ask(BEYOND).equals("0")) {
                        wrong.add(name + " is too wide at 200 %");
                    }
                    keep(name, pictures);
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void is_pictured_in_the_docs_as_it_is_now() throws Exception {
        var page =
                new StringBuilder(
                        """
                        # The mails

                        Every mail that the suite sends, in bokmål, nynorsk and English, light beside dark, as the tests hold them. Below its pictures stands the sum of
                        what they show; a template that changes wants `./mvnw -pl notification-service -am test -Dtest=MailInABrowserTest -Dsurefire.failIfNoSpecifiedTests=false -Dsaksgang.pictures=true`.
                        """);
        for (var purpose : Purpose.values()) {
            var mail = Phrases.key(purpose);
            page.append("\n## %s\n".formatted(subject(mail)));
            var sum = MessageDigest.getInstance("SHA-256");
            for (var language : Language.values()) {
                var name = mail + "." + language.tag();
                sum.update(Files.readAllBytes(RENDERED.resolve(name + ".html")));
                page.append("![%s](mails/%s.png)\n".formatted(name, name));
                if (!Boolean.getBoolean("saksgang.pictures")) {
                    assertThat(PICTURES.resolve(name + ".png")).exists();
                }
            }
            page.append("\n`%s`\n".formatted(HexFormat.of().formatHex(sum.digest(), 0, 8)));
        }
        if (Boolean.getBoolean("saksgang.pictures")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page.toString());
    }

    private static String subject(String mail) throws IOException {
        var subject = "Subject: ";
        return Files.readString(RENDERED.resolve(mail + ".nb.txt"))
                .lines()
                .filter(line -> line.startsWith(subject))
                .map(line -> line.substring(subject.length()))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable Browser open(Path profile) throws InterruptedException {
        try {
            return Browser.open(profile);
        } catch (IOException noChromium) {
            return null;
        }
    }

    private static @Nullable BufferedImage picture(Browser browser) throws Exception {
        return Boolean.getBoolean("saksgang.pictures")
                ? ImageIO.read(new ByteArrayInputStream(browser.picture()))
                : null;
    }

    /** By day and by night beside each other, in few colours, so that they stay small. */
    private static void keep(String name, @Nullable BufferedImage[] pictures) throws IOException {
        if (pictures[0] == null || pictures[1] == null) {
            return;
        }
        var height = Math.max(pictures[0].getHeight(), pictures[1].getHeight());
        var both = new BufferedImage(2 * WIDTH, height, BufferedImage.TYPE_INT_RGB);
        var on = both.createGraphics();
        on.drawImage(pictures[0], 0, 0, null);
        on.drawImage(pictures[1], WIDTH, 0, null);
        on.dispose();
        Files.createDirectories(PICTURES);
        ImageIO.write(
                few(both),
                "png",
                PICTURES.resolve(name.toLowerCase(Locale.ROOT) + ".png").toFile());
    }

    private static BufferedImage few(BufferedImage picture) {
        var count = new java.util.HashMap<Integer, Integer>();
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                count.merge(picture.getRGB(x, y) & 0xFFFFFF, 1, Integer::sum);
            }
        }
        var palette =
                count.entrySet().stream()
                        .sorted(java.util.Map.Entry.<Integer, Integer>comparingByValue().reversed())
                        .limit(COLOURS)
                        .mapToInt(java.util.Map.Entry::getKey)
                        .toArray();
        var colours =
                new IndexColorModel(
                        8,
                        palette.length,
                        palette,
                        0,
                        false,
                        -1,
                        java.awt.image.DataBuffer.TYPE_BYTE);
        var nearest = new java.util.HashMap<Integer, Integer>();
        var indexed =
                new BufferedImage(
                        picture.getWidth(),
                        picture.getHeight(),
                        BufferedImage.TYPE_BYTE_INDEXED,
                        colours);
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                var index =
                        nearest.computeIfAbsent(
                                picture.getRGB(x, y) & 0xFFFFFF, c -> nearest(palette, c));
                indexed.getRaster().setSample(x, y, 0, index);
            }
        }
        return indexed;
    }

    private static int nearest(int[] palette, int colour) {
        var best = 0;
        var least = Integer.MAX_VALUE;
        for (var i = 0; i < palette.length; i++) {
            var far = 0;
            for (var shift = 0; shift <= 16; shift += 8) {
                var apart = ((palette[i] >> shift) & 0xFF) - ((colour >> shift) & 0xFF);
                far += apart * apart;
            }
            if (far < least) {
                least = far;
                best = i;
            }
        }
        return best;
    }
}
