package no.saksgang.notificationservice.preference;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.directory.Member;
import no.saksgang.notificationservice.page.Pages;
import no.saksgang.notificationservice.preference.Preference.Announcements;
import no.saksgang.notificationservice.preference.Preference.Declinable;
import no.saksgang.notificationservice.token.CalendarLinks;
import no.saksgang.notificationservice.token.CalendarLinks.Owner;
import no.saksgang.notificationservice.token.Links;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where members choose which mail they get. A GET shows and changes nothing; the token is the
 * secret, so nobody else can make a browser choose.
 */
@RestController
@RequestMapping("/preferences/{token}")
class PreferenceController {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH.mm");

    private final Links links;
    private final Directory directory;
    private final Preferences preferences;
    private final CalendarLinks calendars;
    private final DigestSettings digest;
    private final Pages pages;
    private final Clock clock;

    PreferenceController(
            Links links,
            Directory directory,
            Preferences preferences,
            CalendarLinks calendars,
            DigestSettings digest,
            Pages pages,
            Clock clock) {
        this.links = links;
        this.directory = directory;
        this.preferences = preferences;
        this.calendars = calendars;
        this.digest = digest;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<String> show(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(required = false) @Nullable String kept,
            @RequestParam(required = false) @Nullable String replaced,
            Locale locale) {
        var notice = kept != null ? "kept" : replaced != null ? "replaced" : null;
        return member(token)
                .map(it -> page(token, it, notice, lang, locale))
                .orElseGet(() -> pages.noSuchPage(Pages.language(lang, null, locale)));
    }

    @PostMapping
    ResponseEntity<String> choose(
            @PathVariable String token,
            @RequestParam MultiValueMap<String, String> fields,
            Locale locale) {
        var member = member(token);
        if (member.isEmpty()) {
            return pages.noSuchPage(Pages.language(null, null, locale));
        }
        // What is not said stays; and who leaves the language as it is has chosen none.
        var before = preferences.of(member.get().id());
        var language = Pages.language(fields.getFirst("language"));
        preferences.keep(
                member.get().id(),
                new Preference(
                        language == null || language == preferences.languageOf(member.get())
                                ? before.language()
                                : language,
                        announcements(fields.getFirst("announcements"), before.announcements()),
                        fields.containsKey("conferences")
                                ? fields.get("conferences").contains("yes")
                                : before.conferences()));
        return Pages.see(token + "?kept");
    }

    /** Gives the calendar another address; who has the one that was reads nothing any more. */
    @PostMapping(params = "calendar=replace")
    ResponseEntity<String> replaceCalendar(@PathVariable String token, Locale locale) {
        var member = member(token);
        if (member.isEmpty()) {
            return pages.noSuchPage(Pages.language(null, null, locale));
        }
        calendars.replace(new Owner.OfMember(member.get().id()));
        return Pages.see(token + "?replaced#calendar");
    }

    /** Where the button of a mail program leads whose user would see first. */
    @GetMapping(params = "leave")
    ResponseEntity<String> askBefore(
            @PathVariable String token,
            @RequestParam String leave,
            @RequestParam(required = false) @Nullable String lang,
            Locale locale) {
        return leaving(token, leave, lang, locale, false);
    }

    /** What a mail program posts by itself, once, without asking (RFC 8058). */
    @PostMapping(params = "leave")
    ResponseEntity<String> unsubscribe(
            @PathVariable String token,
            @RequestParam String leave,
            @RequestParam(required = false) @Nullable String lang,
            Locale locale) {
        return leaving(token, leave, lang, locale, true);
    }

    private ResponseEntity<String> leaving(
            String token, String leave, @Nullable String lang, Locale locale, boolean done) {
        var member = member(token);
        var what = declinable(leave);
        if (member.isEmpty() || what.isEmpty()) {
            return pages.noSuchPage(Pages.language(lang, null, locale));
        }
        var id = member.get().id();
        if (done) {
            preferences.keep(id, preferences.of(id).without(what.get()));
        }
        return pages.show(
                HttpStatus.OK,
                "unsubscribe",
                Pages.language(lang, preferences.languageOf(member.get()), locale),
                Map.of(
                        "token", token,
                        "leave", leave,
                        "done", done,
                        "name", member.get().name()));
    }

    private ResponseEntity<String> page(
            String token,
            Member.Known member,
            @Nullable String notice,
            @Nullable String lang,
            Locale locale) {
        var chosen = preferences.languageOf(member);
        return pages.show(
                HttpStatus.OK,
                "preferences",
                Pages.language(lang, chosen, locale),
                PreferencesPage.of(
                        token,
                        notice,
                        member.name(),
                        CLOCK.format(digest.at()),
                        chosen,
                        preferences.of(member.id()),
                        calendars.of(new Owner.OfMember(member.id()))));
    }

    private Optional<Member.Known> member(String token) {
        return links.choosing(token, clock.instant())
                .flatMap(id ->
                        directory.members(List.of(id)).get(id) instanceof Member.Known it
                                ? Optional.of(it)
                                : Optional.empty());
    }

    private static Optional<Declinable> declinable(String leave) {
        for (var it : Declinable.values()) {
            if (it.name().toLowerCase(Locale.ROOT).equals(leave)) {
                return Optional.of(it);
            }
        }
        return Optional.empty();
    }

    private static Announcements announcements(@Nullable String value, Announcements otherwise) {
        for (var it : Announcements.values()) {
            if (it.name().toLowerCase(Locale.ROOT).equals(value)) {
                return it;
            }
        }
        return otherwise;
    }

    @ExceptionHandler({MongoException.class, DataAccessException.class})
    ResponseEntity<String> storeAway(Locale locale) {
        return pages.comeAgain(Pages.language(null, null, locale));
    }
}
