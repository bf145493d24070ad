package no.saksgang.local.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Asks a person who they are, and believes it. */
@RestController
class LoginController {
    private final People people;
    private final Session session;
    private final URI portal;
    private final RequestCache waiting = new HttpSessionRequestCache();

    LoginController(People people, Session session, IdentitySettings settings) {
        this.people = people;
        this.session = session;
        this.portal = settings.portal().address();
    }

    @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String page(CsrfToken proof) {
        return new LoginPage(people.all(), proof).html();
    }

    @PostMapping("/login")
    ResponseEntity<Void> login(
            @RequestParam String person, HttpServletRequest request, HttpServletResponse response) {
        var chosen = people.find(person);
        if (chosen.isEmpty()) {
            return seeOther(URI.create("/login"));
        }
        var next = next(request, response);
        session.begin(chosen.get(), request, response);
        return seeOther(next);
    }

    /** The request that was stopped to ask, which may have hinted at somebody else. */
    private URI next(HttpServletRequest request, HttpServletResponse response) {
        var stopped = waiting.getRequest(request, response);
        return stopped == null
                ? portal
                : UriComponentsBuilder.fromUriString(stopped.getRedirectUrl())
                        .replaceQueryParam(LoginHint.PARAMETER)
                        .build(true)
                        .toUri();
    }

    private static ResponseEntity<Void> seeOther(URI next) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(next).build();
    }
}
