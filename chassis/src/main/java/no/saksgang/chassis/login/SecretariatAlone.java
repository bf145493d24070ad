package no.saksgang.chassis.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses everybody but the secretariat where a controller's method does not ask who calls: an
 * endpoint that nobody has thought about is closed, not open.
 */
final class SecretariatAlone implements HandlerInterceptor {
    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !asksWhoCalls(method)) {
            CallerArgument.caller().checkSecretariat();
        }
        return true;
    }

    private static boolean asksWhoCalls(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(it -> it.getParameterType().equals(Caller.class));
    }
}
