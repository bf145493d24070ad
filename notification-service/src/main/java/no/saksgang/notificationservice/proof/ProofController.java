package no.saksgang.notificationservice.proof;

import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Period;
import java.util.Locale;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.events.MeetingId;
import no.saksgang.notificationservice.directory.Directory;
import no.saksgang.notificationservice.page.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of a meeting's mail, for the secretariat to show: a page to print, or JSON. */
@RestController
class ProofController {
    private final Proving proving;
    private final Directory directory;
    private final Pages pages;
    private final Clock clock;

    ProofController(Proving proving, Directory directory, Pages pages, Clock clock) {
        this.proving = proving;
        this.directory = directory;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * @param notice how long before the meeting's day its invitation had to be out ({@code P7D}),
     *     if another than the usual
     */
    @GetMapping("/meetings/{id}/deliveries")
    ResponseEntity<String> show(
            @PathVariable MeetingId id,
            @RequestParam(required = false) @Nullable Period notice,
            @RequestParam(required = false) @Nullable String lang,
            HttpServletRequest request,
            Locale locale) {
        var proof = proving.of(id, notice).map(Proof::of);
        if (Pages.wantsJson(request)) {
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(proof.orElseThrow(() -> new Unknown(id.value())).json());
        }
        var language = Pages.language(lang, null, locale);
        return proof.map(it ->
                        pages.document(
                                HttpStatus.OK,
                                "proof",
                                language,
                                ProofPage.of(
                                        it, notice, directory, clock.instant(), language, pages)))
                .orElseGet(() -> pages.noSuchPage(language));
    }

    /** As everywhere: people get a page that says to try again, programs a problem. */
    @ExceptionHandler({MongoException.class, DataAccessException.class})
    ResponseEntity<?> storeAway(HttpServletRequest request, Locale locale) {
        var language = Pages.language(request.getParameter("lang"), null, locale);
        return Pages.wantsJson(request)
                ? pages.problem(
                        HttpStatus.SERVICE_UNAVAILABLE, "store-away", language, "come-again.text")
                : pages.comeAgain(language);
    }
}
