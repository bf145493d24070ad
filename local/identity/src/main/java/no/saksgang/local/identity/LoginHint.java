package no.saksgang.local.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Logs in the person whom an authorization request names in {@code login_hint}, without a page in
 * between, whoever was logged in before. If there is nobody of that id, the page asks.
 */
final class LoginHint extends OncePerRequestFilter {
    static final String PARAMETER = "login_hint";

    private final People people;
    private final Session session;

    LoginHint(People people, Session session) {
        this.people = people;
        this.session = session;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod())
                || !request.getRequestURI().equals("/oauth2/authorize")
                || request.getParameter(PARAMETER) == null;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var hint = request.getParameter(PARAMETER);
        if (!session.isOf(hint)) {
            people.find(hint)
                    .ifPresentOrElse(
                            person -> session.begin(person, request, response),
                            () -> session.end(request));
        }
        chain.doFilter(request, response);
    }
}
