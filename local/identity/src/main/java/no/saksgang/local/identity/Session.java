package no.saksgang.local.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** A browser's login here: whom the next authorization request is for. */
@Component
class Session {
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    /** Makes the browser this person's. */
    void begin(Person person, HttpServletRequest request, HttpServletResponse response) {
        end(request);
        // The protocol tells clients when a person logged in, and looks for it in what proves it.
        var proof = FactorGrantedAuthority.fromFactor("CHOICE");
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        person.id(), null, List.of(proof)));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /** Makes the browser nobody's; a session never passes from one person to the next. */
    void end(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    boolean isOf(String personId) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getName().equals(personId);
    }
}
