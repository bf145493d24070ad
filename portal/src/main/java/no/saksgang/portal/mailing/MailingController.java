package no.saksgang.portal.mailing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.saksgang.chassis.http.Page;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.portal.services.Directory;
import no.saksgang.portal.services.Mailing;
import no.saksgang.portal.services.NotificationService;
import no.saksgang.portal.services.Titles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The mail log: the secretariat sees what went out, what did not, and sends it again. */
@Controller
@RequestMapping("/mailings")
class MailingController {
    private static final int ON_A_PAGE = 30;
    private static final int MOST_LOOKS = 10;

    private final NotificationService notifications;
    private final Directory directory;
    private final Titles titles;

    MailingController(NotificationService notifications, Directory directory, Titles titles) {
        this.notifications = notifications;
        this.directory = directory;
        this.titles = titles;
    }

    /** What became of one message, as the notification-service shows it. */
    record Delivery(
            MemberId memberId,
            State state,
            @Nullable Instant at,
            @Nullable String reply,
            @Nullable Integer code,
            @Nullable String enhancedCode,
            @Nullable String why,
            @Nullable Integer tries) {
        enum State {
            QUEUED,
            HANDED_OVER,
            SENT,
            DEFERRED,
            REJECTED,
            SUPPRESSED,
            UNKNOWN,
            BOUNCED
        }
    }

    /** One message that was meant for somebody. */
    record MailToPerson(MailingId mailingId, String purpose, String about, Delivery delivery) {}

    /** One whom mail does not reach. */
    record Unreachable(
            MemberId memberId,
            boolean suppressed,
            int failures,
            Instant lastAt,
            @Nullable Integer code,
            @Nullable String status,
            String diagnostic) {}

    /** A message from somebody that the suite could make nothing of by itself. */
    record Held(
            String id,
            String why,
            Instant receivedAt,
            String fromName,
            String fromAddress,
            @Nullable String about,
            String subject,
            String text,
            List<String> attachments) {}

    @GetMapping
    String all(@RequestParam(defaultValue = "") String cursor, Model page) {
        var mailings = newest(cursor);
        page.addAttribute("mailings", mailings.items());
        page.addAttribute("next", mailings.next());
        page.addAttribute(
                "titles", titles.of(mailings.items().stream().map(Mailing::about).toList()));
        return "mailings";
    }

    private Page<Mailing> newest(String cursor) {
        return cursor.isEmpty()
                ? notifications.page(Mailing.class, "/mailings?newest&limit={limit}", ON_A_PAGE)
                : notifications.page(
                        Mailing.class,
                        "/mailings?newest&limit={limit}&cursor={cursor}",
                        ON_A_PAGE,
                        cursor);
    }

    @GetMapping("/{id}")
    String one(
            @PathVariable String id,
            @RequestParam(required = false) Delivery.@Nullable State state,
            @RequestParam(defaultValue = "0") String cursor,
            Model page) {
        var mailing = notifications.get(Mailing.class, "/mailings/{id}", id);
        var deliveries =
                state == null
                        ? notifications.page(
                                Delivery.class,
                                "/mailings/{id}/deliveries?cursor={cursor}",
                                id,
                                cursor)
                        : notifications.page(
                                Delivery.class,
                                "/mailings/{id}/deliveries?state={state}&cursor={cursor}",
                                id,
                                state,
                                cursor);
        page.addAttribute("mailing", mailing);
        page.addAttribute("deliveries", deliveries.items());
        page.addAttribute("next", deliveries.next());
        page.addAttribute("state", state);
        page.addAttribute(
                "names",
                directory.namesOf(deliveries.items().stream().map(Delivery::memberId).toList()));
        page.addAttribute(
                "subject",
                Objects.requireNonNullElse(
                        titles.of(List.of(mailing.about())).get(mailing.about()), mailing.about()));
        return "mailing";
    }

    /**
     * The mail to one person. Each answer goes through some mailings, of which none may be theirs.
     */
    @GetMapping("/people/{person}")
    String toPerson(
            @PathVariable MemberId person,
            @RequestParam(defaultValue = "") String cursor,
            Model page) {
        var mails = new ArrayList<MailToPerson>();
        var next = cursor;
        for (var looks = 0;
                looks < MOST_LOOKS && next != null && mails.size() < ON_A_PAGE;
                looks++) {
            var some = toPerson(person, next);
            mails.addAll(some.items());
            next = some.next();
        }
        page.addAttribute("name", directory.namesOf(List.of(person)).of(person));
        page.addAttribute("person", person);
        page.addAttribute("mails", mails);
        page.addAttribute("next", next);
        page.addAttribute("titles", titles.of(mails.stream().map(MailToPerson::about).toList()));
        return "mail-to-person";
    }

    private Page<MailToPerson> toPerson(MemberId person, String cursor) {
        return cursor.isEmpty()
                ? notifications.page(MailToPerson.class, "/members/{id}/deliveries", person)
                : notifications.page(
                        MailToPerson.class,
                        "/members/{id}/deliveries?cursor={cursor}",
                        person,
                        cursor);
    }

    /** Only how far it has come, while it goes out. */
    @GetMapping("/{id}/progress")
    String progress(@PathVariable String id, Model page) {
        page.addAttribute("mailing", notifications.get(Mailing.class, "/mailings/{id}", id));
        return "mailing :: progress";
    }

    @PostMapping("/{id}/{what:pause|resume|stop|retry}")
    String change(@PathVariable MailingId id, @PathVariable String what) {
        notifications.act("/mailings/{id}/{what}", Map.of(), id, what);
        return "redirect:/mailings/" + id;
    }

    @GetMapping("/unreachable")
    String unreachable(Model page) {
        var people = notifications.page(Unreachable.class, "/unreachable?limit=500").items();
        page.addAttribute("people", people);
        page.addAttribute(
                "names", directory.namesOf(people.stream().map(Unreachable::memberId).toList()));
        return "unreachable";
    }

    @PostMapping("/unreachable/{member}")
    String lift(@PathVariable MemberId member) {
        notifications.delete("/unreachable/{id}", member);
        return "redirect:/mailings/unreachable";
    }

    @GetMapping("/held")
    String held(Model page) {
        var held = notifications.page(Held.class, "/held?limit=200").items();
        page.addAttribute("held", held);
        page.addAttribute(
                "titles",
                titles.of(held.stream().map(Held::about).filter(Objects::nonNull).toList()));
        return "held";
    }

    @PostMapping("/held/{id}")
    String dismiss(@PathVariable String id) {
        notifications.act("/held/{id}/dismissal", Map.of(), id);
        return "redirect:/mailings/held";
    }
}
