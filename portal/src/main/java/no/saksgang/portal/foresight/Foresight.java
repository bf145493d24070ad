package no.saksgang.portal.foresight;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.saksgang.events.EventBatch;
import no.saksgang.events.directory.MemberSaved;
import no.saksgang.portal.services.Directory;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Member;
import no.saksgang.portal.services.NotificationService;
import no.saksgang.portal.services.ServiceAway;
import no.saksgang.portal.services.ServiceRefused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.ui.ModelMap;
import org.springframework.web.servlet.ModelAndView;

/**
 * Asks which mail a command would cause, in two steps: its events, and their mail. What sends mail
 * is done in two steps, too: first one sees all of it, now and later, then one does it. The portal
 * keeps nothing between the two; the page does.
 */
@Component
public class Foresight {
    /** A mail shows itself, runs nothing, and fetches nothing. */
    private static final String MAIL_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox;"
                    + " frame-ancestors 'self'";

    /** The clocks of two processes may differ by a little. */
    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    private static final String FORESEEN = "foreseen";

    private final MeetingService meetings;
    private final NotificationService notifications;
    private final Directory directory;
    private final Clock clock;

    Foresight(
            MeetingService meetings,
            NotificationService notifications,
            Directory directory,
            Clock clock) {
        this.meetings = meetings;
        this.notifications = notifications;
        this.directory = directory;
        this.clock = clock;
    }

    /** What goes out, the first first. */
    private record Foreseen(List<Mailing> mailings) {}

    /**
     * The page that shows it.
     *
     * @throws ServiceRefused if it may not be done
     */
    public ModelAndView page(Ask ask, Sending sending) {
        var page = new ModelAndView("foreseen").addObject("sending", sending);
        look(ask, page.getModelMap());
        return page;
    }

    /**
     * The page that shows it; none where nothing goes out, and so nothing is to be seen.
     *
     * @throws ServiceRefused if it may not be done
     */
    public Optional<ModelAndView> pageOfMail(Ask ask, Sending sending) {
        var page = page(ask, sending);
        return page.getModel().get(FORESEEN) instanceof List<?> mailings && mailings.isEmpty()
                ? Optional.empty()
                : Optional.of(page);
    }

    /**
     * The same, on a page that shows more.
     *
     * @throws ServiceRefused if it may not be done
     */
    public void look(Ask ask, Model page) {
        var seen = new ModelMap();
        look(ask, seen);
        page.addAllAttributes(seen);
    }

    private void look(Ask ask, ModelMap page) {
        page.addAttribute("looked", true);
        try {
            var events = events(ask);
            var foreseen = mailOf(events);
            if (foreseen.isEmpty()) {
                page.addAttribute("unforeseen", "not-yours");
                return;
            }
            var mailings = foreseen.get();
            page.addAttribute(FORESEEN, mailings);
            page.addAttribute("soon", clock.instant().plus(AT_ONCE));
            page.addAttribute(
                    "recipients",
                    directory
                            .namesOf(
                                    mailings.stream()
                                            .flatMap(it -> it.named().stream())
                                            .distinct()
                                            .toList())
                            .and(saved(events)));
        } catch (ServiceAway away) {
            // Mail may be away; what is done need not wait for it.
            page.addAttribute("unforeseen", "away");
        }
    }

    /** Who would be known then, newcomers among them, whom nobody can name before. */
    private static List<Member> saved(byte[] events) {
        var saved = new ArrayList<Member>();
        for (var it : EventBatch.read(events)) {
            if (it.event() instanceof MemberSaved member) {
                saved.add(
                        new Member(
                                member.memberId(),
                                member.name(),
                                member.email(),
                                member.language(),
                                member.memberships()));
            }
        }
        return saved;
    }

    /**
     * One of the mails as it will be, for a frame. It is foreseen anew, and may be another than the
     * page's; then there is none to show.
     */
    public void letter(Ask ask, Letter letter, HttpServletResponse response) {
        var foreseen = mailOf(events(ask));
        response.setHeader("Content-Security-Policy", MAIL_POLICY);
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        foreseen.stream()
                .flatMap(List::stream)
                .skip(letter.mailing())
                .limit(1)
                .flatMap(it -> it.texts().stream().skip(letter.text()).limit(1))
                .forEach(it -> write(it.html(), response));
    }

    private static void write(String html, HttpServletResponse response) {
        try {
            response.getWriter().write(html);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** What the command would say, in one document. */
    private byte[] events(Ask ask) {
        return Objects.requireNonNull(
                meetings.exchange(
                                ask.method(),
                                ask.path() + "?preview",
                                ask.body(),
                                ask.headers(),
                                byte[].class,
                                ask.with().toArray())
                        .getBody());
    }

    /** Empty where this person may do it, but not see to whom it will be sent. */
    private Optional<List<Mailing>> mailOf(byte[] events) {
        try {
            return Optional.ofNullable(
                            notifications
                                    .exchange(
                                            HttpMethod.POST,
                                            "/mailings/preview",
                                            events,
                                            Map.of(HttpHeaders.CONTENT_TYPE, EventBatch.MEDIA_TYPE),
                                            Foreseen.class)
                                    .getBody())
                    .map(Foreseen::mailings);
        } catch (ServiceRefused refused) {
            if (refused.isForbidden()) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
