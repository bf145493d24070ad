package no.saksgang.local.player;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import no.saksgang.local.mail.AcceptedMail;
import no.saksgang.local.mail.AnswerForm;
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
    private static final Pattern WHY = Pattern.compile("<strong>([^<]+)</strong>");

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
        var more = new LinkedHashMap<String, String>();
        put(more, "comment", reply.comment());
        var substitute = reply.substitute();
        if (substitute != null) {
            put(more, "substituteName", substitute.name());
            put(more, "substituteEmail", substitute.email());
        }
        try {
            var sent = AnswerForm.send(link, reply.choice().name().toLowerCase(Locale.ROOT), more);
            return sent.taken()
                    ? new Answer(sent.status(), "", null, MissingNode.getInstance())
                    : refused(sent);
        } catch (IOException gone) {
            throw new Away(
                    "siden bak lenken svarer ikke (" + gone.getClass().getSimpleName() + ")");
        }
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    /** A page says why it takes nothing; that is what a problem says to programs. */
    private static Answer refused(AnswerForm.Shown page) {
        var why = WHY.matcher(page.body());
        JsonNode title =
                why.find()
                        ? Service.JSON.createObjectNode().put("title", why.group(1))
                        : MissingNode.getInstance();
        return new Answer(page.status(), "application/problem+json", null, title);
    }

    private Optional<String> link(String address, Set<String> entries) {
        var mails = mailbox.all().reversed();
        return mails.stream()
                .filter(it -> it.recipients().contains(address))
                .filter(it -> entries.isEmpty() || isOf(it, entries))
                .flatMap(it -> text(it.message()).stream())
                .flatMap(it -> AnswerForm.link(it).stream())
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
