package no.saksgang.portal.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import no.saksgang.events.EventBatch;
import no.saksgang.events.MailingId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.Language;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Names;
import no.saksgang.portal.services.NotificationService;
import no.saksgang.portal.services.ServiceRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Asks which mail a command would cause, in two steps: its events, and their mail. */
@Component
class Foresight {
    private final MeetingService meetings;
    private final NotificationService notifications;

    Foresight(MeetingService meetings, NotificationService notifications) {
        this.meetings = meetings;
        this.notifications = notifications;
    }

    /** What goes out, the first first. */
    record Foreseen(List<Mailing> mailings) {}

    /** All the mail that one event would cause. */
    record Mailing(
            MailingId mailingId,
            Purpose purpose,
            Instant at,
            List<Recipient> recipients,
            List<Text> texts) {
        public String names(Names names) {
            return recipients.stream()
                    .map(it -> names.of(it.memberId()))
                    .sorted(Names.alphabetically())
                    .collect(Collectors.joining(", "));
        }
    }

    record Recipient(MemberId memberId, Language language) {}

    record Text(
            Language language,
            String subject,
            String text,
            String html,
            @Nullable String calendar) {}

    /**
     * Empty where this person may do it, but not see to whom it will be sent.
     *
     * @throws ServiceRefused if it may not be done
     */
    Optional<Foreseen> of(Command command, MeetingId id, Map<String, Object> request, String etag) {
        var events =
                Objects.requireNonNull(
                        meetings.exchange(
                                        command.method(),
                                        command.path() + "?preview",
                                        request,
                                        Map.of(HttpHeaders.IF_MATCH, etag),
                                        byte[].class,
                                        id)
                                .getBody());
        try {
            return Optional.ofNullable(
                    notifications
                            .exchange(
                                    HttpMethod.POST,
                                    "/mailings/preview",
                                    events,
                                    Map.of(HttpHeaders.CONTENT_TYPE, EventBatch.MEDIA_TYPE),
                                    Foreseen.class)
                            .getBody());
        } catch (ServiceRefused refused) {
            if (refused.isForbidden()) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
