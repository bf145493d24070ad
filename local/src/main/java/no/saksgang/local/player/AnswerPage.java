package no.saksgang.local.player;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.saksgang.local.mail.AcceptedMail;
import no.saksgang.local.mail.Mailbox;
import no.saksgang.local.player.Service.Answer;
import no.saksgang.local.player.Service.Away;
import no.saksgang.local.scenario.Deed.Reply;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A member at the page behind the link in their mail: opens it, fills in its form and sends it, as
 * a browser without script would.
 */
final class AnswerPage {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);
    private static final Pattern LINK = Pattern.compile("https?://\\S+/replies/[\\w-]+");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"");
    private static final Pattern ACTION =
            Pattern.compile("<form method=\"post\" action=\"([^\"]+)\"");
    private static final Pattern WHY = Pattern.compile("<strong>([^<]+)</strong>");
    private static final HttpClient BROWSER =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    private final Mailbox mailbox;

    AnswerPage(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /**
     * Answers by the newest mail that the member has of a calendar entry.
     *
     * @param entries UIDs that the meeting is known by; none: any
     * @throws PlayFailed if there is no link, or no form behind it
     */
    Answer answer(String address, Set<String> entries, Reply reply)
            throws Away, InterruptedException {
        var link =
                link(address, entries)
                        .orElseThrow(() ->
                                new PlayFailed(
                                        "ventet en lenke å svare med i e-posten til "
                                                + address
                                                + ", men der er ingen"));
        var chosen = reply.choice().name().toLowerCase(Locale.ROOT);
        var at = URI.create(link + "?answer=" + chosen);
        var page = send(HttpRequest.newBuilder(at).GET());
        var action = ACTION.matcher(page.body());
        if (page.statusCode() >= 400 || !action.find()) {
            return refused(page);
        }
        var fields = new LinkedHashMap<String, String>();
        var hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        fields.put("answer", chosen);
        put(fields, "comment", reply.comment());
        var substitute = reply.substitute();
        if (substitute != null) {
            put(fields, "substituteName", substitute.name());
            put(fields, "substituteEmail", substitute.email());
        }
        var sent =
                send(
                        HttpRequest.newBuilder(at.resolve(action.group(1)))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(encoded(fields))));
        return sent.statusCode() >= 400
                ? refused(sent)
                : new Answer(sent.statusCode(), "", null, MissingNode.getInstance());
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
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
            throws Away, InterruptedException {
        try {
            return BROWSER.send(
                    request.timeout(ANSWERS_WITHIN)
                            .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                            .header("Accept-Language", "nb")
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException gone) {
            throw new Away(
                    "siden bak lenken svarer ikke (" + gone.getClass().getSimpleName() + ")");
        }
    }

    /** A page says why it takes nothing; that is what a problem says to programs. */
    private static Answer refused(HttpResponse<String> page) {
        var why = WHY.matcher(page.body());
        JsonNode title =
                why.find()
                        ? Service.JSON.createObjectNode().put("title", why.group(1))
                        : MissingNode.getInstance();
        return new Answer(page.statusCode(), "application/problem+json", null, title);
    }

    private Optional<String> link(String address, Set<String> entries) {
        var mails = mailbox.all().reversed();
        return mails.stream()
                .filter(it -> it.recipients().contains(address))
                .filter(it -> entries.isEmpty() || isOf(it, entries))
                .flatMap(it -> text(it.message()).stream())
                .flatMap(it -> LINK.matcher(it).results().map(found -> found.group()).limit(1))
                .findFirst();
    }

    private static boolean isOf(AcceptedMail mail, Set<String> entries) {
        return MailReader.read(mail.recipients(), mail.message()).calendars().stream()
                .anyMatch(it -> entries.contains(it.uid()));
    }

    private static Optional<String> text(Part part) {
        try {
            if (part.isMimeType("text/plain")) {
                return Optional.of(
                        new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
            if (part.isMimeType("multipart/*")) {
                var parts = (Multipart) part.getContent();
                for (var i = 0; i < parts.getCount(); i++) {
                    var below = text(parts.getBodyPart(i));
                    if (below.isPresent()) {
                        return below;
                    }
                }
            }
            return Optional.empty();
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException("a mail cannot be read", unreadable);
        }
    }
}
