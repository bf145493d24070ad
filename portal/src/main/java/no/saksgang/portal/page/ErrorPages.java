package no.saksgang.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import no.saksgang.portal.services.ServiceAway;
import no.saksgang.portal.services.ServiceRefused;
import no.saksgang.portal.services.ServiceRefused.FieldProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * What people see when something fails: a page in their language that says what and what to do, or,
 * where only a part of the page was asked for, the same as an alert in its place.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorPages {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final Frame frame;
    private final MessageSource words;

    ErrorPages(Frame frame, MessageSource words) {
        this.frame = frame;
        this.words = words;
    }

    /** The login has run out, or the provider no longer knows it: once more, then. */
    @ExceptionHandler(
            exception = OAuth2AuthorizationException.class,
            produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView loginEnded(HttpServletRequest request) {
        if (isPart(request)) {
            var nothing = new ModelAndView();
            nothing.setStatus(HttpStatus.UNAUTHORIZED);
            nothing.setView((_, _, _) -> {});
            return nothing;
        }
        return new ModelAndView("redirect:/oauth2/authorization/saksgang");
    }

    @ExceptionHandler(exception = ServiceRefused.class, produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView refused(
            ServiceRefused refused,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        if (refused.isOfLogin()) {
            return loginEnded(request);
        }
        return page(
                refused.status(),
                refused.words(),
                refused.isStale() ? word("error.stale", locale) : "",
                refused.errors(),
                request,
                response,
                locale);
    }

    @ExceptionHandler(exception = ServiceAway.class, produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView away(
            ServiceAway away,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        LOG.warn("{}", away.getMessage());
        var page =
                page(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        word("error.away", locale),
                        // Who only looks has done nothing that could be in doubt.
                        word(
                                request.getMethod().equals("GET")
                                        ? "error.away.look"
                                        : "error.away.advice",
                                locale),
                        List.of(),
                        request,
                        response,
                        locale);
        // The page that the form stood on cannot be shown either: what was typed goes on from here.
        return request.getMethod().equals("POST") && !isPart(request)
                ? page.addObject(
                        "unsent", Unsent.of(request.getRequestURI(), request.getParameterMap()))
                : page;
    }

    @ExceptionHandler(
            exception = {NoResourceFoundException.class, NoHandlerFoundException.class},
            produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView unknown(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return page(
                HttpStatus.NOT_FOUND,
                word("error.unknown", locale),
                word("error.unknown.advice", locale),
                List.of(),
                request,
                response,
                locale);
    }

    @ExceptionHandler(exception = AccessDeniedException.class, produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView forbidden(
            HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return page(
                HttpStatus.FORBIDDEN,
                word("error.forbidden", locale),
                word("error.forbidden.advice", locale),
                List.of(),
                request,
                response,
                locale);
    }

    /** What nobody foresaw. Errors of Spring's own that have a status keep it. */
    @ExceptionHandler(exception = Exception.class, produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView unexpected(
            Exception failure,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        var status =
                failure instanceof ErrorResponse known
                        ? known.getStatusCode()
                        : HttpStatus.INTERNAL_SERVER_ERROR;
        if (status.is5xxServerError()) {
            LOG.error("{} failed", request.getMethod(), failure);
        }
        var key = status.is5xxServerError() ? "error.unexpected" : "error.malformed";
        return page(
                status,
                word(key, locale),
                word(key + ".advice", locale),
                List.of(),
                request,
                response,
                locale);
    }

    private ModelAndView page(
            HttpStatusCode status,
            String what,
            String advice,
            List<FieldProblem> errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        // A part of a page: said above it, and what it shows is left as it was.
        var part = isPart(request);
        if (part) {
            response.setHeader("HX-Retarget", "#alerts");
            response.setHeader("HX-Reswap", "innerHTML");
            // Of an alert there is no part that a form could have meant.
            response.setHeader("HX-Reselect", "unset");
        }
        var page = new ModelAndView(part ? "failed :: alert" : "failed");
        page.setStatus(status);
        page.addObject("frame", frame.frame(request, locale));
        page.addObject("dates", frame.dates(locale));
        page.addObject("failure", new Failure(status.value(), what, advice, errors));
        return page;
    }

    private static boolean isPart(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    /** What went wrong, in words for people. */
    record Failure(int status, String what, String advice, List<FieldProblem> errors) {}

    private String word(String key, Locale locale) {
        return words.getMessage(key, null, locale);
    }
}
