package no.saksgang.notificationservice.message;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Properties;
import java.util.stream.Stream;
import no.saksgang.events.directory.Language;
import no.saksgang.events.mailing.Purpose;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mail that the suite can send, in every language, as files beside this test: a review shows
 * what people will see. With {@code -Dsaksgang.approve=true} the files are written anew.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RenderedMailTest {
    private static final Path APPROVED =
            Path.of("src/test/resources/no/saksgang/notificationservice/message");

    private final MailWriter writer = Examples.writer();

    static Stream<Arguments> everyMail() {
        return Arrays.stream(Purpose.values())
                .flatMap(purpose ->
                        Arrays.stream(Language.values())
                                .map(language -> Arguments.of(purpose, language)));
    }

    @ParameterizedTest
    @MethodSource("everyMail")
    void looks_as_it_was_approved(Purpose purpose, Language language) throws Exception {
        var mail = mail(purpose, language);
        var name = Phrases.key(purpose) + "." + language.tag();
        var message = parsed(mail);
        same(
                name + ".txt",
                headers(message) + "\n" + part(message, "text/plain") + calendarOf(message));
        same(name + ".html", part(message, "text/html"));
    }

    @ParameterizedTest
    @MethodSource("everyMail")
    void parses_and_leaves_no_gap(Purpose purpose, Language language) throws Exception {
        var mail = mail(purpose, language);
        var message = parsed(mail);
        assertThat(message.getSubject()).isNotBlank();
        assertThat(message.getMessageID()).isEqualTo(mail.messageId());
        assertThat(message.getFrom())
                .containsExactly(
                        new InternetAddress(
                                "moter@fjordregionen.example",
                                "Fjordregionens sekretariat",
                                "UTF-8"));
        assertThat(((InternetAddress) message.getAllRecipients()[0]).getPersonal())
                .isEqualTo("Jørn Vik");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getSentDate().toInstant()).isEqualTo(Examples.SENT);
        for (var part :
                Stream.of("text/plain", "text/html").map(it -> part(message, it)).toList()) {
            assertThat(part)
                    .contains("Jørn")
                    .doesNotContain("??", "${", "#{", "[(", " th:", "\uE000", "null", "{0}");
        }
        assertThat(part(message, "text/html"))
                .contains("lang=\"" + language.tag() + "\"")
                .doesNotContain("<img", "<link", "@import", "url(", "<script", "<b>oss");
        assertThat(new String(mail.content(), StandardCharsets.US_ASCII).split("\r\n", -1))
                // RFC 5322, 2.1.1; a message id must not be folded.
                .allSatisfy(line ->
                        assertThat(line.length())
                                .isLessThanOrEqualTo(
                                        line.startsWith("Message-ID:") || line.contains("<http")
                                                ? 998
                                                : 78));
        assertThat(new String(mail.content(), StandardCharsets.ISO_8859_1).replace("\r\n", ""))
                .doesNotContain("\r", "\n");
    }

    private Mail mail(Purpose purpose, Language language) {
        return writer.prepare(Examples.of(purpose), language)
                .to(Examples.recipient(language), Examples.SENT);
    }

    static MimeMessage parsed(Mail mail) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(mail.content()));
    }

    private static String headers(MimeMessage message) throws Exception {
        var headers = new StringBuilder();
        for (Enumeration<String> lines = message.getAllHeaderLines(); lines.hasMoreElements(); ) {
            headers.append(MimeUtility.decodeText(MimeUtility.unfold(lines.nextElement())))
                    .append('\n');
        }
        return headers.toString();
    }

    /** The first part of that type, decoded; empty if there is none. */
    static String part(jakarta.mail.Part part, String type) {
        try {
            if (part.isMimeType(type)) {
                return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .replace("\r\n", "\n");
            }
            if (part.getContent() instanceof Multipart parts) {
                for (var i = 0; i < parts.getCount(); i++) {
                    BodyPart below = parts.getBodyPart(i);
                    var found = part(below, type);
                    if (!found.isEmpty()) {
                        return found;
                    }
                }
            }
            return "";
        } catch (Exception unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String calendarOf(MimeMessage message) {
        var calendar = part(message, "text/calendar");
        return calendar.isEmpty() ? "" : "\n===== text/calendar\n" + calendar;
    }

    private static void same(String name, String text) throws Exception {
        var file = APPROVED.resolve(name);
        if (Boolean.getBoolean("saksgang.approve")) {
            Files.createDirectories(APPROVED);
            Files.writeString(file, text);
        }
        assertThat(text)
                .as(
                        "if this is how it should look, run with -Dsaksgang.approve=true and review "
                                + file)
                .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
    }
}
