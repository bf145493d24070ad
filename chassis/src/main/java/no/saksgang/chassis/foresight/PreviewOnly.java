package no.saksgang.chassis.foresight;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import no.saksgang.chassis.http.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Refuses {@code ?preview} where nothing can be foreseen: of every command that is not {@link
 * Foreseeable} and has no mapping of its own for it ({@code params = "preview"}). Whoever only
 * wants to look must not have done it, and a parameter that nobody knows is otherwise ignored.
 */
final class PreviewOnly implements HandlerInterceptor {
    private final ApplicationEventPublisher others;

    PreviewOnly(ApplicationEventPublisher others) {
        this.others = others;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (DryRun.current().isPresent()
                && handler instanceof HandlerMethod method
                && !isForeseeable(method)
                && !answersItself(method)) {
            throw new Refused(new CommandNotForeseen());
        }
        return true;
    }

    /** What is said in turn belongs to it, and may be refused as the command itself. */
    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView page) {
        DryRun.current()
                .filter(_ -> handler instanceof HandlerMethod method && isForeseeable(method))
                .ifPresent(it -> {
                    response.resetBuffer();
                    others.publishEvent(new Foreseen(it.said()));
                    request.setAttribute(Previewing.FORESEEN, true);
                });
    }

    private static boolean isForeseeable(HandlerMethod method) {
        return method.hasMethodAnnotation(Foreseeable.class);
    }

    private static boolean answersItself(HandlerMethod method) {
        var mapping =
                AnnotatedElementUtils.findMergedAnnotation(
                        method.getMethod(), RequestMapping.class);
        return mapping != null && List.of(mapping.params()).contains(Previewing.PREVIEW);
    }
}
