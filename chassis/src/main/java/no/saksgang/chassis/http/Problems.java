package no.saksgang.chassis.http;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import no.saksgang.chassis.store.StoreAway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Turns what goes wrong into problem details (RFC 9457), once for all services: a stable {@code
 * type}, words in the caller's language, and where fields are at fault {@code errors} with a JSON
 * pointer (RFC 6901) each. Nothing was stored when one of these is answered; no stack trace and no
 * parser's words get out.
 */
@RestControllerAdvice
class Problems {
    static final String TYPE = "urn:saksgang:problem:";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int RETRY_AFTER_SECONDS = 2;

    private final MessageSource words;
    private final InWords inWords;

    Problems(MessageSource words, InWords inWords) {
        this.words = words;
        this.inWords = inWords;
    }

    /** A field at fault. */
    record FieldProblem(String pointer, String detail) {}

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused, Locale locale) {
        var refusal = refused.refusal();
        var status =
                refusal instanceof Refusal.OfContent
                        ? HttpStatus.UNPROCESSABLE_CONTENT
                        : HttpStatus.CONFLICT;
        return answer(
                status,
                kebab(refusal.getClass().getSimpleName()),
                details(refusal),
                List.of(),
                locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(Unknown unknown, Locale locale) {
        return answer(
                HttpStatus.NOT_FOUND, "unknown-id", Map.of("id", unknown.id()), List.of(), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> stale(Stale stale, Locale locale) {
        var problem =
                answer(
                        HttpStatus.PRECONDITION_FAILED,
                        "stale",
                        Map.of("current", stale.current().toString()),
                        List.of(),
                        locale);
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .eTag(stale.current().toString())
                .body(problem.getBody());
    }

    /** RFC 6750, 3: how one logs in, and what was wrong with the token if there was one. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> notLoggedIn(NotLoggedIn notLoggedIn, Locale locale) {
        return challenge(
                HttpStatus.UNAUTHORIZED,
                "not-logged-in",
                notLoggedIn.withBadToken() ? "Bearer error=\"invalid_token\"" : "Bearer",
                locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notAllowed(NotAllowed notAllowed, Locale locale) {
        return challenge(
                HttpStatus.FORBIDDEN, "not-allowed", "Bearer error=\"insufficient_scope\"", locale);
    }

    private ResponseEntity<ProblemDetail> challenge(
            HttpStatus status, String name, String challenge, Locale locale) {
        var problem = answer(status, name, Map.of(), List.of(), locale);
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .body(problem.getBody());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> loginAway(LoginAway away, Locale locale) {
        LOG.warn("{}", away.getMessage());
        return tryAgain("login-away", locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(
            HttpMessageNotReadableException unreadable, Locale locale) {
        return switch (cause(unreadable)) {
            case LimitedBody.TooLarge large -> tooLarge(large.largest(), locale);
            case UnrecognizedPropertyException field ->
                    invalid(
                            List.of(
                                    new FieldProblem(
                                            pointer(field), word("field.unknown", locale))),
                            locale);
            case StreamReadException syntax ->
                    answer(
                            HttpStatus.BAD_REQUEST,
                            "malformed-json",
                            Map.of(
                                    "line", String.valueOf(syntax.getLocation().getLineNr()),
                                    "column", String.valueOf(syntax.getLocation().getColumnNr())),
                            List.of(),
                            locale);
            case DatabindException value ->
                    invalid(
                            List.of(
                                    new FieldProblem(
                                            pointer(value), word("field.not-this", locale))),
                            locale);
            case null, default ->
                    answer(HttpStatus.BAD_REQUEST, "malformed-body", Map.of(), List.of(), locale);
        };
    }

    private static @Nullable Throwable cause(Throwable outer) {
        for (var cause = outer.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException || cause instanceof LimitedBody.TooLarge) {
                return cause instanceof JacksonException
                                && cause.getCause() instanceof LimitedBody.TooLarge large
                        ? large
                        : cause;
            }
        }
        return null;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(LimitedBody.TooLarge large, Locale locale) {
        return tooLarge(large.largest(), locale);
    }

    private ResponseEntity<ProblemDetail> tooLarge(String largest, Locale locale) {
        return answer(
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                Map.of("largest", largest),
                List.of(),
                locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(MethodArgumentNotValidException invalid, Locale locale) {
        var errors = invalid.getAllErrors().stream().map(it -> fieldProblem(it, locale)).toList();
        return invalid(errors, locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(HandlerMethodValidationException invalid, Locale locale) {
        var errors = new ArrayList<FieldProblem>();
        invalid.getParameterValidationResults()
                .forEach(result ->
                        result.getResolvableErrors()
                                .forEach(error -> {
                                    var codes = error.getCodes();
                                    var pointer =
                                            error instanceof FieldError field
                                                    ? pointer(field.getField())
                                                    : "/"
                                                            + result.getMethodParameter()
                                                                    .getParameterName();
                                    errors.add(
                                            new FieldProblem(
                                                    pointer,
                                                    rule(codes, error.getArguments(), locale)));
                                }));
        return invalid(errors, locale);
    }

    private ResponseEntity<ProblemDetail> invalid(List<FieldProblem> errors, Locale locale) {
        return answer(HttpStatus.BAD_REQUEST, "invalid-fields", Map.of(), errors, locale);
    }

    private FieldProblem fieldProblem(ObjectError error, Locale locale) {
        var pointer = error instanceof FieldError field ? pointer(field.getField()) : "";
        return new FieldProblem(pointer, rule(error.getCodes(), error.getArguments(), locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingRequestHeaderException missing, Locale locale) {
        return missing.getHeaderName().equalsIgnoreCase(HttpHeaders.IF_MATCH)
                ? answer(
                        HttpStatus.PRECONDITION_REQUIRED,
                        "if-match-missing",
                        Map.of(),
                        List.of(),
                        locale)
                : answer(
                        HttpStatus.BAD_REQUEST,
                        "header-missing",
                        Map.of("header", missing.getHeaderName()),
                        List.of(),
                        locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> binding(ServletRequestBindingException missing, Locale locale) {
        return answer(HttpStatus.BAD_REQUEST, "parameter-missing", Map.of(), List.of(), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mismatch(
            MethodArgumentTypeMismatchException mismatch, Locale locale) {
        if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            // What cannot be an id is nobody's id.
            return answer(
                    HttpStatus.NOT_FOUND,
                    "unknown-id",
                    Map.of("id", String.valueOf(mismatch.getValue())),
                    List.of(),
                    locale);
        }
        return answer(
                HttpStatus.BAD_REQUEST,
                "invalid-parameter",
                Map.of("parameter", mismatch.getName()),
                List.of(),
                locale);
    }

    private ResponseEntity<ProblemDetail> storeAway(Exception away, Locale locale) {
        LOG.warn("The store is away: {}", away.getClass().getSimpleName());
        return tryAgain("store-away", locale);
    }

    private ResponseEntity<ProblemDetail> tryAgain(String name, Locale locale) {
        var problem = answer(HttpStatus.SERVICE_UNAVAILABLE, name, Map.of(), List.of(), locale);
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS))
                .body(problem.getBody());
    }

    /**
     * Whatever else: Spring's own (no such address, not this method, not this media type), or a
     * fault of ours.
     */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> other(
            Exception other, HttpServletRequest request, Locale locale) {
        if (other instanceof ErrorResponse known) {
            var problem = ofStatus(known.getStatusCode(), locale);
            return ResponseEntity.status(known.getStatusCode())
                    .headers(headers -> {
                        headers.putAll(known.getHeaders());
                        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
                    })
                    .body(problem.getBody());
        }
        if (StoreAway.isWhy(other)) {
            return storeAway(other, locale);
        }
        // Not the address itself: in some a secret stands that does not belong in a log.
        var handled = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        LOG.error(
                "{} {} failed",
                request.getMethod(),
                handled == null ? "(no address of ours)" : handled,
                other);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", Map.of(), List.of(), locale);
    }

    /** The problem of which no more is known than its status. */
    ResponseEntity<ProblemDetail> ofStatus(HttpStatusCode status, Locale locale) {
        var name =
                switch (status.value()) {
                    case 404 -> "no-such-address";
                    case 405 -> "method-not-allowed";
                    case 406 -> "not-acceptable";
                    case 415 -> "unsupported-media-type";
                    default -> status.is5xxServerError() ? "internal-error" : "bad-request";
                };
        return answer(status, name, Map.of(), List.of(), locale);
    }

    private ResponseEntity<ProblemDetail> answer(
            HttpStatusCode status,
            String name,
            Map<String, ?> details,
            List<FieldProblem> errors,
            Locale locale) {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create(TYPE + name));
        problem.setTitle(fill(word(name + ".title", locale), details, locale));
        Optional.ofNullable(words.getMessage(name + ".detail", null, null, locale))
                .ifPresent(detail -> problem.setDetail(fill(detail, details, locale)));
        details.forEach((detail, value) -> problem.setProperty(detail, value.toString()));
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private String word(String key, Locale locale) {
        return Objects.requireNonNullElse(words.getMessage(key, null, null, locale), key);
    }

    /**
     * The words for a broken rule of Bean Validation, {@code field.not-blank} and so on, with the
     * rule's own limits.
     */
    private String rule(String @Nullable [] codes, Object @Nullable [] arguments, Locale locale) {
        var rule = codes == null || codes.length == 0 ? "" : codes[codes.length - 1];
        var limits =
                arguments == null
                        ? Map.<String, String>of()
                        : Arrays.stream(arguments)
                                .filter(Number.class::isInstance)
                                .map(Object::toString)
                                .collect(
                                        Collectors.collectingAndThen(
                                                Collectors.toList(), Problems::limits));
        var text = words.getMessage("field." + kebab(rule), null, null, locale);
        return fill(text == null ? word("field.not-this", locale) : text, limits, locale);
    }

    /**
     * Bean Validation gives a rule's numbers in the alphabetical order of their names: max before
     * min.
     */
    private static Map<String, String> limits(List<String> numbers) {
        return switch (numbers.size()) {
            case 0 -> Map.of();
            case 1 -> Map.of("max", numbers.getFirst(), "min", numbers.getFirst());
            default -> Map.of("max", numbers.getFirst(), "min", numbers.get(1));
        };
    }

    private static Map<String, Object> details(Refusal refusal) {
        return Arrays.stream(refusal.getClass().getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, it -> valueOf(it, refusal)));
    }

    private static Object valueOf(RecordComponent component, Refusal refusal) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return Objects.requireNonNullElse(accessor.invoke(refusal), "");
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(
                    "a record does not show " + component.getName(), impossible);
        }
    }

    private String fill(String text, Map<String, ?> details, Locale locale) {
        var filled = text;
        for (var detail : details.entrySet()) {
            filled =
                    filled.replace(
                            "{" + detail.getKey() + "}", inWords.of(detail.getValue(), locale));
        }
        return filled;
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String pointer(DatabindException at) {
        return at.getPath().stream()
                .map(it ->
                        "/"
                                + escape(
                                        it.getPropertyName() == null
                                                ? String.valueOf(it.getIndex())
                                                : it.getPropertyName()))
                .collect(Collectors.joining());
    }

    /** {@code agenda[0].title} as {@code /agenda/0/title}. */
    private static String pointer(String path) {
        return "/" + escape(path).replace("[", "/").replace("]", "").replace('.', '/');
    }

    private static String escape(String token) {
        return token.replace("~", "~0").replace("/", "~1");
    }
}
