package no.saksgang.chassis.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses {@code ?preview} where nothing can be foreseen: of every command that has no mapping of
 * its own for it ({@code params = "preview"}). Whoever only wants to look must not have done it,
 * and a parameter that nobody knows is otherwise ignored.
 */
final class PreviewOnly implements HandlerInterceptor {
    private static final String PREVIEW = "preview";

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var looks = HttpMethod.GET.matches(request.getMethod());
        if (!looks
                && request.getParameterMap().containsKey(PREVIEW)
                && handler instanceof HandlerMethod method
                && !foresees(method)) {
            throw new Refused(new CommandNotForeseen());
        }
        return true;
    }

    private static boolean foresees(HandlerMethod method) {
        var mapping =
                AnnotatedElementUtils.findMergedAnnotation(
                        method.getMethod(), RequestMapping.class);
        return mapping != null && List.of(mapping.params()).contains(PREVIEW);
    }
}
