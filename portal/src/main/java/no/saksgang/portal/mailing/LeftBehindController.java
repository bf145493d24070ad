package no.saksgang.portal.mailing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.saksgang.portal.services.LeftBehind;
import no.saksgang.portal.services.LeftBehind.At;
import no.saksgang.portal.services.LeftBehind.Letter;
import no.saksgang.portal.services.LeftBehind.Stuck;
import no.saksgang.portal.services.LeftBehind.Waiting;
import no.saksgang.portal.services.ServiceAway;
import no.saksgang.portal.services.Titles;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What the services could not do by themselves: the secretariat sees why, and sends it again. */
@Controller
@RequestMapping("/mailings/left-behind")
class LeftBehindController {
    private static final String PAGE = "redirect:/mailings/left-behind";

    /** Each is asked for alone. */
    private static final int MOST_TITLES = 30;

    private final LeftBehind leftBehind;
    private final Titles titles;

    LeftBehindController(LeftBehind leftBehind, Titles titles) {
        this.leftBehind = leftBehind;
        this.titles = titles;
    }

    @GetMapping
    String all(
            @RequestParam(required = false) @Nullable Integer sent,
            @RequestParam(required = false) @Nullable String away,
            Model page) {
        page.addAttribute("sent", sent);
        page.addAttribute("notSent", away != null);
        return show(leftBehind.all(), true, page);
    }

    @GetMapping("/{service}/letters")
    String letters(
            @PathVariable String service,
            @RequestParam String topic,
            @RequestParam String group,
            @RequestParam String cursor,
            Model page) {
        return more(leftBehind.pile(service, topic, group, cursor), page);
    }

    @GetMapping("/{service}/events")
    String events(@PathVariable String service, @RequestParam String cursor, Model page) {
        return more(leftBehind.untold(service, cursor), page);
    }

    private String more(Optional<At> at, Model page) {
        return show(
                List.of(at.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))),
                false,
                page);
    }

    private String show(List<At> services, boolean isAll, Model page) {
        page.addAttribute("services", services);
        page.addAttribute("isAll", isAll);
        page.addAttribute(
                "anything",
                services.stream().anyMatch(it -> !it.piles().isEmpty() || it.untold().stuck() > 0));
        page.addAttribute("titles", titles(services));
        return "left-behind";
    }

    /** What they are called, if that can be said now. */
    private Map<String, String> titles(List<At> services) {
        try {
            return titles.of(
                    services.stream()
                            .flatMap(it ->
                                    Stream.concat(
                                            it.piles().stream()
                                                    .flatMap(pile -> pile.letters().stream())
                                                    .map(Letter::key),
                                            Stream.concat(
                                                    it.untold().events().stream().map(Stuck::about),
                                                    it.untold().late().first().stream()
                                                            .map(Waiting::about))))
                            .distinct()
                            .limit(MOST_TITLES)
                            .toList());
        } catch (ServiceAway away) {
            return Map.of();
        }
    }

    @PostMapping
    String sendAll() {
        return done(leftBehind.retryAll());
    }

    /** Sends one back, or all of a consumer where none is named. */
    @PostMapping("/{service}/letters")
    String sendBack(
            @PathVariable String service,
            @RequestParam String topic,
            @RequestParam String group,
            @RequestParam(required = false) @Nullable String id) {
        return done(
                id == null
                        ? leftBehind.sendBack(service, topic, group)
                        : leftBehind.sendBack(service, topic, group, id));
    }

    @PostMapping("/{service}/events")
    String retry(
            @PathVariable String service,
            @RequestParam String collection,
            @RequestParam String id) {
        return done(leftBehind.retry(service, collection, id));
    }

    @PostMapping("/{service}/events/unsaid")
    String skip(
            @PathVariable String service,
            @RequestParam String collection,
            @RequestParam String id) {
        return done(leftBehind.skip(service, collection, id));
    }

    private static String done(Optional<Integer> sent) {
        return sent.map(it -> PAGE + "?sent=" + it).orElse(PAGE + "?away");
    }
}
