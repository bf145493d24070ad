package no.saksgang.chassis.login;

import no.saksgang.chassis.http.NotLoggedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a controller's method its {@link Caller}. */
final class CallerArgument implements HandlerMethodArgumentResolver {
    private final boolean withLogins;

    CallerArgument(boolean withLogins) {
        this.withLogins = withLogins;
    }

    /**
     * @throws NotLoggedIn if nobody is
     */
    static Caller caller() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof LoggedIn who) {
            return who.caller();
        }
        throw new NotLoggedIn(false);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Caller.class);
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return withLogins ? caller() : Caller.TRUSTED;
    }
}
