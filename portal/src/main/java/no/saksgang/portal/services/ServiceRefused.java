package no.saksgang.portal.services;

import java.util.List;
import org.springframework.http.HttpStatusCode;

/** A service said no. Its words are meant for the person at the page, in their language. */
public final class ServiceRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient HttpStatusCode status;
    private final String type;
    private final String words;
    private final transient List<FieldProblem> errors;

    ServiceRefused(HttpStatusCode status, String type, String words, List<FieldProblem> errors) {
        super(words);
        this.status = status;
        this.type = type;
        this.words = words;
        this.errors = List.copyOf(errors);
    }

    /**
     * What is wrong with a field.
     *
     * @param pointer to it in what was sent (RFC 6901)
     */
    public record FieldProblem(String pointer, String detail) {}

    public HttpStatusCode status() {
        return status;
    }

    /** What is wrong, for the person at the page. */
    public String words() {
        return words;
    }

    /** The refusal's name, such as {@code agenda-is-empty}. */
    public String type() {
        return type;
    }

    /** What is wrong with which field; empty where no field is at fault. */
    public List<FieldProblem> errors() {
        return errors;
    }

    /** Whether what was shown has been changed by somebody else meanwhile. */
    public boolean isStale() {
        return status.value() == 412;
    }

    /** Whether it is not for this person. */
    public boolean isForbidden() {
        return status.value() == 403;
    }

    /** Whether the service cannot do it now, rather than will not. */
    public boolean isOfServer() {
        return status.is5xxServerError();
    }

    /** Whether the login is no longer believed. */
    public boolean isOfLogin() {
        return status.value() == 401;
    }

    /** Whether the thing does not exist, or not for this person. */
    public boolean isUnknown() {
        return status.value() == 404;
    }
}
