package no.saksgang.notificationservice.feed;

import com.mongodb.MongoException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.events.GroupId;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.page.Fingerprint;
import no.saksgang.notificationservice.page.Pages;
import no.saksgang.notificationservice.token.CalendarLinks;
import no.saksgang.notificationservice.token.CalendarLinks.CalendarLink;
import no.saksgang.notificationservice.token.CalendarLinks.Owner;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where calendar programs read, and where the secretariat gets a group's address. Members find
 * theirs where they choose their mail. A wrong, a replaced and an unknown address get the same
 * answer.
 */
@RestController
class CalendarController {
    private static final MediaType CALENDAR =
            new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final CalendarLinks calendars;
    private final Feeds feeds;
    private final Directory directory;
    private final Pages pages;

    CalendarController(CalendarLinks calendars, Feeds feeds, Directory directory, Pages pages) {
        this.calendars = calendars;
        this.feeds = feeds;
        this.directory = directory;
        this.pages = pages;
    }

    /** The calendar; 304 to who has it as it is. Any program may keep it, but asks before use. */
    @GetMapping("/calendars/{token}.ics")
    ResponseEntity<String> read(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang,
            Locale locale) {
        return calendars
                .reading(token)
                .flatMap(owner -> feeds.of(owner, Pages.language(lang)))
                .map(calendar ->
                        ResponseEntity.ok()
                                .contentType(CALENDAR)
                                .eTag('"' + Fingerprint.of(calendar) + '"')
                                .cacheControl(CacheControl.noCache().cachePrivate())
                                .header("Content-Disposition", "inline; filename=\"saksgang.ics\"")
                                .header("Referrer-Policy", "no-referrer")
                                .header("X-Content-Type-Options", "nosniff")
                                .header("X-Robots-Tag", "noindex, nofollow")
                                .body(calendar))
                .orElseGet(() -> pages.noSuchPage(Pages.language(lang, null, locale)));
    }

    /** Where a group's calendar is read. Whoever has the address reads it. */
    @GetMapping("/groups/{id}/calendar")
    ResponseEntity<GroupCalendarView> group(@PathVariable GroupId id) {
        return address(id);
    }

    /** A new address; the one that was reads nothing from now on. */
    @PostMapping("/groups/{id}/calendar/replacement")
    ResponseEntity<GroupCalendarView> replace(@PathVariable GroupId id) {
        known(id);
        calendars.replace(new Owner.OfGroup(id));
        return address(id);
    }

    private ResponseEntity<GroupCalendarView> address(GroupId id) {
        known(id);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(GroupCalendarView.of(id, calendars.of(new Owner.OfGroup(id))));
    }

    private void known(GroupId id) {
        if (directory.of(id).isEmpty()) {
            throw new Unknown(id.value());
        }
    }

    /**
     * Where a group's calendar is read.
     *
     * @param address for programs that ask for one
     * @param subscription the same, as a calendar program opens it by itself
     */
    record GroupCalendarView(GroupId groupId, String address, String subscription) {
        static GroupCalendarView of(GroupId group, CalendarLink it) {
            return new GroupCalendarView(group, it.address(), it.subscription());
        }

        /** For logs: never the secret. */
        @Override
        public String toString() {
            return "GroupCalendarView[" + groupId + "]";
        }
    }

    /** Programs try again by themselves; a calendar that is not there for once is not emptied. */
    @ExceptionHandler({MongoException.class, DataAccessException.class})
    ResponseEntity<String> storeAway(Locale locale) {
        return pages.comeAgain(Pages.language(null, null, locale));
    }
}
