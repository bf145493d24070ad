package no.saksgang.notificationservice.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message, taken apart: what there is to know of it without MIME.
 *
 * @param id follows from what the message says, so that the same one read again, also from another
 *     place in the mailbox, has the same
 * @param from who it says it is from, the first of them; none if it does not say
 * @param actors every address that stands for the sender: From, Sender, Reply-To, Return-Path
 * @param sentAt its Date, if that can be read
 * @param arrivedAt when the mail server took it
 * @param answered the Message-IDs that it answers (In-Reply-To)
 * @param thread the Message-IDs that it continues (References), the last first
 * @param headers of the message itself, by name in lower case
 * @param type the whole message's media type in lower case, {@code multipart/report}
 * @param typeParameters beside it, by name in lower case
 * @param text its plain text, if it has one
 * @param html its HTML, if it has one
 * @param calendars every calendar in it, but not those of messages that it encloses
 * @param reports every {@code message/delivery-status}
 * @param returned what it encloses of another message: the whole, or its header
 * @param attachments the names of files that come with it
 */
public record IncomingMail(
        String id,
        @Nullable String messageId,
        @Nullable Sender from,
        List<String> actors,
        String subject,
        @Nullable Instant sentAt,
        Instant arrivedAt,
        List<String> answered,
        List<String> thread,
        Map<String, List<String>> headers,
        String type,
        Map<String, String> typeParameters,
        @Nullable String text,
        @Nullable String html,
        List<CalendarText> calendars,
        List<String> reports,
        List<String> returned,
        List<String> attachments) {
    public IncomingMail {
        actors = List.copyOf(actors);
        answered = List.copyOf(answered);
        thread = List.copyOf(thread);
        headers = Map.copyOf(headers);
        typeParameters = Map.copyOf(typeParameters);
        calendars = List.copyOf(calendars);
        reports = List.copyOf(reports);
        returned = List.copyOf(returned);
        attachments = List.copyOf(attachments);
    }

    /**
     * @param address in lower case
     */
    public record Sender(String name, String address) {
        /** For logs: never the address. */
        @Override
        public String toString() {
            return "Sender";
        }
    }

    /**
     * @param method as the part's header has it, in upper case, if it does
     * @param text unfolded
     */
    public record CalendarText(@Nullable String method, String text) {}

    /** The first header of this name, if there is one. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }

    /** A message that cannot be taken apart. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String why) {
            super(why);
        }

        Unreadable(String why, Throwable cause) {
            super(why, cause);
        }
    }

    /** For logs: nothing of what it says. */
    @Override
    public String toString() {
        return "mail " + id;
    }
}
