package no.saksgang.notificationservice.message;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** A letter as HTML and as plain text. The templates are ours; nobody edits them at run time. */
final class Pages {
    private static final Pattern EMPTY = Pattern.compile("\\n\\s*\\n");
    private static final Pattern TRAILING = Pattern.compile("[ \\t]+\\n");
    private static final Pattern GAPS = Pattern.compile("\\n{3,}");
    private static final String SIGNATURE = "\n--\n";

    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    Pages() {
        engine.addTemplateResolver(in(TemplateMode.HTML, "*.html"));
        engine.addTemplateResolver(in(TemplateMode.TEXT, "*.txt"));
    }

    String html(Letter letter) {
        var rendered = engine.process("letter.html", with(letter));
        return EMPTY.matcher(rendered).replaceAll("\n").strip() + "\n";
    }

    String text(Letter letter) {
        var rendered = engine.process("letter.txt", with(letter));
        var tidy = TRAILING.matcher(rendered).replaceAll("\n");
        // The space after the two dashes tells mail programs where the signature begins.
        return GAPS.matcher(tidy).replaceAll("\n\n").strip().replace(SIGNATURE, "\n-- \n") + "\n";
    }

    private static Context with(Letter letter) {
        return new Context(Locale.ROOT, Map.of("letter", letter));
    }

    private static ClassLoaderTemplateResolver in(TemplateMode mode, String names) {
        var resolver = new ClassLoaderTemplateResolver(Pages.class.getClassLoader());
        resolver.setPrefix("mail/");
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        resolver.setTemplateMode(mode);
        resolver.setResolvablePatterns(Set.of(names));
        resolver.setCacheable(true);
        return resolver;
    }
}
