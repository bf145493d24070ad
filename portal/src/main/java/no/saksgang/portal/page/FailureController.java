package no.saksgang.portal.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What no other page answers for: who is not let in, and what fails outside of all pages. */
@Controller
class FailureController implements ErrorController {
    private final MessageSource words;

    FailureController(MessageSource words) {
        this.words = words;
    }

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    String page(HttpServletRequest request, Model page, Locale locale) {
        return show(statusOf(request), "error." + nameOf(statusOf(request)), page, locale);
    }

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request, Locale locale) {
        var status = statusOf(request);
        var problem = ProblemDetail.forStatus(status);
        problem.setType(
                URI.create(
                        "urn:saksgang:problem:"
                                + switch (status) {
                                    case UNAUTHORIZED -> "not-logged-in";
                                    case FORBIDDEN -> "not-allowed";
                                    case NOT_FOUND -> "unknown-path";
                                    default -> "unexpected";
                                }));
        problem.setTitle(words.getMessage("error." + nameOf(status), null, locale));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** The provider did not answer, or said no. */
    @GetMapping("/public/login-failed")
    String loginFailed(Model page, Locale locale) {
        return show(HttpStatus.UNAUTHORIZED, "login.failed", page, locale);
    }

    private String show(HttpStatus status, String key, Model page, Locale locale) {
        page.addAttribute(
                "failure",
                new ErrorPages.Failure(
                        status.value(),
                        words.getMessage(key, null, locale),
                        words.getMessage(key + ".advice", null, locale),
                        List.of()));
        return "failed";
    }

    private static HttpStatus statusOf(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
    }

    private static String nameOf(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED, FORBIDDEN -> "forbidden";
            case NOT_FOUND -> "unknown";
            default -> "unexpected";
        };
    }
}
