package no.saksgang.notificationservice.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import no.saksgang.events.directory.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Writes pages. Each works on a phone without script, loads nothing but our own style sheet, is
 * never kept, indexed or framed, and never tells another site its address, in which the secret
 * stands. All their addresses are relative, so that they hold behind any proxy.
 */
@Component
public final class Pages {
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final String POLICY =
            "default-src 'none'; style-src %s; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";
    private static final String TRY_AGAIN_AFTER_SECONDS = "5";

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final ResourceBundleMessageSource words = new ResourceBundleMessageSource();
    private final String style = resource("static/pages.css") + resource("pages/document.css");
    private final String documentPolicy =
            POLICY.formatted(
                    "'sha256-"
                            + Base64.getEncoder().encodeToString(Fingerprint.sha256(style))
                            + "'");

    public Pages() {
        words.setBasename("pages.words");
        words.setDefaultEncoding(StandardCharsets.UTF_8.name());
        words.setFallbackToSystemLocale(false);
        words.setAlwaysUseMessageFormat(true);
        var resolver = new ClassLoaderTemplateResolver(Pages.class.getClassLoader());
        resolver.setPrefix("pages/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCacheable(true);
        engine.addTemplateResolver(resolver);
        engine.setTemplateEngineMessageSource(words);
    }

    /**
     * A page.
     *
     * @param template its file's name
     * @param page what it shows, as {@code page}
     */
    public ResponseEntity<String> show(
            HttpStatus status, String template, Language language, Object page) {
        return show(status, template, language, page, POLICY.formatted("'self'"));
    }

    /**
     * A page that is whole by itself wherever it is kept, and fit to be printed: its style stands
     * in it.
     */
    public ResponseEntity<String> document(
            HttpStatus status, String template, Language language, Object page) {
        return show(status, template, language, page, documentPolicy);
    }

    private ResponseEntity<String> show(
            HttpStatus status, String template, Language language, Object page, String policy) {
        return headed(ResponseEntity.status(status), policy)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .contentType(HTML)
                .body(html(template, language, page));
    }

    /** Without the headers, for pictures and tests. */
    public String html(String template, Language language, Object page) {
        return engine.process(
                template,
                new Context(
                        Locale.of(language.tag()),
                        Map.of(
                                "page",
                                page,
                                "style",
                                style,
                                "lang",
                                language.tag(),
                                "languages",
                                Language.values())));
    }

    /** The words of a key in one language. */
    public String say(Language language, String key, Object... with) {
        return Objects.requireNonNull(
                words.getMessage(key, with, "", Locale.of(language.tag())), key);
    }

    /** What a wrong, an expired and a foreign link get alike. */
    public ResponseEntity<String> noSuchPage(Language language) {
        return show(HttpStatus.NOT_FOUND, "no-such-page", language, Map.of());
    }

    /** The store is away, or what the link is about has not been heard of yet. */
    public ResponseEntity<String> comeAgain(Language language) {
        var page = show(HttpStatus.SERVICE_UNAVAILABLE, "come-again", language, Map.of());
        return ResponseEntity.status(page.getStatusCode())
                .headers(page.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, TRY_AGAIN_AFTER_SECONDS)
                .body(page.getBody());
    }

    /**
     * A problem (RFC 9457) for a program that has come to a page's address.
     *
     * @param name of the refusal
     * @param key of the words
     */
    public ResponseEntity<ProblemDetail> problem(
            HttpStatus status, String name, Language language, String key) {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:saksgang:problem:" + name));
        problem.setTitle(say(language, key));
        return ResponseEntity.status(status)
                .header(HttpHeaders.RETRY_AFTER, TRY_AGAIN_AFTER_SECONDS)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /**
     * Sends the browser on with a GET, so that loading again sends nothing twice.
     *
     * @param where relative to the page
     */
    public static ResponseEntity<String> see(String where) {
        return headed(ResponseEntity.status(HttpStatus.SEE_OTHER), POLICY.formatted("'self'"))
                .header(HttpHeaders.LOCATION, where)
                .build();
    }

    private static String resource(String path) {
        try (var in =
                Objects.requireNonNull(
                        Pages.class.getClassLoader().getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ResponseEntity.BodyBuilder headed(
            ResponseEntity.BodyBuilder response, String policy) {
        return response.cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("X-Robots-Tag", "noindex, nofollow");
    }

    /**
     * The language that is asked for, else the member's, else the browser's.
     *
     * @param asked by the switch on the page
     */
    public static Language language(
            @Nullable String asked, @Nullable Language member, Locale browser) {
        var language = language(asked);
        if (language != null) {
            return language;
        }
        if (member != null) {
            return member;
        }
        return switch (browser.getLanguage()) {
            case "nn" -> Language.NN;
            case "en" -> Language.EN;
            default -> Language.NB;
        };
    }

    /** A browser says that it wants HTML, or anything at all. */
    public static boolean wantsJson(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && accept.contains(MediaType.APPLICATION_JSON_VALUE)
                && !accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** The language of a tag; null if it is none of ours. */
    public static @Nullable Language language(@Nullable String tag) {
        for (var language : Language.values()) {
            if (language.tag().equals(tag)) {
                return language;
            }
        }
        return null;
    }
}
