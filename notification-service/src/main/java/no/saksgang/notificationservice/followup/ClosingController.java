package no.saksgang.notificationservice.followup;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import no.saksgang.events.followup.FollowUpDetails;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.directory.Member;
import no.saksgang.notificationservice.message.Plain;
import no.saksgang.notificationservice.page.Pages;
import no.saksgang.notificationservice.preference.Preferences;
import no.saksgang.notificationservice.token.Links;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where an owner says that a follow-up is done. A GET shows and changes nothing, since mail
 * scanners open every link; a POST says so. The token is the secret, so nobody else can make a
 * browser say it.
 */
@RestController
@RequestMapping("/followups/{token}")
class ClosingController {
    static final int LONGEST_NOTE = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(ClosingController.class);

    private final Links links;
    private final FollowUps followUps;
    private final Closings closings;
    private final Directory directory;
    private final Preferences preferences;
    private final Pages pages;
    private final Clock clock;

    ClosingController(
            Links links,
            FollowUps followUps,
            Closings closings,
            Directory directory,
            Preferences preferences,
            Pages pages,
            Clock clock) {
        this.links = links;
        this.followUps = followUps;
        this.closings = closings;
        this.directory = directory;
        this.preferences = preferences;
        this.pages = pages;
        this.clock = clock;
    }

    /** What was found behind a link. */
    private sealed interface Found {
        /** It is none of ours, or not good any longer; which of them, nobody is told. */
        record Nothing() implements Found {}

        /** The link is good, but the follow-up has not been heard of here yet. */
        record NotYet() implements Found {}

        record An(
                FollowUp followUp,
                FollowUpDetails details,
                Member.Known owner,
                ClosingPage.Status status)
                implements Found {}
    }

    @GetMapping
    ResponseEntity<String> show(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang,
            Locale locale) {
        return switch (find(token)) {
            case Found.Nothing _ -> pages.noSuchPage(Pages.language(lang, null, locale));
            case Found.NotYet _ -> pages.comeAgain(Pages.language(lang, null, locale));
            case Found.An it -> page(HttpStatus.OK, token, it, "", false, lang, locale);
        };
    }

    /** Sent twice is as good as once. */
    @PostMapping
    ResponseEntity<String> close(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(defaultValue = "") String note,
            Locale locale) {
        return switch (find(token)) {
            case Found.Nothing _ -> pages.noSuchPage(Pages.language(lang, null, locale));
            case Found.NotYet _ -> pages.comeAgain(Pages.language(lang, null, locale));
            case Found.An it
                    when it.status() != ClosingPage.Status.OPEN
                            && it.status() != ClosingPage.Status.SENT ->
                    page(HttpStatus.CONFLICT, token, it, "", false, lang, locale);
            case Found.An it -> {
                var words = Plain.lines(note).strip();
                if (words.length() > LONGEST_NOTE) {
                    yield page(
                            HttpStatus.UNPROCESSABLE_CONTENT, token, it, words, true, lang, locale);
                }
                if (it.status() == ClosingPage.Status.OPEN) {
                    closings.receive(
                            it.followUp(),
                            it.owner().id(),
                            words.isEmpty() ? null : words,
                            clock.instant().truncatedTo(ChronoUnit.MILLIS));
                }
                yield Pages.see(token + (Pages.language(lang) == null ? "" : "?lang=" + lang));
            }
        };
    }

    private Found find(String token) {
        var link = links.closing(token, clock.instant());
        if (link.isEmpty()) {
            return new Found.Nothing();
        }
        var member = link.get().member();
        if (!(directory.members(List.of(member)).get(member) instanceof Member.Known owner)) {
            return new Found.Nothing();
        }
        var followUp = followUps.of(link.get().followUp());
        var details = followUp.details();
        return details == null
                ? new Found.NotYet()
                : new Found.An(followUp, details, owner, status(followUp, owner));
    }

    private ClosingPage.Status status(FollowUp followUp, Member.Known owner) {
        return switch (followUp.status()) {
            case CLOSED -> ClosingPage.Status.CLOSED;
            case WITHDRAWN -> ClosingPage.Status.WITHDRAWN;
            case OPEN ->
                    !followUp.isOwnedBy(owner.id())
                            ? ClosingPage.Status.NOT_OWNER
                            : closings.isReceived(followUp, owner.id())
                                    ? ClosingPage.Status.SENT
                                    : ClosingPage.Status.OPEN;
        };
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            String token,
            Found.An found,
            String note,
            boolean tooLong,
            @Nullable String lang,
            Locale locale) {
        var language = Pages.language(lang, preferences.languageOf(found.owner()), locale);
        return pages.show(
                status,
                "closing",
                language,
                ClosingPage.of(
                        token,
                        found.status(),
                        found.owner().name(),
                        found.details(),
                        note,
                        tooLong,
                        language));
    }

    @ExceptionHandler({MongoException.class, DataAccessException.class})
    ResponseEntity<String> storeAway(RuntimeException away, Locale locale) {
        LOG.warn("A closing's store is away: {}", away.getMessage());
        return pages.comeAgain(Pages.language(null, null, locale));
    }
}
