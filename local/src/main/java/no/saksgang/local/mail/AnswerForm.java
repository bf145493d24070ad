package no.saksgang.local.mail;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page behind the link by which a mail is answered: opened, its form filled in and sent, as a
 * browser without script would.
 */
public final class AnswerForm {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);
    private static final Pattern LINK = Pattern.compile("https?://\\S+/replies/[\\w-]+");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"");
    private static final Pattern ACTION =
            Pattern.compile("<form method=\"post\" action=\"([^\"]+)\"");
    private static final HttpClient BROWSER =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    private AnswerForm() {}

    /**
     * The last page that came.
     *
     * @param taken whether it says that the answer is; otherwise it says why not
     */
    public record Shown(int status, String body, boolean taken) {}

    /** The link in the text of a mail; none where it asks for no answer. */
    public static Optional<String> link(String text) {
        return LINK.matcher(text).results().map(it -> it.group()).findFirst();
    }

    /**
     * Answers.
     *
     * @param chosen {@code accepted}, {@code tentative} or {@code declined}
     * @param more what else is filled in
     * @throws IOException if nobody is there
     */
    public static Shown send(String link, String chosen, Map<String, String> more)
            throws IOException, InterruptedException {
        var at = URI.create(link + "?answer=" + chosen);
        var page = send(HttpRequest.newBuilder(at).GET());
        var action = ACTION.matcher(page.body());
        if (page.statusCode() >= 400 || !action.find()) {
            return new Shown(page.statusCode(), page.body(), false);
        }
        var fields = new LinkedHashMap<String, String>();
        var hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        fields.put("answer", chosen);
        fields.putAll(more);
        var sent =
                send(
                        HttpRequest.newBuilder(at.resolve(action.group(1)))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(encoded(fields))));
        return new Shown(sent.statusCode(), sent.body(), sent.statusCode() < 400);
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(it ->
                        it.getKey()
                                + "="
                                + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return BROWSER.send(
                request.timeout(ANSWERS_WITHIN)
                        .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                        .header("Accept-Language", "nb")
                        .build(),
                BodyHandlers.ofString());
    }
}
