package no.saksgang.chassis.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers for requests that went wrong before or after Spring's part of the way, which the
 * container then sends here. Spring Boot's own answer would be a page, or JSON that is no problem.
 */
@RestController
class UnreachedRequests implements ErrorController {
    private final Problems problems;

    UnreachedRequests(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request, Locale locale) {
        var status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                        ? HttpStatus.resolve(code)
                        : null;
        // Whoever asks for this address themselves finds nothing here.
        return problems.ofStatus(status == null ? HttpStatus.NOT_FOUND : status, locale);
    }
}
