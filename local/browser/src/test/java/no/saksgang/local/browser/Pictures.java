package no.saksgang.local.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pictures of the pages in {@code docs/pages}, which the page {@code docs/pages.md} shows. With
 * {@code -Dsaksgang.pictures=true} they are taken anew.
 */
final class Pictures {
    private final Path docs;

    Pictures(Path docs) {
        this.docs = docs;
    }

    /** Of the top of the page. */
    void take(String name, Page page) {
        var file = "pages/" + name + ".png";
        if (Boolean.getBoolean("saksgang.pictures")) {
            page.evaluate("scrollTo(0, 0)");
            // Hiding the caret would be a style that the pages' own policy forbids.
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(docs.resolve(file))
                            .setCaret(ScreenshotCaret.INITIAL));
        }
        assertThat(docs.resolve(file)).isNotEmptyFile();
        assertThat(shown()).contains("](" + file + ")");
    }

    private String shown() {
        try {
            return Files.readString(docs.resolve("pages.md"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
