package no.saksgang.notificationservice.answer;

import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import no.saksgang.chassis.http.IdempotencyKey;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.http.Unknown;
import no.saksgang.events.directory.Language;
import no.saksgang.events.meeting.AnswerKind;
import no.saksgang.notificationservice.answer.AnswerRefusal.AnswerUnusable;
import no.saksgang.notificationservice.answer.AnswerRefusal.InvitationHasMoved;
import no.saksgang.notificationservice.answer.AnswerRefusal.MeetingHasStarted;
import no.saksgang.notificationservice.answer.AnswerRefusal.MeetingIsCancelled;
import no.saksgang.notificationservice.answer.AnswerRefusal.NoLongerInvited;
import no.saksgang.notificationservice.answer.Answering.Found;
import no.saksgang.notificationservice.page.Pages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where members answer an invitation. A GET shows and changes nothing, since mail scanners open
 * every link; a POST answers.
 *
 * <p>There is no login and no cookie, so another site has nothing to make a member's browser act
 * with: who can write the form's address knows the token, and may answer by it. Hence no check of
 * {@code Origin} or {@code Sec-Fetch-Site}, which would only shut out those who answer from a mail
 * program's own window.
 */
@RestController
@RequestMapping("/replies/{token}")
class AnswerController {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerController.class);

    private final Answering answering;
    private final Pages pages;

    AnswerController(Answering answering, Pages pages) {
        this.answering = answering;
        this.pages = pages;
    }

    // --- for people

    @GetMapping(produces = {MediaType.TEXT_HTML_VALUE, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<?> show(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String answer,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(required = false) @Nullable String noted,
            HttpServletRequest request,
            Locale locale) {
        if (Pages.wantsJson(request)) {
            return ResponseEntity.ok()
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .body(AnswerView.of(found(token)));
        }
        return switch (answering.find(token)) {
            case Found.Nothing _ -> pages.noSuchPage(Pages.language(lang, null, locale));
            case Found.NotYet _ -> pages.comeAgain(Pages.language(lang, null, locale));
            case Found.An(var invited) ->
                    page(
                            HttpStatus.OK,
                            token,
                            invited,
                            AnswerForm.blank(invited, answer),
                            noted != null && invited.given() != null ? "noted" : null,
                            List.of(),
                            AnswerForm.kind(answer) == null ? "" : "answer=" + answer + "&",
                            Pages.language(lang, invited.language(), locale));
        };
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> answer(
            @PathVariable String token,
            @RequestParam MultiValueMap<String, String> fields,
            Locale locale) {
        var lang = fields.getFirst("lang");
        return switch (answering.find(token)) {
            case Found.Nothing _ -> pages.noSuchPage(Pages.language(lang, null, locale));
            case Found.NotYet _ -> pages.comeAgain(Pages.language(lang, null, locale));
            case Found.An(var invited) -> {
                var form = AnswerForm.sent(fields);
                var language = Pages.language(lang, invited.language(), locale);
                if (invited.status() != Invited.Status.OPEN) {
                    yield page(
                            HttpStatus.CONFLICT,
                            token,
                            invited,
                            form,
                            null,
                            List.of(),
                            "",
                            language);
                }
                if (form.revision() < invited.asked()) {
                    yield page(
                            HttpStatus.CONFLICT,
                            token,
                            invited,
                            form.to(invited.invitation().revision()),
                            "moved",
                            List.of(),
                            "",
                            language);
                }
                var wish = form.wish();
                var faults = form.unreadable();
                if (faults.isEmpty()) {
                    faults = wish.faults(invited.invitation(), invited.address());
                }
                if (!faults.isEmpty()) {
                    yield page(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            token,
                            invited,
                            form,
                            null,
                            faults,
                            "",
                            language);
                }
                answering.take(
                        invited,
                        wish,
                        Math.min(form.revision(), invited.invitation().revision()),
                        form.once());
                yield Pages.see(
                        token
                                + "?noted"
                                + (language == invited.language()
                                        ? ""
                                        : "&lang=" + language.tag()));
            }
        };
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            String token,
            Invited invited,
            AnswerForm form,
            @Nullable String notice,
            List<Fault> faults,
            String query,
            Language language) {
        return pages.show(
                status,
                "answer",
                language,
                AnswerPage.of(token, query, notice, invited, form, faults, language, pages));
    }

    // --- for programs

    /**
     * @param revision of the invitation that is answered; what it is now, if not said
     * @param from local time from which they are there, if not all of the meeting
     * @param until local time until which they are there
     * @param recusedFrom numbers of the items in which they take no part
     */
    record AnswerRequest(
            @NotNull AnswerKind answer,
            @Nullable Integer revision,
            @Nullable String comment,
            @Nullable SubstituteRequest substitute,
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            @Nullable List<@NotNull String> recusedFrom) {
        Wish wish() {
            return new Wish(
                    answer,
                    comment,
                    substitute == null ? null : substitute.name(),
                    substitute == null ? null : substitute.email(),
                    from,
                    until,
                    Objects.requireNonNullElse(recusedFrom, List.of()));
        }
    }

    /** Who comes in the member's place. */
    record SubstituteRequest(@Nullable String name, @Nullable String email) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AnswerView> answer(
            @PathVariable String token,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable IdempotencyKey key,
            @Valid @RequestBody AnswerRequest request,
            Locale locale) {
        var invited = found(token);
        switch (invited.status()) {
            case STARTED ->
                    throw new Refused(new MeetingHasStarted(invited.invitation().startsAt()));
            case CANCELLED -> throw new Refused(new MeetingIsCancelled());
            case NOT_INVITED -> throw new Refused(new NoLongerInvited());
            case OPEN -> {}
        }
        var now = invited.invitation().revision();
        var revision = Objects.requireNonNullElse(request.revision(), now);
        if (revision < invited.asked()) {
            throw new Refused(new InvitationHasMoved(now));
        }
        var wish = request.wish();
        var language = Pages.language(null, null, locale);
        for (var fault : wish.faults(invited.invitation(), invited.address())) {
            var it = invited.invitation();
            throw new Refused(
                    new AnswerUnusable(
                            fault.pointer(),
                            pages.say(
                                    language,
                                    fault.key(),
                                    it.startsAt().atZone(it.timeZone()).toLocalTime(),
                                    it.endsAt().atZone(it.timeZone()).toLocalTime(),
                                    Integer.toString(Wish.LONGEST_COMMENT))));
        }
        answering.take(
                invited,
                wish,
                Math.min(revision, now),
                key == null ? UUID.randomUUID().toString() : key.value());
        return ResponseEntity.accepted()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(AnswerView.of(found(token)));
    }

    private Invited found(String token) {
        return switch (answering.find(token)) {
            case Found.Nothing _ -> throw new Unknown(token);
            case Found.NotYet _ ->
                    throw new DataAccessResourceFailureException("the meeting is not known yet");
            case Found.An(var invited) -> invited;
        };
    }

    /** People get a page that says to try again; programs the problem that they get everywhere. */
    @ExceptionHandler({MongoException.class, DataAccessException.class})
    ResponseEntity<?> storeAway(RuntimeException away, HttpServletRequest request, Locale locale) {
        LOG.warn("An answer's store is away: {}", away.getMessage());
        var language = Pages.language(request.getParameter("lang"), null, locale);
        return Pages.wantsJson(request)
                        || MediaType.APPLICATION_JSON_VALUE.equals(request.getContentType())
                ? pages.problem(
                        HttpStatus.SERVICE_UNAVAILABLE, "store-away", language, "come-again.text")
                : pages.comeAgain(language);
    }
}
